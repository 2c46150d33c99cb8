import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, signIn } from '../support/cms-people.ts';
import { does, publish, write } from '../support/cms-posts.ts';

const program = join(
  dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json')),
  'approval-verify.mjs',
);

describe('the log of approvals, as `pnpm approval:verify` reads it', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;

  const verify = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      env: process.env,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  /** Changes the log by SQL, runs the check, and restores the log. */
  const tampered = async (...statements: string[]) => {
    const db = cms.strapi.db.connection;
    const rows = await db('approval_events').select('*');
    for (const statement of statements) await db.raw(statement);
    const result = verify();
    await db('approval_events').del();
    for (const row of rows) await db('approval_events').insert(row);
    return result;
  };

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    const { documentId } = await write(cms, editor);
    await publish(editor, approver, documentId);
    const other = await write(cms, editor);
    await does(editor, other.documentId, 'submit');
    await does(approver, other.documentId, 'return', { comment: 'Câu văn riêng tư của người duyệt' });
  });
  afterAll(() => cms.stop());

  it('is whole, while the system runs', () => {
    expect(verify()).toMatchObject({
      status: 0,
      said: expect.stringContaining('nguyên vẹn: 6 dòng') as string,
    });
  });

  it('holds hashes and no text: neither of a post nor of a comment', async () => {
    const rows = JSON.stringify(await cms.strapi.db.connection('approval_events').select('*'));
    expect(rows).not.toMatch(/Lớp bồi dưỡng|riêng tư/i);
  });

  it.each<[string, string[], string]>([
    ['an altered row', ['update approval_events set actor = 1 where sequence = 2'], 'dòng 2 đã bị sửa'],
    ['a deleted row', ['delete from approval_events where sequence = 3'], 'thiếu dòng 3'],
    [
      'an inserted row',
      [
        `insert into approval_events (sequence, at, actor, action, uid, post_document_id, from_state, to_state, draft_hash, previous_hash, hash)
         select sequence, at, actor, action, uid, post_document_id, from_state, to_state, draft_hash, previous_hash, hash
         from approval_events where sequence = 4`,
      ],
      'dòng 4 bị chèn thêm',
    ],
  ])('names %s and exits with 1', async (_, statements, fault) => {
    // The unique index would refuse a second row with the same sequence, so a forger would drop it first.
    const { status, said } = await tampered('drop index approval_events_sequence_unique', ...statements);
    await cms.strapi.db.connection.raw(
      'create unique index approval_events_sequence_unique on approval_events (sequence)',
    );
    expect(said).toContain(fault);
    expect(status).toBe(1);
  });

  it('misses a tail that was cut, by what releases noted', async () => {
    const events = await cms.strapi.db.connection('approval_events').orderBy('sequence').select('hash');
    const marks = [3, 6].map((count) => JSON.stringify({ count, head: events[count - 1].hash }));
    mkdirSync(join(cms.varDir, 'store'), { recursive: true });
    writeFileSync(join(cms.varDir, 'store', 'approval-marks.jsonl'), `${marks.join('\n')}\n{"count":`);
    expect(verify()).toMatchObject({ status: 0 });
    const { status, said } = await tampered('delete from approval_events where sequence > 4');
    expect(said).toContain('thiếu dòng 5 trở đi');
    expect(status).toBe(1);
  });

  it('cannot be checked without a database, and says so', () => {
    const { status, stderr } = spawnSync(process.execPath, [program], {
      env: { ...process.env, DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: '/khong-co/newsroom.db' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('/khong-co/newsroom.db')]);
  });
});
