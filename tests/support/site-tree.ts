import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Change, type RenditionFormat, parseChange, renditionPath } from '@newsroom/shared';
import {
  type MadePicture,
  type ModelInput,
  type Rendition,
  buildModel,
  fileOf,
  render,
  routes,
} from '@newsroom/site';

const require = createRequire(import.meta.url);
const siteDir = dirname(require.resolve('@newsroom/site/package.json'));
const examplesDir = join(dirname(require.resolve('@newsroom/shared/package.json')), 'examples');

export const AS_OF = '2025-06-01T00:00:00.000Z';

/** A written site: path from its root → content; files that are not text have one character for each byte. */
export type Tree = Map<string, string>;

/** Every example of the contract as one model. */
export const exampleInput = (): ModelInput => {
  const changes: Change[] = readdirSync(examplesDir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const parsed = parseChange(
        JSON.parse(readFileSync(join(examplesDir, name), 'utf8')) as Parameters<typeof parseChange>[0],
      );
      if ('refusal' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.refusal)}`);
      return parsed.change;
    });
  const renditions: Record<string, MadePicture> = {};
  for (const [, sha256 = ''] of JSON.stringify(changes).matchAll(/"sha256":"([0-9a-f]{64})"/g)) {
    const sizes = (format: RenditionFormat) =>
      [320, 720, 1080, 1600].map((width): Rendition => ({
        path: renditionPath(sha256, width, format),
        width,
        height: Math.round((width * 2) / 3),
        bytes: width * 50,
        mime: format === 'jpg' ? 'image/jpeg' : 'image/avif',
      }));
    const placeholder = 'data:image/webp;base64,UklGRg==';
    renditions[sha256] = { jpeg: sizes('jpg'), avif: sizes('avif'), placeholder };
  }
  return { changes, renditions, siteUrl: 'https://vi-du.example' };
};

/** The downloads of the examples by their public addresses: they are files of the CMS, not of the renderer. */
export const exampleDownloads = (): Set<string> =>
  new Set(readdirSync(join(examplesDir, 'originals')).map((name) => `/tep/${name}`));

/** The same newsroom as an official site: without made-up content, and with contacts. */
export const officialInput = (): ModelInput => {
  const input = exampleInput();
  const changes = input.changes.map((change): Change => {
    if (change.subject === 'department')
      return {
        ...change,
        payload: {
          ...change.payload,
          official: true,
          governingBody: 'Ủy ban nhân dân tỉnh Ví Dụ',
          address: '01 đường Ví Dụ',
          phone: '0297 0000 000',
          email: 'lien-he@vi-du.example',
        },
      };
    return change.subject === 'post' && change.payload.status === 'live'
      ? { ...change, payload: { ...change.payload, sample: false } }
      : change;
  });
  return { ...input, changes };
};

/** The tree that the renderer of the publisher makes of a model. */
export const renderedTree = async (input: ModelInput, asOf = AS_OF): Promise<Tree> => {
  const tree: Tree = new Map();
  for (const route of routes(buildModel(input), asOf)) {
    tree.set(fileOf(route.url), textOf(fileOf(route.url), Buffer.from(await render(route))));
  }
  return tree;
};

/** The tree that a plain `astro build` makes of a model, on a machine in the given time zone. */
export const builtTree = async (input: ModelInput, zone: string, asOf = AS_OF): Promise<Tree> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-tree-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...input, asOf }));
    const astro = join(
      dirname(createRequire(join(siteDir, 'package.json')).resolve('astro/package.json')),
      'bin',
      'astro.mjs',
    );
    await promisify(execFile)(process.execPath, [astro, 'build'], {
      cwd: siteDir,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        TZ: zone,
        ASTRO_TELEMETRY_DISABLED: '1',
        NEWSROOM_MODEL: join(folder, 'model.json'),
        NEWSROOM_OUT: out,
      },
    });
    return readTree(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readTree = (root: string): Tree =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(root, file), textOf(file, readFileSync(file))]),
  );

export const isBinary = (file: string): boolean => /\.(woff2|png|ico|docx)$/.test(file);

const textOf = (file: string, bytes: Buffer): string => bytes.toString(isBinary(file) ? 'latin1' : 'utf8');
