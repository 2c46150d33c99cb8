import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ADMIN } from './admin';
import { CONTENT_MANAGER } from './content-manager';
import { UPLOAD } from './upload';

type Strings = Record<string, string>;

const strapi = createRequire(createRequire(import.meta.url).resolve('@strapi/strapi/package.json'));
const folderOf = (name: string, within: string): string =>
  join(dirname(strapi.resolve(`@strapi/${name}/package.json`)), 'dist/admin', within);

/** Where each of Strapi's packages has its views, and the prefix of its keys. */
const PARTS = [
  { folder: folderOf('admin', 'admin/src'), prefix: '', ours: ADMIN },
  { folder: folderOf('content-manager', ''), prefix: 'content-manager.', ours: CONTENT_MANAGER },
  { folder: folderOf('upload', ''), prefix: 'upload.', ours: UPLOAD },
];

/** Views that are turned off, that need a paid edition, or that only the administrator's settings show. */
const UNSEEN = new RegExp(
  [
    'ee/',
    'GuidedTour',
    'MediaLibraryBanner',
    'Widgets\\.mjs',
    'StrapiApp\\.mjs',
    'Marketplace',
    'UpsellBanner',
    'NpsSurvey',
    'components/Tokens/',
    'pages/Settings/pages/',
    'history/',
    'preview/(?!components/PreviewHeader)',
    'DynamicZone',
    'ai/',
    'pages/SettingsPage/',
  ].join('|'),
);
/** Texts about artificial intelligence, which the Community Edition does not have. */
const UNSEEN_KEYS = /metadata|\.ai$/i;

const vietnamese = async (): Promise<Strings> => {
  const known: Strings = {};
  for (const { folder, prefix, ours } of PARTS) {
    const file = pathToFileURL(join(folder, 'translations/vi.json.mjs')).href;
    const theirs = await import(file).then(
      (module: { default: Strings }) => module.default,
      () => ({}),
    );
    for (const [key, text] of Object.entries({ ...theirs, ...ours })) known[prefix + key] = text;
  }
  return { ...known, ...ADMIN };
};

/** Keys that the views use, with the English text that they show without a translation. */
const asked = (): { key: string; english: string }[] =>
  PARTS.flatMap(({ folder, prefix }) =>
    globSync('**/*.mjs', { cwd: folder })
      .filter((file) => !file.includes('translations/') && !UNSEEN.test(file))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(MESSAGE)].map(
          ([, own, key = '', english = '']) => ({
            key: (own ? prefix : '') + key,
            english,
          }),
        ),
      ),
  );

const MESSAGE =
  /\bid: ?(getTranslation\(|getTrad\(|getTranslationKey\()?['"`]([^'"`$]+)['"`]\)?,\s*defaultMessage: ?['"`]((?:[^'"`\\]|\\.)*)/g;

describe('Strapi’s views', () => {
  it('ask for no text that has no Vietnamese', async () => {
    const known = await vietnamese();
    const keys = asked();
    expect(keys.length).toBeGreaterThan(800);
    expect(
      keys
        .filter(({ key }) => !(key in known) && !UNSEEN_KEYS.test(key))
        .map(({ key, english }) => `${key}: ${english}`),
    ).toEqual([]);
  });

  it('ask for 8 letters of passwords alone: by this number their message is told apart', () => {
    const src = join(import.meta.dirname, '../..');
    const schemas = globSync('{api,components}/**/*.json', { cwd: src });
    expect(schemas.length).toBeGreaterThan(10);
    expect(schemas.filter((path) => /"minLength": ?8\b/.test(readFileSync(join(src, path), 'utf8')))).toEqual(
      [],
    );
  });
});
