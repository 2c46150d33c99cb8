import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cms, secretsOf, startCms } from '../support/cms.ts';
import { signIn } from '../support/cms-people.ts';
import { publish, write } from '../support/cms-posts.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';

const cmsDir = dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json'));

let postgres: Postgres;
let cms: Cms | undefined;
let app: string;

beforeAll(async () => {
  postgres = await startPostgres();
  await postgres.query(`create role newsroom_owner login password 'chu';
    create role newsroom_app login password 'dung';
    alter database newsroom owner to newsroom_owner; alter schema public owner to newsroom_owner;`);
  app = postgres.urlOf('newsroom_app', 'dung');
  const migrated = spawnSync(process.execPath, [join(cmsDir, 'migrate.mjs')], {
    env: {
      ...process.env,
      ...secretsOf(),
      NEWSROOM_VAR: '/tmp/newsroom-migrate',
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: app,
      DATABASE_OWNER_URL: postgres.urlOf('newsroom_owner', 'chu'),
    },
    encoding: 'utf8',
  });
  expect(migrated.stderr).toBe('');
  expect(migrated.stdout).toContain('newsroom_app');
});
afterAll(async () => {
  await cms?.stop();
  await postgres.stop();
});

it('the system runs under a role that owns nothing, and publishes', async () => {
  cms = await startCms({ seed: 'empty', databaseUrl: app });
  const [editor, approver] = [await signIn(cms, 'editor'), await signIn(cms, 'approver')];
  const { documentId } = await write(cms, editor);
  expect((await publish(editor, approver, documentId)).data.state).toBe('published');
});

it.each([
  "update approval_events set action = 'approve'",
  'delete from approval_events',
  'truncate approval_events',
  'drop table approval_events',
  'alter table approval_events add column x int',
])('that role is refused: %s', async (statement) => {
  await expect(postgres.query(statement, app)).rejects.toThrow(/permission denied|must be owner/);
  const [row] = await postgres.query<{ count: string }>('select count(*) from approval_events', app);
  expect(Number(row?.count)).toBeGreaterThan(2);
});
