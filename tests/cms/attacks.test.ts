// With each of these, an ordinary account could once avoid the approval or an access rule.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, onPostgres, startCms } from '../support/cms.ts';
import { PASSWORD, type SignedIn, UNIT, signIn, signInAs } from '../support/cms-people.ts';
import {
  ARTICLE,
  act,
  articleBody,
  articles,
  does,
  entryId,
  fingerprint,
  otherUnit,
  outbox,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const policies = '/content-manager/collection-types/api::policy.policy';

describe('an ordinary account does not get past', () => {
  let cms: Cms;
  let superAdmin: SignedIn;
  let editor: SignedIn;
  let elsewhere: SignedIn;
  let contributor: SignedIn;
  let approver: SignedIn;
  let second: SignedIn;
  let spokesperson: SignedIn;
  let administrator: SignedIn;

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    const unit = await otherUnit(cms);
    superAdmin = await signIn(cms, null);
    editor = await signIn(cms, 'editor');
    elsewhere = await signIn(cms, 'editor', unit);
    contributor = await signIn(cms, 'contributor', unit);
    approver = await signIn(cms, 'approver');
    second = await signIn(cms, 'approver');
    spokesperson = await signIn(cms, 'spokesperson');
    administrator = await signIn(cms, 'administrator');
  });
  afterAll(() => cms.stop());

  const upload = async (who: SignedIn, name = 'diem.png') =>
    (await who.upload({ name, type: 'image/png', bytes: PIXEL })).body[0] as unknown as {
      id: number;
      url: string;
    };
  const photoOf = (id: number) => ({
    picture: id,
    alt: 'Một điểm',
    credit: 'Ban Biên tập',
    decorative: false,
    people: 'none',
  });
  const later = () => new Date(Date.now() + 3_600_000).toISOString();
  const idsOf = async () =>
    (await cms.strapi.db.query(ARTICLE).findMany({ select: ['documentId', 'postId', 'locale'] }))
      .map((row: { documentId: string; postId: string; locale: string | null }) =>
        [row.documentId, row.postId, row.locale].join(' '),
      )
      .sort();

  describe('the identity of a post', () => {
    it.each(['documentId', 'id', 'locale', 'publishedAt'])('by %s in a saved form', async (name) => {
      const { documentId } = await write(cms, editor);
      const other = await write(cms, editor);
      const before = await idsOf();
      const forged = { documentId: other.documentId, id: 99_999, locale: 'en', publishedAt: '2020-01-01' }[
        name
      ];
      for (const who of [editor, approver, superAdmin]) {
        const saved = await who.put(`${articles}/${documentId}`, {
          lead: `Của ${who.email}.`,
          [name]: forged,
        });
        expect(saved.status).toBe(200);
      }
      expect(await idsOf()).toEqual(before);
      const savers = (await standing(editor, documentId)).history.map(({ action }) => action);
      expect(savers).toEqual(['Lưu', 'Lưu', 'Lưu', 'Tạo bài']);
      await does(editor, documentId, 'submit');
      expect((await act(approver, documentId, 'approve')).status).toBe(403);
    });

    it('by taking over the place of a deleted one, or of the department', async () => {
      const { documentId } = await write(cms, editor);
      await superAdmin.delete(`${articles}/${documentId}`);
      const taken = await write(cms, elsewhere, { documentId });
      expect(taken.documentId).not.toBe(documentId);
      expect((await elsewhere.get(`/approval/posts/${ARTICLE}/${documentId}`)).status).toBe(404);
      const path = '/content-manager/single-types/api::department.department';
      await administrator.put(path, { documentId: 'khac', name: 'Sở thử' });
      expect(
        await cms.strapi.db.query('api::department.department').count({ where: { documentId: 'khac' } }),
      ).toBe(0);
    });

    it('by a row that has no record', async () => {
      await cms.strapi.db
        .query(ARTICLE)
        .create({ data: { documentId: 'khong-so', postId: 'zzzzzz2', title: 'Lạc', format: 'tin' } });
      await cms.strapi.db
        .query(ARTICLE)
        .updateMany({ where: { documentId: 'khong-so' }, data: { publishedAt: null } });
      expect((await approver.put(`${articles}/khong-so`, { lead: 'Sửa' })).status).toBe(409);
      await cms.strapi.db.query(ARTICLE).deleteMany({ where: { documentId: 'khong-so' } });
    });
  });

  describe('what was approved', () => {
    it('by putting a file into a post from the media library', async () => {
      const file = await upload(editor);
      const { documentId } = await write(cms, editor, { gallery: [photoOf(file.id)] });
      const before = await standing(editor, documentId);
      const [component] = await cms.strapi.db
        .query('post.photo')
        .findMany({ orderBy: { id: 'desc' }, limit: 1 });
      for (const who of [contributor, approver]) {
        await who.upload(
          { name: 'khac.png', type: 'image/png', bytes: PIXEL },
          {
            ref: 'post.photo',
            refId: String(component.id),
            field: 'picture',
          },
        );
      }
      expect((await standing(editor, documentId)).draftHash).toBe(before.draftHash);
      const rows = await cms.strapi
        .documents(ARTICLE)
        .findOne({ documentId, populate: { gallery: { populate: ['picture'] } } });
      expect((rows?.gallery?.[0] as { picture?: { id: number } }).picture?.id).toBe(file.id);
    });

    it('by “Đăng ngay” of a post whose linked policy or file has another name by now', async () => {
      const [original] = (await editor.upload({ name: 'goc.png', type: 'image/png', bytes: PIXEL }))
        .body as unknown as { id: number }[];
      const body = {
        ...(await articleBody(cms)),
        documentNumber: '1/KH',
        issuer: 'Sở',
        documentKind: 'Kế hoạch',
        issuedOn: '2025-08-01',
        abstract: 'Trích yếu.',
        state: 'chua-xac-minh',
        keyPoints: [{ text: 'Một điểm.' }],
      };
      const make = async (changes: Record<string, unknown>) =>
        (await editor.post<{ data: { documentId: string } }>(policies, { ...body, ...changes })).body.data
          .documentId;
      const linked = await make({ documentNumber: '2/QĐ' });
      const documentId = await make({ implements: { connect: [{ documentId: linked }] } });
      const path = `/approval/posts/api::policy.policy/${documentId}`;
      const hash = async (who: SignedIn) =>
        (await who.get<{ data: { draftHash: string } }>(path)).body.data.draftHash;
      await editor.post(`${path}/actions/submit`, { draftHash: await hash(editor) });
      const approved = await approver.post(`${path}/actions/approve`, {
        draftHash: await hash(approver),
        publishAt: later(),
      });
      expect(approved.status, JSON.stringify(approved.body)).toBe(200);
      await editor.put(`${policies}/${linked}`, { documentNumber: '99/CHƯA-DUYỆT' });
      const now = await second.post(`${path}/actions/publishNow`, { draftHash: await hash(second) });
      expect(now.status).toBe(409);
      expect(JSON.stringify(await outbox(cms))).not.toContain('CHƯA-DUYỆT');
      expect(original?.id).toBeGreaterThan(0);
    });

    it('by a new name for the file of a submitted post', async () => {
      const file = await upload(editor, 'ten-cu.png');
      const { documentId } = await write(cms, editor, { gallery: [photoOf(file.id)] });
      await does(editor, documentId, 'submit');
      const form = { fileInfo: JSON.stringify({ name: 'TÊN MỚI.png' }) };
      expect((await administrator.form(`/upload?id=${file.id}`, form)).status).toBe(403);
      const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
      expect(stored.name).toBe('ten-cu.png');
    });

    it('by replacing a draft’s file as an administrator who then approves', async () => {
      const both = await signInAs(cms, { roles: ['administrator', 'approver'] });
      const file = await upload(editor);
      const { documentId } = await write(cms, editor, { gallery: [photoOf(file.id)] });
      const replaced = await both.replaceFile(file.id, { name: 'khac.png', type: 'image/png', bytes: PIXEL });
      expect(replaced.status).toBe(200);
      await does(editor, documentId, 'submit');
      expect((await act(both, documentId, 'approve')).status).toBe(403);
      expect((await act(approver, documentId, 'approve')).status).toBe(200);
    });
  });

  describe('four eyes', () => {
    it('by a colleague’s copy of one’s own text', async () => {
      const { documentId } = await write(cms, approver);
      const { body } = await editor.post<{ data: { documentId: string } }>(
        `${articles}/clone/${documentId}`,
        {},
      );
      await does(editor, body.data.documentId, 'submit');
      expect((await act(approver, body.data.documentId, 'approve')).status).toBe(403);
      expect((await act(second, body.data.documentId, 'approve')).status).toBe(200);
    });

    it('by a colleague who brings one’s own version back', async () => {
      const { documentId } = await write(cms, approver, { title: 'Của người duyệt' });
      await does(approver, documentId, 'submit');
      await editor.put(`${articles}/${documentId}`, { title: 'Của biên tập viên' });
      await does(editor, documentId, 'submit');
      await does(second, documentId, 'approve');
      await editor.post(`/approval/posts/${ARTICLE}/${documentId}/revisions/1/restore`);
      await does(editor, documentId, 'submit', { correction: { kind: 'minor' } });
      expect((await act(approver, documentId, 'approve')).status).toBe(403);
    });

    it('by a second emergency over an unconfirmed one', async () => {
      const { documentId } = await write(cms, approver);
      await does(approver, documentId, 'emergency', { comment: 'Bão.' });
      await second.put(`${articles}/${documentId}`, { lead: 'Một chữ.' });
      await does(second, documentId, 'emergency', { comment: 'Bão.', correction: { kind: 'minor' } });
      expect((await act(approver, documentId, 'confirmEmergency')).status).toBe(403);
      expect((await act(spokesperson, documentId, 'confirmEmergency')).status).toBe(200);
    });

    it('by a deputy who acts in the writer’s own name', async () => {
      const deputy = await signIn(cms, 'editor', 'xa-vi-du');
      const lent = await approver.post('/approval/delegations', {
        to: deputy.id,
        capacity: 'approver',
        validFrom: '2020-01-01',
        validTo: '2099-01-01',
      });
      expect(lent.status).toBe(200);
      const { documentId } = await write(cms, approver);
      await does(approver, documentId, 'submit');
      expect((await act(deputy, documentId, 'approve')).status).toBe(403);
    });
  });

  describe('the spokesperson', () => {
    it('by a copy, by another format, or by a small mend of what spoke for the department', async () => {
      const { documentId } = await write(cms, editor, { format: 'thong-cao-bao-chi' });
      await does(editor, documentId, 'submit');
      await does(approver, documentId, 'approve');
      await does(spokesperson, documentId, 'approveAsSpokesperson');
      await editor.put(`${articles}/${documentId}`, { format: 'tin', lead: 'Khác hẳn.' });
      await does(editor, documentId, 'submit', { correction: { kind: 'minor' } });
      expect((await does(approver, documentId, 'approve')).state).toBe('second');

      const flagged = await write(cms, editor);
      await does(editor, flagged.documentId, 'flag');
      const { body } = await editor.post<{ data: { documentId: string } }>(
        `${articles}/clone/${flagged.documentId}`,
        {},
      );
      await does(editor, body.data.documentId, 'submit');
      expect((await does(approver, body.data.documentId, 'approve')).state).toBe('second');
    });

    it('by one person with both roles who lifts the flag and approves', async () => {
      const both = await signInAs(cms, { roles: ['approver', 'spokesperson'] });
      const { documentId } = await write(cms, editor);
      await does(editor, documentId, 'flag');
      await does(editor, documentId, 'submit');
      await does(both, documentId, 'unflag');
      expect((await act(both, documentId, 'approve')).status).toBe(403);
      expect((await act(approver, documentId, 'approve')).status).toBe(200);
    });
  });

  describe('the walls', () => {
    it('around files, by naming one of another unit by its number', async () => {
      const file = await upload(editor);
      const before = await fingerprint(cms);
      const body = await articleBody(cms, { leadPhoto: photoOf(file.id) });
      expect((await contributor.post(articles, body)).status).toBe(400);
      expect(await fingerprint(cms)).toBe(before);
    });

    it('around policies, by linking one of another unit, or asking about it', async () => {
      const body = { title: 'Chính sách kín', body: 'CHỮ KÍN', abstract: 'Kín' };
      const secret = (await editor.post<{ data: { id: number; documentId: string } }>(policies, body)).body
        .data;
      const { id } = await cms.strapi.db
        .query('api::policy.policy')
        .findOne({ where: { documentId: secret.documentId } });
      const own = (await elsewhere.post<{ data: { documentId: string } }>(policies, { title: 'Của xã' })).body
        .data;
      for (const link of [
        { connect: [{ id }] },
        { set: [{ documentId: secret.documentId }] },
        [id],
        [secret.documentId],
      ]) {
        expect((await elsewhere.put(`${policies}/${own.documentId}`, { implements: link })).status).toBe(400);
      }
      // The link was made by somebody who may make it.
      await approver.put(`${policies}/${own.documentId}`, {
        implements: { connect: [{ documentId: secret.documentId }] },
      });
      for (const query of ['populate[implements][populate]=*', 'populate=*', 'populate[0]=implements']) {
        const { body: answer } = await elsewhere.get(`${policies}/${own.documentId}?${query}`);
        expect(JSON.stringify(answer), query).not.toMatch(/CHỮ KÍN|Chính sách kín/);
      }
      const asked = await elsewhere.get<{ results?: unknown[] }>(
        `${policies}?filters[implements][title][$startsWith]=${encodeURIComponent('Chính')}`,
      );
      expect(asked.body.results ?? []).toEqual([]);
    });

    it('around posts, by asking a file who uses it', async () => {
      const file = await upload(editor);
      await write(cms, editor, { gallery: [{ ...photoOf(file.id), caption: 'CHÚ THÍCH KÍN' }] });
      for (const who of [administrator, editor]) {
        for (const path of [
          `/upload/files/${file.id}?populate=related`,
          '/upload/files?populate=*',
          '/upload/files?populate[related][populate]=*',
          `/upload/files?filters[related][caption][$contains]=${encodeURIComponent('KÍN')}`,
        ]) {
          const { status, body } = await who.get(path);
          expect(status, path).toBe(200);
          expect(JSON.stringify(body), path).not.toContain('CHÚ THÍCH KÍN');
        }
      }
    });

    it('around uploads, by another spelling of the address', async () => {
      const file = await upload(editor);
      const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
      const name = String(stored.url).replace('/uploads/', '');
      const { port } = new URL(cms.url);
      for (const path of [
        `/%75ploads/${name}`,
        `/./uploads/${name}`,
        `/x/../uploads/${name}`,
        `/uploads%2f${name}`,
        `/%2e/uploads/${name}`,
        `/a/%2e%2e/uploads/${name}`,
        `/upload%73/${name}`,
        `//uploads/${name}`,
        '/uploads/%E0%A4%A?expires=99999999999&signature=0',
      ]) {
        expect(await rawStatus(Number(port), path), path).toBe(404);
      }
    });
  });

  describe('what leads out', () => {
    it('by mail: no route sends one', async () => {
      for (const who of [contributor, superAdmin])
        expect(
          (
            await who.post('/email', {
              to: 'a@vi-du.test',
              subject: 'x',
              text: 'x',
              attachments: [{ path: '/etc/hostname' }],
            })
          ).status,
        ).toBe(405);
    });

    it('by fetching an address, by a webhook, by a token that acts as its owner', async () => {
      let asked = 0;
      const server = createServer((_, response) => {
        asked += 1;
        response.end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await contributor.post('/upload/actions/upload-from-urls', { urls: [`http://0.0.0.0:${port}/x.png`] });
      expect(asked).toBe(0);
      server.close();
      for (const [path, body] of [
        [
          '/admin/webhooks',
          { name: 'x', url: 'https://vi-du.example', events: ['entry.update'], headers: {} },
        ],
        ['/admin/admin-tokens', { name: 'x', adminPermissions: [] }],
        ['/admin/transfer/tokens', { name: 'x', permissions: ['pull'] }],
      ] as const) {
        expect((await superAdmin.post(path, body)).status, path).toBe(405);
      }
    });
  });

  describe('a withdrawal by consent', () => {
    it('leaves neither notes, nor pictures of earlier versions, nor free pages of the database', async () => {
      const [shown, replaced] = [await upload(editor, 'em-be.png'), await upload(editor, 'em-be-cu.png')];
      const { documentId } = await write(cms, editor, {
        gallery: [photoOf(replaced.id)],
        body: 'Về em Trần-Văn-Bé.',
      });
      await publish(editor, approver, documentId);
      await editor.put(`${articles}/${documentId}`, { gallery: [photoOf(shown.id)] });
      await does(editor, documentId, 'submit', {
        correction: { kind: 'substantial', note: 'Tên đúng là Trần-Văn-Bé.' },
      });
      await does(approver, documentId, 'approve');
      await editor.put(`${articles}/${documentId}`, { gallery: [] });
      await does(approver, documentId, 'withdraw', { reasonKind: 'error', reason: 'Sai.' });
      // It is first withdrawn for another reason, because a request by the person may come later.
      const done = await does(approver, documentId, 'eraseWithdrawn');
      expect(done.corrections).toEqual([]);
      for (const table of await cms.strapi.db.dialect.schemaInspector.getTables()) {
        expect(JSON.stringify(await cms.strapi.db.connection(table).select('*')), table).not.toContain(
          'Văn-Bé',
        );
      }
      await expect
        .poll(() =>
          cms.strapi.db
            .query('plugin::upload.file')
            .count({ where: { id: { $in: [shown.id, replaced.id] } } }),
        )
        .toBe(0);
      expect(readdirSync(join(cms.varDir, 'cms/uploads')).filter((name) => name.startsWith('em_be'))).toEqual(
        [],
      );
      if (!onPostgres) {
        expect(readFileSync(join(cms.varDir, 'newsroom.db')).includes('Văn-Bé')).toBe(false);
      }
      expect((await act(approver, documentId, 'eraseWithdrawn')).status).toBe(409);
    });
  });

  describe('accounts', () => {
    it('by an old invitation after the account was switched off', async () => {
      const { body } = await administrator.post<{ data: { id: number } }>('/approval/people', {
        email: 'ra-roi@vi-du.test',
        firstname: 'Ra Rồi',
        capacities: ['approver'],
      });
      const { registrationToken } = await cms.strapi.db
        .query('admin::user')
        .findOne({ where: { id: body.data.id } });
      await administrator.post(`/approval/people/${body.data.id}/deactivate`);
      const answer = await fetch(`${cms.url}/admin/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          registrationToken,
          userInfo: { firstname: 'Ra', lastname: 'Rồi', password: PASSWORD },
        }),
      });
      expect(answer.status).toBe(400);
    });

    it.each(['/admin/users/me/', '/ADMIN/Users/Me'])('by a weak password at %s', async (path) => {
      expect((await editor.put(path, { currentPassword: PASSWORD, password: 'Abcdefg1' })).status).toBe(400);
    });

    it('by Strapi’s own roles, which know no units', async () => {
      expect(
        await cms.strapi.db
          .query('admin::role')
          .count({ where: { code: { $in: ['strapi-editor', 'strapi-author'] } } }),
      ).toBe(0);
    });

    it('by line breaks and addresses in a name that stands in a mail', async () => {
      for (const firstname of ['Hai\ndòng', 'xem https://vi-du.example']) {
        const { status } = await administrator.post('/approval/people', {
          email: 'ten-la@vi-du.test',
          firstname,
          capacities: ['contributor'],
          unit: UNIT,
        });
        expect(status).toBe(400);
      }
    });
  });

  it('the check of files, by another spelling of the route', async () => {
    const html = {
      name: 'trang.jpg',
      type: 'image/jpeg',
      bytes: Buffer.from('<html><script>1</script></html>'),
    };
    for (const path of ['/Upload', '/UPLOAD/', '/upload/files']) {
      const { status, body } = await editor.uploadTo(path, html);
      expect([status, body.error?.message], path).toEqual([
        400,
        expect.stringContaining('“trang.jpg” không phải là ảnh'),
      ]);
      const picture = { name: 'diem.png', type: 'image/png', bytes: PIXEL };
      expect((await editor.uploadTo(path, picture)).status, path).toBe(201);
    }
  });

  it('the log, by deleting a post: the row stays, its words go', async () => {
    const { documentId } = await write(cms, editor, { title: 'Bài bị xóa' });
    await does(editor, documentId, 'submit', { comment: 'Lời nhắn' });
    expect((await superAdmin.delete(`${articles}/${documentId}`)).status).toBe(200);
    const where = { where: { postDocumentId: documentId } };
    const events = await cms.strapi.db.query('api::approval.approval-event').findMany(where);
    expect(events.map(({ action }: { action: string }) => action)).toContain('delete');
    expect(await cms.strapi.db.query('api::approval.revision').count(where)).toBe(0);
    expect(await cms.strapi.db.query('api::approval.approval-comment').count(where)).toBe(0);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'the names of types and transitions, as %s',
    async (name) => {
      const { documentId } = await write(cms, editor);
      expect((await editor.get(`/approval/posts/${name}/${documentId}`)).status).toBe(404);
      expect((await editor.post(`/approval/posts/${ARTICLE}/${documentId}/actions/${name}`)).status).toBe(
        404,
      );
      expect(await entryId(cms, 'api::unit.unit', UNIT)).toBeTruthy();
    },
  );
});

/** Sends the path unchanged; `fetch` would normalise it. */
const rawStatus = async (port: number, path: string): Promise<number> => {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
};
