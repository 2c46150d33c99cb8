/**
 * The internals of Strapi that the CMS calls, replaces or wraps, and that no version guarantees. After a new version of
 * Strapi, a failing test names what has changed and the file that depends on it. The tests use a Strapi without our code.
 */
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { secretsOf } from '../support/cms.ts';

const cms = dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json'));
const requireOfCms = createRequire(join(cms, 'package.json'));
const packageFolder = (name: string): string => {
  const strapi = createRequire(requireOfCms.resolve('@strapi/strapi/package.json'));
  return dirname(strapi.resolve(`${name}/package.json`));
};

type Shape = (strapi: Core.Strapi) => unknown;
const service =
  (plugin: string, name: string): Shape =>
  (strapi) =>
    strapi.plugin(plugin).service(name);
const adminService =
  (name: string): Shape =>
  (strapi) =>
    strapi.service(`admin::${name}`);
/** Paths of the routes that the admin calls. */
const adminPaths = (routes: unknown): string[] =>
  (routes as { admin: { routes: { path: string }[] } }).admin.routes.map(({ path }) => path);

/** By file of the CMS: the object of Strapi, its name, and the functions that it must have. */
const CALLED: Record<string, [what: string, shape: Shape, functions: string[]][]> = {
  'newsroom/access/relation-choices.ts': [
    [
      'the controller of relations',
      (strapi) => strapi.plugin('content-manager').controller('relations'),
      ['extractAndValidateRequestInfo'],
    ],
    ['the check of rights', service('content-manager', 'permission-checker'), ['create']],
  ],
  'newsroom/access/home-counts.ts': [
    ['the home page', service('content-manager', 'homepage'), ['getCountDocuments']],
  ],
  'newsroom/access/role-codes.ts': [['roles', adminService('role'), ['deleteByIds']]],
  'newsroom/access/roles.ts': [
    ['content types', adminService('content-type'), ['getNestedFields']],
    ['roles', adminService('role'), ['create', 'exists', 'update', 'assignPermissions', 'deleteByIds']],
    ['permissions', adminService('permission'), ['findMany', 'deleteByIds']],
  ],
  'newsroom/approval/protected-files.ts': [
    ['uploads', service('upload', 'upload'), ['upload', 'replace', 'remove', 'updateFileInfo', 'findOne']],
  ],
  'newsroom/approval/review.ts': [['addresses of files', service('upload', 'file'), ['signFileUrls']]],
  'newsroom/consents/erasure.ts': [['uploads', service('upload', 'upload'), ['findOne', 'remove']]],
  'newsroom/files/uploads.ts': [
    ['the upload provider', (strapi) => strapi.plugin('upload').provider, ['extend']],
  ],
  'newsroom/files/library-pictures.ts': [
    [
      'pictures',
      service('upload', 'image-manipulation'),
      [
        'isImage',
        'isFaultyImage',
        'isOptimizableImage',
        'isResizableImage',
        'optimize',
        'getDimensions',
        'generateThumbnail',
        'generateResponsiveFormats',
        'generateFileName',
      ],
    ],
  ],
  'newsroom/files/taken-files.ts': [
    [
      'the reading of bodies',
      (strapi) => ({ body: strapi.middleware('strapi::body')({}, { strapi }) }),
      ['body'],
    ],
  ],
  'newsroom/files/upload-routes.ts': [
    [
      'what a right allows',
      (strapi) =>
        (
          strapi.service('admin::permission') as {
            createPermissionsManager(of: object): unknown;
          }
        ).createPermissionsManager({
          ability: { can: () => true },
          action: 'plugin::upload.assets.create',
          model: 'plugin::upload.file',
        }),
      ['toSubject'],
    ],
  ],
  'newsroom/people/roles.ts': [['roles', adminService('role'), ['findOne']]],
  'newsroom/staff/accounts-guard.ts': [
    ['sessions', (strapi) => strapi.sessionManager('admin'), ['invalidateRefreshToken']],
  ],
  'newsroom/staff/people.ts': [
    ['accounts', adminService('user'), ['create', 'updateById']],
    ['tokens of invitations', adminService('token'), ['createToken']],
    ['forgotten passwords', adminService('auth'), ['forgotPassword']],
    ['mails', service('email', 'email'), ['send']],
  ],
  'newsroom/writing/import.ts': [['uploads', service('upload', 'upload'), ['upload', 'remove']]],
  'plugins/approval/server/index.ts': [
    [
      'conditions of rights',
      (strapi) => strapi.service('admin::permission').conditionProvider,
      ['registerMany'],
    ],
  ],
  'bootstrap/accounts.ts': [['accounts', adminService('user'), ['create', 'updateById', 'deleteById']]],
  'bootstrap/demo-library.ts': [
    ['folders', service('upload', 'folder'), ['create', 'deleteByIds']],
    ['uploads', service('upload', 'upload'), ['upload', 'remove']],
  ],
  'bootstrap/layouts.ts': [
    ['layouts', service('content-manager', 'content-types'), ['updateConfiguration']],
    ['layouts of components', service('content-manager', 'components'), ['updateConfiguration']],
  ],
  'bootstrap/publisher-token.ts': [
    ['API tokens', adminService('api-token'), ['getByName', 'create', 'update', 'hash', 'exists', 'revoke']],
  ],
};

describe('a Strapi without anything of ours', () => {
  let app: string;
  let strapi: Core.Strapi;

  beforeAll(async () => {
    app = mkdtempSync(join(tmpdir(), 'newsroom-shape-'));
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'shape', strapi: { uuid: false } }));
    mkdirSync(join(app, 'config'));
    mkdirSync(join(app, 'public/uploads'), { recursive: true });
    const secrets = secretsOf();
    const configuration = {
      database: {
        connection: {
          client: 'sqlite',
          connection: { filename: join(app, 'shape.db') },
          useNullAsDefault: true,
        },
      },
      server: { host: '127.0.0.1', app: { keys: secrets.APP_KEYS.split(',') } },
      admin: {
        auth: { secret: secrets.ADMIN_JWT_SECRET },
        apiToken: { salt: secrets.API_TOKEN_SALT },
        transfer: { token: { salt: secrets.TRANSFER_TOKEN_SALT } },
      },
      logger: { level: 'error' },
    };
    for (const [name, value] of Object.entries(configuration))
      writeFileSync(join(app, 'config', `${name}.json`), JSON.stringify(value));
    Object.assign(process.env, { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' });
    const { createStrapi } = requireOfCms('@strapi/strapi') as {
      createStrapi(options: Record<string, unknown>): Core.Strapi;
    };
    const options = { appDir: app, distDir: app, autoReload: false, serveAdminPanel: false };
    strapi = await createStrapi(options).load();
  });
  afterAll(async () => {
    // Strapi removes every listener of the process, including those of the test runner.
    const { removeAllListeners } = process;
    process.removeAllListeners = () => process;
    await strapi.destroy();
    process.removeAllListeners = removeAllListeners;
    rmSync(app, { recursive: true });
  });

  const rows = Object.entries(CALLED).flatMap(([file, objects]) =>
    objects.map(([what, shape, functions]) => ({ file, what, shape, functions })),
  );
  it.each(rows)('has of $what the functions $functions, for $file', ({ shape, functions }) => {
    const object = shape(strapi) as Record<string, unknown> | undefined;
    expect(functions.filter((name) => typeof object?.[name] !== 'function')).toEqual([]);
  });

  it('has the admin routes that newsroom/access/closed-routes.ts takes away', () => {
    expect(adminPaths(strapi.plugin('email').routes)).not.toEqual([]);
    expect(adminPaths(strapi.plugin('upload').routes)).toContain('/actions/upload-from-urls');
    const paths = adminPaths(strapi.admin.routes);
    for (const start of ['/admin-tokens', '/webhooks', '/transfer'])
      expect(
        paths.some((path) => path.startsWith(start)),
        start,
      ).toBe(true);
  });

  it('takes files at the routes of the media library that newsroom/files/upload-routes.ts knows', () => {
    const { admin } = strapi.plugin('upload').routes as unknown as {
      admin: { routes: { method: string; path: string; handler: string }[] };
    };
    const taking = admin.routes
      .filter(({ handler }) => /^admin-upload\.(upload|uploadFile|replaceFile)$/.test(handler))
      .map(({ method, path }) => `${method} ${path}`);
    expect(taking.sort()).toEqual(['POST /', 'POST /files', 'POST /files/:id/replace']);
  });

  it('keeps routes of plugins for the outside where newsroom/access/closed-routes.ts empties them', () => {
    const open = Object.entries(strapi.plugins).filter(
      ([, { routes }]) => !Array.isArray(routes) && (routes['content-api']?.routes.length ?? 0) > 0,
    );
    expect(open.map(([name]) => name)).toContain('upload');
  });

  it('tells of a sign-in by the events that newsroom/staff/accounts-guard.ts listens to', () => {
    const sources = textsIn('@strapi/admin', 'dist/server/**/*.js');
    expect(sources.some((text) => text.includes('admin.auth.success'))).toBe(true);
    expect(sources.some((text) => text.includes('admin.auth.error'))).toBe(true);
  });

  it('gives the hooks of the database and the request that the rules of saving stand on', () => {
    expect(typeof strapi.db.lifecycles.subscribe).toBe('function');
    expect(typeof strapi.requestContext.get).toBe('function');
    expect(typeof strapi.documents.use).toBe('function');
    expect(typeof strapi.db.transaction).toBe('function');
  });
});

/** What our admin depends on: names in the code of Strapi's admin. */
test.each([
  ['@strapi/content-manager', 'Admin/CM/pages/EditView/mutate-edit-view-layout'],
  ['@strapi/content-manager', 'Admin/CM/pages/ListView/inject-in-filters'],
  ['@strapi/content-manager', 'Admin/CM/pages/ListView/inject-column-in-table'],
  ['@strapi/content-manager', 'addEditViewSidePanel'],
  ['@strapi/content-manager', 'addDocumentAction'],
  ['@strapi/content-manager', 'addBulkAction'],
  ['@strapi/content-manager', 'right-links'],
  ['@strapi/content-manager', 'updateDocument'],
  ['@strapi/admin', 'logout'],
  ['@strapi/admin', 'strapi-admin-language'],
  ['@strapi/admin', 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR'],
])('the admin of %s still says %s', (name, text) => {
  expect(textsIn(name, 'dist/admin/**/*.mjs').some((source) => source.includes(text))).toBe(true);
});

describe('the insides that cms/strapi-admin.mjs loads', () => {
  const inside = join(packageFolder('@strapi/strapi'), 'dist/src');
  test.each([
    ['node/create-build-context.js', 'createBuildContext'],
    ['node/staticFiles.js', 'writeStaticClientFiles'],
    ['node/vite/build.js', 'build'],
    ['node/vite/watch.js', 'watch'],
    ['cli/utils/logger.js', 'createLogger'],
  ])('%s gives %s', (file, name) => {
    expect(existsSync(join(inside, file))).toBe(true);
    expect(typeof (requireOfCms(join(inside, file)) as Record<string, unknown>)[name]).toBe('function');
  });

  test('the admin is served from dist/build, and from elsewhere only where that folder is not', () => {
    const [source] = textsIn('@strapi/admin', 'dist/server/**/serve-admin-panel.js');
    expect(source).toContain("path.resolve(strapi.dirs.dist.root, 'build')");
    expect(source).toContain('pathExistsSync(buildDir)');
  });
});

/** As `newsroom/ground/rows.ts` types them: SQLite gives an instant as a number, PostgreSQL as a Date. */
test.each([
  ['datetime', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['datetime', 0, '1970-01-01T00:00:00.000Z'],
  ['date', '2026-11-25', '2026-11-25'],
  ['boolean', 1, true],
  ['json', '{"by":1}', { by: 1 }],
])('a query reads %s from %o', (type, stored, read) => {
  const { createField } = requireOfCms(join(packageFolder('@strapi/database'), 'dist/fields/index.js')) as {
    createField(attribute: { type: string }): { fromDB(value: unknown): unknown };
  };
  expect(createField({ type }).fromDB(stored)).toEqual(read);
});

test('every file that takes hold of a service, controller, route or provider of Strapi stands here', () => {
  const source = readFileSync(import.meta.filename, 'utf8');
  const holding = globSync('src/**/*.ts', { cwd: cms })
    .filter((file) => !/\/admin\/|\.test\.ts$/.test(file))
    .filter((file) =>
      /strapi\s*\.(plugin\(|plugins\b|admin\.|sessionManager\()|\b(strapiService|uploadProvider)\(/.test(
        readFileSync(join(cms, file), 'utf8'),
      ),
    )
    .map((file) => file.replace(/^src\//, ''))
    // It hands them to the others with their types.
    .filter((file) => file !== 'newsroom/ground/strapi-services.ts');
  expect(holding.length).toBeGreaterThan(10);
  expect(holding.filter((file) => !source.includes(file))).toEqual([]);
});

function textsIn(name: string, pattern: string): string[] {
  const folder = packageFolder(name);
  return globSync(pattern, { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
}
