import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDeskCms, createDesk } from '@newsroom/scripts/desk';
import { loadRenderer } from '@newsroom/scripts/publisher';
import { type Preview, type PreviewProblems, readPreviewToken } from '@newsroom/shared';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Person, type SignedIn, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  articleBody,
  articles,
  does,
  fingerprint,
  otherUnit,
  outbox,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';
import { drawJpeg } from '../support/publisher-newsroom.ts';

interface Link {
  url: string;
  expiresAt: string;
}

describe('a preview', () => {
  let cms: Cms;
  let editor: SignedIn;
  let elsewhere: SignedIn;
  let contributor: SignedIn;
  let approver: SignedIn;
  let desk: Person;

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    elsewhere = await signIn(cms, 'editor', await otherUnit(cms));
    contributor = await signIn(cms, 'contributor');
    approver = await signIn(cms, 'approver');
    desk = person(cms, cms.token);
  });
  afterAll(() => cms.stop());

  const sign = (who: Person, documentId: string) =>
    who.post<{ data: Link }>(`/approval/posts/${ARTICLE}/${documentId}/preview`);
  const tokenOf = ({ url }: Link): string => new URL(url).pathname.split('/')[2] ?? '';
  const read = (documentId: string, hash: string, uid = ARTICLE) =>
    desk.get<Preview & PreviewProblems>(`/api/publication/preview/${uid}/${documentId}?hash=${hash}`);

  describe('is signed', () => {
    it('for 24 hours and for the very text, with the key of the environment', async () => {
      const { documentId } = await write(cms, editor);
      const asked = Date.now();
      const { status, body } = await sign(editor, documentId);
      expect(status).toBe(200);
      expect(body.data.url).toMatch(/^http:\/\/localhost:4322\/xem-truoc\/[\w-]+\.[\w-]{43}\/$/);
      const seconds = (Date.parse(body.data.expiresAt) - asked) / 1000;
      expect(Math.abs(seconds - 86_400)).toBeLessThan(10);
      const key = process.env['PREVIEW_KEY'] ?? '';
      const { draftHash } = await standing(editor, documentId);
      expect(await readPreviewToken(tokenOf(body.data), key, new Date())).toEqual({
        claims: { uid: ARTICLE, documentId, draftHash, exp: Date.parse(body.data.expiresAt) / 1000 },
        expired: false,
      });
      expect(await readPreviewToken(tokenOf(body.data), `${key}x`, new Date())).toBeNull();
    });

    it('for whoever sees the post, and for nobody else', async () => {
      const { documentId } = await write(cms, editor);
      expect((await sign(approver, documentId)).status).toBe(200);
      expect((await sign(elsewhere, documentId)).status).toBe(404);
      expect((await sign(contributor, documentId)).status).toBe(404);
      expect((await sign(person(cms, null), documentId)).status).toBe(401);
      expect((await sign(desk, documentId)).status).toBe(401);
      expect((await sign(editor, 'unknown')).status).toBe(404);
    });

    it('without changing anything of the post', async () => {
      const { documentId } = await write(cms, editor);
      const { draftHash } = await standing(editor, documentId);
      const before = await fingerprint(cms);
      await sign(editor, documentId);
      expect((await read(documentId, draftHash)).status).toBe(200);
      expect(await fingerprint(cms)).toBe(before);
    });
  });

  describe('is given', () => {
    it('to the read token alone', async () => {
      const { documentId } = await write(cms, editor);
      const { draftHash } = await standing(editor, documentId);
      const path = `/api/publication/preview/${ARTICLE}/${documentId}?hash=${draftHash}`;
      expect((await desk.get(path)).status).toBe(200);
      for (const who of [person(cms, null), editor, person(cms, 'a'.repeat(64))])
        expect((await who.get(path)).status).toBe(401);
    });

    it('as what approval then announces, but for the instants', async () => {
      const { documentId, postId } = await write(cms, editor, { title: 'Bài để so với bản đã đăng' });
      const { draftHash } = await standing(editor, documentId);
      const { publication } = (await read(documentId, draftHash)).body;
      await publish(editor, approver, documentId);
      const announced = (await outbox(cms)).find(({ key }) => key === postId)?.payload;
      const { firstPublishedAt, modifiedAt } = announced as typeof publication;
      expect(announced).toEqual({ ...publication, firstPublishedAt, modifiedAt });
    });

    it('with the hour for which the post is approved', async () => {
      const { documentId } = await write(cms, editor);
      await does(editor, documentId, 'submit');
      const publishAt = new Date(Date.now() + 3_600_000).toISOString();
      const { draftHash } = await does(approver, documentId, 'approve', { publishAt });
      expect((await read(documentId, draftHash)).body.publication.firstPublishedAt).toBe(publishAt);
    });

    it('with originals that nobody has submitted yet', async () => {
      const bytes = await drawJpeg('#2a7', 800, 600);
      const [file] = (await editor.upload({ name: 'san-truong.jpg', type: 'image/jpeg', bytes })).body;
      const { documentId } = await write(cms, editor, {
        leadPhoto: { picture: { id: file?.id }, alt: 'Sân trường', credit: 'Ban Biên tập', people: 'none' },
      });
      const { draftHash } = await standing(editor, documentId);
      const { publication } = (await read(documentId, draftHash)).body;
      const original = () =>
        fetch(`${cms.url}/api/publication/originals/${publication.leadPhoto?.sha256}`, {
          headers: { authorization: `Bearer ${cms.token}` },
        });
      expect(Buffer.from(await (await original()).arrayBuffer()).equals(bytes)).toBe(true);
    });
  });

  describe('is refused', () => {
    it('once the text is another one', async () => {
      const { documentId } = await write(cms, editor);
      const { draftHash } = await standing(editor, documentId);
      const changed = await articleBody(cms, { title: 'Một tiêu đề khác hẳn' });
      expect((await editor.put(`${articles}/${documentId}`, changed)).status).toBe(200);
      const { status, body } = await read(documentId, draftHash);
      expect([status, body.error?.message]).toEqual([410, 'Bài đã thay đổi sau khi có liên kết này.']);
    });

    it('for a draft that lacks something, and names all of it', async () => {
      const { documentId } = await write(cms, editor, { lead: '', taskGroups: { connect: [] } });
      expect((await sign(editor, documentId)).status).toBe(200);
      const { draftHash } = await standing(editor, documentId);
      const { status, body } = await read(documentId, draftHash);
      expect(status).toBe(422);
      expect(body).toEqual({
        problems: expect.arrayContaining([
          { field: 'Tóm tắt (sapo)', reason: 'chưa có nội dung' },
          { field: 'Nhóm nhiệm vụ, giải pháp', reason: 'chưa chọn nhóm nào' },
        ]) as unknown,
      });
    });

    it('for a post that was withdrawn', async () => {
      const { documentId } = await write(cms, editor);
      await publish(editor, approver, documentId);
      await does(approver, documentId, 'withdraw', {
        reasonKind: 'error',
        reason: 'Sai số liệu.',
        comment: 'Sai.',
      });
      const { draftHash } = await standing(editor, documentId);
      expect((await read(documentId, draftHash)).status).toBe(422);
    });

    it.each([
      ['a post that is not there', 'api::article.article', 'unknown', 'a'.repeat(64), 404],
      ['what is no post', 'api::unit.unit', 'unknown', 'a'.repeat(64), 404],
      ['accounts', 'admin::user', '1', 'a'.repeat(64), 404],
      ['a hash that is none', 'api::article.article', 'unknown', 'x', 400],
    ])('for %s', async (_, uid, documentId, hash, status) => {
      expect((await read(documentId, hash, uid)).status).toBe(status);
    });
  });

  it('is a page at the desk, without an account, until the text changes', async () => {
    const derived = mkdtempSync(join(tmpdir(), 'newsroom-preview-'));
    const log: string[] = [];
    const server = createDesk({
      cms: connectDeskCms({ url: cms.url, token: cms.token }),
      renderer: await loadRenderer(),
      siteUrl: 'http://localhost:4321',
      previewKey: process.env['PREVIEW_KEY'] ?? '',
      derived,
      log: (line) => log.push(line),
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    try {
      const at = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
      const bytes = await drawJpeg('#a27', 900, 600);
      const [file] = (await editor.upload({ name: 'lop-hoc.jpg', type: 'image/jpeg', bytes })).body;
      const { documentId } = await write(cms, editor, {
        title: 'Bài xem trước có ảnh',
        leadPhoto: { picture: { id: file?.id }, alt: 'Lớp học', credit: 'Ban Biên tập', people: 'none' },
      });
      const link = (await sign(editor, documentId)).body.data;
      const open = () => fetch(at + new URL(link.url).pathname);
      const opened = await open();
      expect([opened.status, log]).toEqual([200, []]);
      const $ = load(await opened.text());
      expect($('h1').text()).toBe('Bài xem trước có ảnh');
      const picture = await fetch(at + ($('figure img').attr('src') ?? ''));
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);

      const changed = await articleBody(cms, { title: 'Đã sửa tiêu đề' });
      expect((await editor.put(`${articles}/${documentId}`, changed)).status).toBe(200);
      const later = await open();
      expect(later.status).toBe(410);
      expect(await later.text()).toContain('Bài đã thay đổi sau khi có liên kết này');
    } finally {
      await server.close();
      rmSync(derived, { recursive: true });
    }
  });
});
