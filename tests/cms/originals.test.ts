// Which originals are kept, and for how long: with real posts, consents and approvals.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LivePublication } from '@newsroom/shared';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cms, onPostgres, startCms } from '../support/cms.ts';
import { type SignedIn, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  consentBody,
  consents,
  does,
  outbox,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';
import { startPostgres } from '../support/postgres.ts';
import { drawJpeg } from '../support/publisher-newsroom.ts';
import { eventually } from '../support/system.ts';

const OUTBOX = 'api::publication.outbox-row';
const FILE = 'plugin::upload.file';
const HOUR = 3_600_000;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const child = { kind: 'child', name: 'Bé Ví Dụ Na', guardian: 'Mẹ Ví Dụ', childAgreement: 'under-seven' };
const BLUR = { focalPoint: null, blur: [{ x: 0.5, y: 0, width: 0.5, height: 1 }] };

describe('originals', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;
  let number = 0;
  const varDir = mkdtempSync(join(tmpdir(), 'newsroom-originals-'));
  let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null;

  const start = async (): Promise<void> => {
    cms = await startCms({ seed: 'empty', varDir, ...(postgres ? { databaseUrl: postgres.url } : {}) });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
  };
  const folder = () => join(cms.varDir, 'originals');
  const isThere = (name: string): boolean => existsSync(join(folder(), name));
  const namesThere = async (): Promise<string[]> =>
    (await readdir(folder())).filter((name) => name.length === 64);
  const age = async (name: string, milliseconds = 25 * HOUR): Promise<void> => {
    const then = new Date(Date.now() - milliseconds);
    await utimes(join(folder(), name), then, then);
  };
  /** Adds a file that nothing refers to. */
  const stray = async (milliseconds: number): Promise<string> => {
    const bytes = randomBytes(40);
    const name = sha256(bytes);
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), name), bytes);
    await age(name, milliseconds);
    return name;
  };

  const draw = (): Promise<Buffer> => {
    number += 1;
    return drawJpeg(`#${(0x100000 + number * 0x1357).toString(16)}`, 400, 300);
  };
  const upload = async (bytes: Buffer, type = 'image/jpeg'): Promise<number> => {
    const [file] = (await editor.upload({ name: `tep-${number}`, type, bytes })).body;
    if (!file) throw new Error('no file');
    return file.id;
  };
  const photo = async (bytes: Buffer, changes: Record<string, unknown> = {}) => ({
    picture: await upload(bytes),
    alt: 'Sân trường',
    credit: 'Ban Biên tập',
    decorative: false,
    people: 'none',
    ...changes,
  });
  const sign = async (changes: Record<string, unknown> = {}) => {
    const evidence = await upload(await draw());
    const { status, body } = await editor.post<{ data: { documentId: string } }>(
      consents,
      await consentBody(cms, { evidence, ...changes }),
    );
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return { ...body.data, evidence };
  };
  const coveredBy = ({ documentId }: { documentId: string }) => ({
    people: 'child',
    consents: { connect: [{ documentId }] },
  });
  const withdraw = (consent: { documentId: string }, stripped: { documentId: string }[] = []) =>
    approver.post(`/approval/consents/${consent.documentId}/withdraw`, {
      posts: stripped.map(({ documentId }) => ({ uid: ARTICLE, documentId, how: 'strip' })),
    });
  const preview = async (documentId: string): Promise<LivePublication> => {
    const { draftHash } = await standing(editor, documentId);
    const { status, body } = await person(cms, cms.token).get<{ publication: LivePublication }>(
      `/api/publication/preview/${ARTICLE}/${documentId}?hash=${draftHash}`,
    );
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.publication;
  };
  const payloadOf = async (postId: string) =>
    (await outbox(cms)).find(({ key }) => key === postId)?.payload as unknown as LivePublication;
  const uploadIsThere = async (id: number): Promise<boolean> =>
    (await cms.strapi.db.query(FILE).count({ where: { id } })) > 0;

  /** Puts a new scan on a form and waits for the clean-up after it: until files that nothing refers to are deleted. */
  const cleanUp = async (): Promise<void> => {
    const strays = await Promise.all(Array.from({ length: 5 }, () => stray(25 * HOUR)));
    const { documentId, evidence } = await sign();
    const { status } = await editor.put(`${consents}/${documentId}`, {
      evidence: await upload(await draw()),
    });
    expect(status).toBe(200);
    await eventually(async () => {
      expect([strays.filter(isThere), await uploadIsThere(evidence)]).toEqual([[], false]);
    });
  };

  beforeAll(async () => {
    if (onPostgres) postgres = await startPostgres();
    await start();
  });
  afterAll(async () => {
    await cms.stop();
    await postgres?.stop();
    rmSync(varDir, { recursive: true, force: true });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('that nothing names go after a day, and stay until then', async () => {
    const [old, young] = [await stray(25 * HOUR), await stray(23 * HOUR)];
    await cleanUp();
    expect([isThere(old), isThere(young)]).toEqual([false, true]);
  });

  it('of a preview stay for a day after it was last opened', async () => {
    const bytes = await draw();
    const { documentId } = await write(cms, editor, { leadPhoto: await photo(bytes) });
    await preview(documentId);
    await age(sha256(bytes));
    await preview(documentId);
    await cleanUp();
    expect(isThere(sha256(bytes))).toBe(true);
    await age(sha256(bytes));
    await cleanUp();
    expect(isThere(sha256(bytes))).toBe(false);
  });

  it('of a post that waits for a decision stay: pictures, blurred pictures and files', async () => {
    const [whole, marked] = [await draw(), await draw()];
    const pdf = readFileSync(join(import.meta.dirname, '..', 'fixtures/files', 'ban-chup.pdf'));
    const { documentId, postId } = await write(cms, editor, {
      leadPhoto: await photo(whole),
      gallery: [await photo(marked, { marks: BLUR })],
      attachments: [{ title: 'Bản chụp', file: await upload(pdf, 'application/pdf') }],
    });
    await does(editor, documentId, 'submit');
    const shown = await preview(documentId);
    const names = [shown.leadPhoto, ...shown.gallery, ...shown.attachments].map((file) => file?.sha256 ?? '');
    expect(new Set(names).size).toBe(3);
    for (const name of names) await age(name);
    await cleanUp();
    expect(names.filter((name) => !isThere(name))).toEqual([]);

    await does(approver, documentId, 'approve');
    expect(await payloadOf(postId)).toMatchObject({ leadPhoto: { sha256: names[0] } });
    for (const name of names) await age(name);
    await cleanUp();
    expect(names.filter((name) => !isThere(name))).toEqual([]);
  });

  it('of a post that is approved while the clean-up is under way stay', async () => {
    const bytes = await draw();
    const { documentId, postId } = await write(cms, editor, { leadPhoto: await photo(bytes) });
    await does(editor, documentId, 'submit');
    const rows = cms.strapi.db.query(OUTBOX);
    const findMany = rows.findMany.bind(rows);
    let approved = false;
    vi.spyOn(rows, 'findMany').mockImplementation(async (asked) => {
      const found = await findMany(asked);
      const where = (asked as { where?: { subject?: string } } | undefined)?.where;
      if (where?.subject !== 'post' || approved) return found;
      approved = true;
      await does(approver, documentId, 'approve');
      await age(sha256(bytes));
      return found;
    });
    await cleanUp();
    expect(approved).toBe(true);
    expect((await payloadOf(postId)).leadPhoto?.sha256).toBe(sha256(bytes));
    expect(isThere(sha256(bytes))).toBe(true);
  });

  it('of many pages of announced posts stay, and all others go', async () => {
    const strays: string[] = [];
    for (let count = 0; count < 650; count += 1) strays.push(await stray(25 * HOUR));
    const named = strays.slice(0, 450);
    for (const [index, name] of named.entries()) {
      const key = `nhieu-${index}`;
      const payload =
        index % 3 === 0
          ? { leadPhoto: { sha256: name } }
          : index % 3 === 1
            ? { leadPhoto: null, gallery: [{ sha256: '0'.repeat(64) }, { sha256: name }] }
            : { gallery: [], attachments: [{ sha256: name }] };
      await cms.strapi.db
        .query(OUTBOX)
        .create({ data: { at: new Date().toISOString(), subject: 'post', key, version: 3, payload } });
    }
    await cleanUp();
    expect(strays.filter(isThere)).toEqual(named);
    await cms.strapi.db.query(OUTBOX).deleteMany({ where: { key: { $startsWith: 'nhieu-' } } });
    await cleanUp();
    expect(strays.filter(isThere)).toEqual([]);
  });

  describe('of a consent that is withdrawn', () => {
    it('go at once with what was blurred of them, and nothing else young does', async () => {
      const consent = await sign(child);
      const bytes = await draw();
      const whole = await photo(bytes, coveredBy(consent));
      const first = await write(cms, editor, { leadPhoto: whole });
      const second = await write(cms, editor, { leadPhoto: { ...whole, marks: BLUR } });
      const before = await namesThere();
      await preview(first.documentId);
      await preview(second.documentId);
      const made = (await namesThere()).filter((name) => !before.includes(name));
      expect(made).toHaveLength(2);
      const young = await stray(HOUR);

      expect((await withdraw(consent)).status).toBe(200);
      await eventually(async () => {
        expect(await uploadIsThere(whole.picture)).toBe(false);
      });
      expect(made.filter(isThere)).toEqual([]);
      expect(isThere(young)).toBe(true);
    });

    it('stay where another post that waits rightly shows them, and go where it no longer may', async () => {
      const consent = await sign(child);
      const bytes = await draw();
      const draft = await write(cms, editor, { leadPhoto: await photo(bytes, coveredBy(consent)) });
      await preview(draft.documentId);
      const waiting = await write(cms, editor, { leadPhoto: await photo(bytes) });
      await does(editor, waiting.documentId, 'submit');
      expect((await withdraw(consent)).status).toBe(200);
      await eventually(async () => {
        expect(await uploadIsThere(consent.evidence)).toBe(false);
      });
      expect(isThere(sha256(bytes))).toBe(true);

      const second = await sign(child);
      const live = await write(cms, editor, { leadPhoto: await photo(bytes, coveredBy(second)) });
      expect((await publish(editor, approver, live.documentId)).status).toBe(200);
      expect((await withdraw(second, [live])).status).toBe(200);
      await eventually(async () => {
        expect(await uploadIsThere(second.evidence)).toBe(false);
      });
      expect(isThere(sha256(bytes))).toBe(false);
    });

    it('go where a second post that showed them is erased while they are deleted for the first', async () => {
      const bytes = await draw();
      const shown = await photo(bytes);
      const [first, second] = [
        await write(cms, editor, { leadPhoto: shown }),
        await write(cms, editor, { leadPhoto: shown }),
      ];
      for (const { documentId } of [first, second]) {
        expect((await publish(editor, approver, documentId)).status).toBe(200);
      }
      const rows = cms.strapi.db.query(ARTICLE);
      const findMany = rows.findMany.bind(rows);
      let erased = false;
      // The question which posts show the file, after its answer.
      vi.spyOn(rows, 'findMany').mockImplementation(async (asked) => {
        const found = await findMany(asked);
        if (erased || !JSON.stringify(asked).includes('leadPhoto')) return found;
        erased = true;
        await does(approver, second.documentId, 'withdraw', { reasonKind: 'consent' });
        return found;
      });
      await does(approver, first.documentId, 'withdraw', { reasonKind: 'consent' });
      await eventually(async () => {
        expect(await uploadIsThere(shown.picture)).toBe(false);
      });
      expect([erased, isThere(sha256(bytes))]).toEqual([true, false]);
    });

    it('go at the next start where the deletion failed', async () => {
      const consent = await sign(child);
      const bytes = await draw();
      const covered = await photo(bytes, coveredBy(consent));
      await write(cms, editor, { leadPhoto: covered });
      const service: { remove(): Promise<unknown> } = cms.strapi.plugin('upload').service('upload');
      const remove = vi.spyOn(service, 'remove').mockRejectedValue(new Error('the disk does not answer'));
      const logged = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
      expect((await withdraw(consent)).status).toBe(200);
      await vi.waitFor(
        () => {
          expect([remove.mock.calls.length, logged.mock.calls.length]).toEqual([2, 2]);
        },
        { timeout: 30_000 },
      );
      expect(await uploadIsThere(covered.picture)).toBe(true);
      vi.restoreAllMocks();
      await cms.stop();
      await start();
      expect([await uploadIsThere(covered.picture), await uploadIsThere(consent.evidence)]).toEqual([
        false,
        false,
      ]);
    });
  });
});
