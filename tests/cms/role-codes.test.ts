// Roles keep their people and their rights when their names change.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Cms, onPostgres, secretsOf, startCms } from '../support/cms.ts';
import { type SignedIn, person, signIn } from '../support/cms-people.ts';
import { act, does, publish, write } from '../support/cms-posts.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';

/** The glossary object that the CMS itself uses. */
const words = (
  createRequire(createRequire(import.meta.url).resolve('@newsroom/cms/package.json'))(
    '@newsroom/shared',
  ) as typeof import('@newsroom/shared')
).GLOSSARY as { role: { approver: string } };
const LABEL = GLOSSARY.role.approver;
const OTHER_LABEL = 'Người duyệt bài';

interface RoleRow {
  id: number;
  name: string;
  code: string;
  users: { id: number }[];
}

const secrets = secretsOf();
const varDir = mkdtempSync(join(tmpdir(), 'newsroom-roles-'));
let postgres: Postgres | null = null;
let cms: Cms;
let editor: SignedIn;
let approver: SignedIn;

const boot = async (): Promise<void> => {
  cms = await startCms({
    seed: 'empty',
    secrets,
    varDir,
    ...(postgres ? { databaseUrl: postgres.url } : {}),
  });
};
/** The same person's session in the system that was started again. */
const again = (who: SignedIn): SignedIn => ({
  ...who,
  ...person(cms, who.authorization.slice('Bearer '.length)),
});
/** Changes rows, then starts the system again. */
const restart = async (before: () => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
  await before();
  await cms.stop();
  await boot();
  editor = again(editor);
  approver = again(approver);
};
const rows = () => cms.strapi.db.query('admin::role');
const roles = (): Promise<RoleRow[]> => rows().findMany({ populate: ['users'], orderBy: { id: 'asc' } });
const roleOfApprover = async (): Promise<RoleRow> => {
  const found = (await roles()).filter(({ users }) => users.some(({ id }) => id === approver.id));
  expect(found).toHaveLength(1);
  return found[0]!;
};
/** Creates a role in the way of a system that found roles by their names. */
const makeByName = (name: string): Promise<RoleRow> =>
  cms.strapi.service('admin::role').create({ name, description: '' });
/** Gives a role the kind of code that such a system gave it. */
const forgetCode = async ({ id, name }: { id: number; name: string }): Promise<void> => {
  const { code } = await makeByName(`${name} `);
  await rows().deleteMany({ where: { code } });
  await rows().update({ where: { id }, data: { code } });
};
const approves = async (): Promise<void> => {
  const { documentId } = await write(cms, editor);
  expect((await publish(editor, approver, documentId)).data.state).toBe('published');
};

beforeAll(async () => {
  postgres = onPostgres ? await startPostgres() : null;
  await boot();
  editor = await signIn(cms, 'editor');
  approver = await signIn(cms, 'approver');
});
afterEach(() => {
  words.role.approver = LABEL;
});
afterAll(async () => {
  await cms.stop();
  await postgres?.stop();
  rmSync(varDir, { recursive: true, force: true });
});

it('a role renamed in the settings gives the same rights at once and after a restart, under its own name, without a twin', async () => {
  const before = await roles();
  const { id } = await roleOfApprover();
  const superAdmin = await signIn(cms, null);
  expect((await superAdmin.put(`/admin/roles/${id}`, { name: 'Tổ duyệt bài' })).status).toBe(200);
  await approves();
  await restart();
  expect((await roles()).map((role) => [role.id, role.name])).toEqual(
    before.map((role) => [role.id, role.name]),
  );
  expect((await roleOfApprover()).id).toBe(id);
  await approves();
});

it('a changed word in the glossary renames the role, and everybody keeps their rights', async () => {
  const before = await roles();
  const { id } = await roleOfApprover();
  words.role.approver = OTHER_LABEL;
  await restart();
  expect((await roles()).map((role) => role.id)).toEqual(before.map((role) => role.id));
  expect(await roleOfApprover()).toMatchObject({ id, name: OTHER_LABEL });
  await approves();
  words.role.approver = LABEL;
  await restart();
  expect(await roleOfApprover()).toMatchObject({ id, name: LABEL });
});

it('roles that were once found by their names keep their people, and an empty duplicate from an earlier renaming is deleted', async () => {
  const before = await roles();
  const { id } = await roleOfApprover();
  await restart(async () => {
    for (const role of before.filter(({ code }) => !code.startsWith('strapi-'))) await forgetCode(role);
    await rows().update({ where: { id }, data: { name: 'Tổ duyệt bài' } });
    await makeByName(LABEL);
  });
  expect((await roles()).map((role) => [role.id, role.name, role.code])).toEqual(
    before.map((role) => [role.id, role.name, role.code]),
  );
  await approves();
});

it('of two such roles with people, the one with the known name still counts, and the other is not changed', async () => {
  const { id } = await roleOfApprover();
  const second = await signIn(cms, 'approver');
  let twin: RoleRow | undefined;
  await restart(async () => {
    await forgetCode({ id, name: LABEL });
    await rows().update({ where: { id }, data: { name: 'Tổ duyệt bài' } });
    twin = await makeByName(LABEL);
    await cms.strapi.service('admin::user').updateById(second.id, { roles: [twin.id] });
  });
  const after = await roles();
  expect(after.find((role) => role.id === twin?.id)).toMatchObject({ name: LABEL });
  expect(await roleOfApprover()).toMatchObject({ id, name: 'Tổ duyệt bài' });
  const { documentId } = await write(cms, editor);
  await does(editor, documentId, 'submit');
  expect((await act(approver, documentId, 'approve')).status).toBe(404);
  expect((await act(again(second), documentId, 'approve')).data.state).toBe('published');
});
