// SIGKILL in the middle of an approval: all of it is there, or nothing is.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretsOf } from '../support/cms.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';

const KILLS = 20;
const cmsDir = dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json'));

interface Approvable {
  documentId: string;
  postId: string;
  draftHash: string;
  authorization: string;
  address: string;
}

interface Traces {
  state: string;
  status: string;
  published: number;
  live: number;
  approvals: number;
  revisions: number;
}

const BEFORE: Traces = {
  state: 'submitted',
  status: 'draft',
  published: 0,
  live: 0,
  approvals: 0,
  revisions: 0,
};
const AFTER: Traces = {
  state: 'published',
  status: 'live',
  published: 1,
  live: 1,
  approvals: 1,
  revisions: 1,
};

describe.each(['SQLite', 'PostgreSQL'])('a CMS on %s that is killed', (database) => {
  let varDir: string;
  let postgres: Postgres | null = null;
  const secrets = secretsOf();

  beforeAll(async () => {
    varDir = mkdtempSync(join(tmpdir(), 'newsroom-kill-'));
    if (database === 'PostgreSQL') postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(varDir, { recursive: true, force: true });
  });

  const boot = async (): Promise<{ child: ChildProcess; post: Approvable }> => {
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'programs/approvable.ts'),
        varDir,
        postgres?.url ?? '',
        JSON.stringify(secrets),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TEST_DATABASE: '' } },
    );
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      const line = output.split('\n').find((each) => each.startsWith('{'));
      if (line?.endsWith('}')) return { child, post: JSON.parse(line) as Approvable };
    }
    throw new Error(`the CMS did not start:\n${output}`);
  };
  const approve = ({ address, authorization, draftHash }: Approvable): Promise<number> =>
    fetch(address, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ draftHash }),
    }).then(
      ({ status }) => status,
      () => 0,
    );
  const kill = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  const tracesOf = async ({ documentId, postId }: Approvable): Promise<Traces> => {
    const sql = `select r.state as state, r.status as status,
      (select count(*) from articles where document_id = '${documentId}' and published_at is not null) as published,
      (select count(*) from outbox_rows where subject = 'post' and key = '${postId}') as live,
      (select count(*) from approval_events where post_document_id = '${documentId}' and action = 'approve') as approvals,
      (select count(*) from revisions where post_document_id = '${documentId}' and cause = 'published') as revisions
      from post_records r where r.post_id = '${postId}'`;
    const [row] = postgres ? await postgres.query(sql) : readOnce(join(varDir, 'newsroom.db'), sql);
    const { state, status, ...counts } = row ?? {};
    return {
      state: String(state),
      status: String(status),
      ...(Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as Omit<
        Traces,
        'state' | 'status'
      >),
    };
  };

  it(
    `at ${KILLS} moments of an approval, was before or after it, never between`,
    { timeout: 900_000 },
    async () => {
      const calm = await boot();
      const begun = performance.now();
      expect(await approve(calm.post)).toBe(200);
      const duration = performance.now() - begun;
      await kill(calm.child);
      expect(await tracesOf(calm.post)).toEqual(AFTER);

      const outcomes = { before: 0, after: 0 };
      for (let round = 0; round < KILLS; round += 1) {
        const { child, post } = await boot();
        const answer = approve(post);
        await new Promise((resolve) =>
          setTimeout(resolve, (duration * 1.3 * (round + Math.random())) / KILLS),
        );
        await kill(child);
        const [status, traces] = [await answer, await tracesOf(post)];
        expect([BEFORE, AFTER]).toContainEqual(traces);
        // If the answer said that the post is approved, it has to be true.
        if (status === 200) expect(traces).toEqual(AFTER);
        outcomes[traces.live === 1 ? 'after' : 'before'] += 1;
      }
      console.log(`killed: ${outcomes.before} × before, ${outcomes.after} × after`);

      const verified = spawnSync(process.execPath, [join(cmsDir, 'approval-verify.mjs')], {
        env: {
          ...process.env,
          NEWSROOM_VAR: varDir,
          DATABASE_CLIENT: postgres ? 'postgres' : 'sqlite',
          DATABASE_FILENAME: join(varDir, 'newsroom.db'),
          DATABASE_URL: postgres?.url ?? '',
        },
        encoding: 'utf8',
      });
      expect(verified.stdout + verified.stderr).toContain('Sổ duyệt nguyên vẹn');
    },
  );
});

const readOnce = (file: string, sql: string): Record<string, unknown>[] => {
  // Not read-only, because the first program that opens the database after a crash has to roll the journal back.
  const db = new DatabaseSync(file);
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};
