import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Person, person, signIn } from '../support/cms-people.ts';
import { articleBody, articles } from '../support/cms-posts.ts';

/** Every route below /api, with who may call it. A new route has to be added here. */
const CONTENT_ROUTES = [
  'GET /api/publication/changes',
  'GET /api/publication/originals',
  'GET /api/publication/originals/:sha256',
  'GET /api/publication/preview/:uid/:documentId',
  'POST /api/publication/releases',
];

/** Strapi's own routes that answer without a login; none of them gives our content or settings. */
const OPEN_ADMIN_ROUTES = [
  'DELETE /_health',
  'GET /_health',
  'GET /admin/init',
  'GET /admin/project-type',
  'GET /content-manager/preview/script',
  'PATCH /_health',
  'POST /_health',
  'PUT /_health',
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

describe('what answers from outside', () => {
  let cms: Cms;
  let routes: { method: string; path: string }[];

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    routes = cms.strapi.server
      .listRoutes()
      .flatMap(({ methods, path }: { methods: string[]; path: string }) =>
        methods.filter((method) => METHODS.includes(method)).map((method) => ({ method, path })),
      );
  });
  afterAll(() => cms.stop());

  it('is the publisher’s four routes, the preview and no other content route', () => {
    const content = routes
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(content.sort()).toEqual(CONTENT_ROUTES);
  });

  it('answers 401 to anonymous calls of every content route, and has no other for any content type, draft or not', async () => {
    const anonymous = person(cms, null);
    const types = Object.values(cms.strapi.contentTypes).map(
      (type) => `/api/${type.info.pluralName ?? type.modelName}`,
    );
    const paths = [
      ...routes
        .filter(({ path }) => path.startsWith('/api/'))
        .map(({ path }) => path.replace(':sha256', 'a'.repeat(64))),
      ...types,
      ...types.map((path) => `${path}/1`),
      '/api/upload/files',
      '/uploads/anything.jpg',
    ];
    const statuses: Record<string, number> = {};
    for (const path of paths) {
      for (const query of ['', '?status=draft', '?status=published&populate=*']) {
        statuses[`GET ${path}${query}`] = (await anonymous.get(path + query)).status;
      }
      statuses[`POST ${path}`] = (await anonymous.post(path, { data: {} })).status;
      statuses[`PUT ${path}`] = (await anonymous.put(path, { data: {} })).status;
      statuses[`DELETE ${path}`] = (await anonymous.delete(path)).status;
    }
    const known = new Set(
      routes
        .filter(({ path }) => path.startsWith('/api/'))
        .map(({ method, path }) => `${method} ${path.replace(':sha256', 'a'.repeat(64))}`),
    );
    const wanted = (call: string): number => {
      const [method = '', address = ''] = call.split(' ');
      const [path = ''] = address.split('?');
      if (known.has(`${method} ${path}`)) return 401;
      return method === 'GET' || path.startsWith('/uploads/') ? 404 : 405;
    };
    expect(Object.entries(statuses).filter(([call, status]) => status !== wanted(call))).toEqual([]);
    expect(Object.values(statuses).filter((status) => status === 401)).toHaveLength(13);
    expect(Object.keys(statuses).length).toBeGreaterThan(100);
  });

  it('answers no admin route without a session, but those that open one', async () => {
    const answered: string[] = [];
    for (const { method, path } of routes) {
      if (path.startsWith('/api/') || path.startsWith('/uploads')) continue;
      const response = await fetch(cms.url + path.replace(/\(.*?\)/g, '').replace(/:\w+/g, 'x'), {
        method,
        // The root leads to the address of the admin, which is nobody's here.
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      await response.arrayBuffer();
      if (response.ok) answered.push(`${method} ${path}`);
    }
    expect(answered.sort()).toEqual(OPEN_ADMIN_ROUTES);
  });

  it('lets the read token read publications and nothing else', async () => {
    const publisher = person(cms, cms.token);
    expect((await publisher.get('/api/publication/changes')).status).toBe(200);
    expect((await publisher.get('/api/publication/originals')).body).toEqual({ pictures: [] });
    expect((await publisher.get('/api/articles')).status).toBe(404);
    expect((await publisher.get(articles)).status).toBe(401);
    expect((await (await signIn(cms, 'editor')).get(articles)).status).toBe(200);
  });

  it.each(['after=-1', 'limit=0', 'limit=100000', 'after=x', 'wait=-1', 'wait=100000'])(
    'refuses changes?%s and names the parameter',
    async (query) => {
      const { status, body } = await person(cms, cms.token).get(`/api/publication/changes?${query}`);
      expect(status).toBe(400);
      expect(body.error?.message).toContain(`“${query.split('=')[0]}”`);
    },
  );

  it('shows an upload only under an address signed for the admin', async () => {
    const editor: Person = await signIn(cms, 'editor');
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const [file] = (await editor.upload({ name: 'diem.png', type: 'image/png', bytes })).body as unknown as {
      id: number;
      url: string;
    }[];
    const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file?.id } });
    expect((await fetch(`${cms.url}${stored.url}`)).status).toBe(404);
    const listed = await editor.get<{ url: string }>(`/upload/files/${file?.id}`);
    expect(listed.body.url).toContain('signature=');
    expect((await fetch(cms.url + listed.body.url)).status).toBe(200);
    expect(
      (
        await fetch(
          cms.url +
            listed.body.url.replace(/signature=(.)/, (_, first) => `signature=${first === '0' ? '1' : '0'}`),
        )
      ).status,
    ).toBe(404);
    expect((await fetch(cms.url + listed.body.url.replace(/expires=\d+/, 'expires=1'))).status).toBe(404);
  });

  it('gives an editor no way to publish by permission', async () => {
    const editor = await signIn(cms, 'editor');
    const { body } = await editor.post<{ data: { documentId: string } }>(articles, await articleBody(cms));
    expect((await editor.post(`${articles}/${body.data.documentId}/actions/publish`, {})).status).toBe(403);
  });
});
