import { randomInt } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import type { Capacity } from '../domain/people/actor';
import { adminUrl } from '../newsroom/ground/admin-links';
import { varDir } from '../newsroom/ground/environment';
import { rowsOf } from '../newsroom/ground/rows';
import { strapiService } from '../newsroom/ground/strapi-services';
import { setUnit } from '../newsroom/people/people';
import { withSampleRemovalPermit } from '../newsroom/ground/permits';
import { SUPER_ADMIN, roleIdOf, superAdminRoleId } from '../newsroom/people/roles';
import type { SeedMode } from './seed-files';

/** Reserved for examples (RFC 2606): no real person has an address here. */
const DEMO_DOMAIN = '@vi-du.example';
/** The demo's writers belong to the present department. */
const DEMO_UNIT = 'so-gddt-an-giang';
const PASSWORD_LENGTH = 20;

interface AccountWanted {
  email: string;
  firstname: string;
  lastname: string;
  /** null: Strapi's Super Admin. */
  role: Capacity | null;
  /** Code of the unit whose posts the account writes. */
  unit?: string;
}

interface Account extends AccountWanted {
  password: string;
}

export interface AdminUser {
  id: number;
  email: string;
  isActive: boolean | null;
  blocked: boolean | null;
  roles: { code: string }[];
}

const DEMO_ACCOUNTS: AccountWanted[] = [
  { email: `sieu-quan-tri${DEMO_DOMAIN}`, firstname: 'Siêu quản trị', lastname: '(minh họa)', role: null },
  {
    email: `quan-tri${DEMO_DOMAIN}`,
    firstname: 'Quản trị',
    lastname: '(minh họa)',
    role: 'administrator',
  },
  {
    email: `cong-tac-vien${DEMO_DOMAIN}`,
    firstname: GLOSSARY.role.contributor,
    lastname: '(minh họa)',
    role: 'contributor',
    unit: DEMO_UNIT,
  },
  {
    email: `bien-tap${DEMO_DOMAIN}`,
    firstname: 'Biên tập viên',
    lastname: '(minh họa)',
    role: 'editor',
    unit: DEMO_UNIT,
  },
  {
    email: `lanh-dao${DEMO_DOMAIN}`,
    firstname: GLOSSARY.role.leader,
    lastname: '(minh họa)',
    role: 'leader',
    unit: DEMO_UNIT,
  },
  {
    email: `nguoi-duyet-1${DEMO_DOMAIN}`,
    firstname: 'Người duyệt thứ nhất',
    lastname: '(minh họa)',
    role: 'approver',
  },
  {
    email: `nguoi-duyet-2${DEMO_DOMAIN}`,
    firstname: 'Người duyệt thứ hai',
    lastname: '(minh họa)',
    role: 'approver',
  },
  {
    email: `nguoi-phat-ngon${DEMO_DOMAIN}`,
    firstname: GLOSSARY.role.spokesperson,
    lastname: '(minh họa)',
    role: 'spokesperson',
  },
];

/**
 * The authors and approvers of the demo posts: two people of the Ban Biên tập, because the posts belong to many units,
 * and the spokesperson.
 */
export const demoAuthors = async (): Promise<Record<'writer' | 'approver' | 'spokesperson', number>> => {
  const users = await findDemoAccounts();
  const idOf = (name: string): number => {
    const user = users.find(({ email }) => email === `${name}${DEMO_DOMAIN}`);
    if (!user) throw new Error(`Thiếu tài khoản minh họa ${name}${DEMO_DOMAIN}.`);
    return user.id;
  };
  return {
    writer: idOf('nguoi-duyet-2'),
    approver: idOf('nguoi-duyet-1'),
    spokesperson: idOf('nguoi-phat-ngon'),
  };
};

/**
 * Creates the accounts of the first start: only if the start seeds them, and nobody has an account yet. The Super Admin
 * is created last, so that after an interruption the next start continues.
 */
export const ensureAccounts = async (mode: SeedMode): Promise<void> => {
  if (mode !== 'demo' && mode !== 'empty') return;
  const wanted = mode === 'demo' ? DEMO_ACCOUNTS : [administrator(administratorEmail())];
  const existing = await findAccounts();
  if (existing.some((user) => isSuperAdmin(user) || !wanted.some(({ email }) => email === user.email)))
    return;
  const accounts = wanted.map(withPassword);
  // The file is written first, so that no account exists with a password that nobody knows.
  await writeLogins(loginsFile(), accounts);
  for (const account of accounts.toReversed()) {
    await saveAccount(
      account,
      existing.find((user) => user.email === account.email),
    );
  }
};

const isDemoAccount = (user: { email: string }): boolean => user.email.toLowerCase().endsWith(DEMO_DOMAIN);

export const findDemoAccounts = async (): Promise<AdminUser[]> =>
  (await findAccounts()).filter(isDemoAccount);

/**
 * Makes sure that somebody can still log in after the demo accounts are gone.
 * @returns the file with the new administrator's password; null: another administrator exists already
 */
export const ensureRealAdministrator = async (): Promise<string | null> => {
  const users = await findAccounts();
  if (users.some((user) => !isDemoAccount(user) && isSuperAdmin(user) && isActive(user))) return null;
  const account = withPassword(administrator(freeEmail(administratorEmail(), users)));
  const file = join(varDir(), 'admin-login.txt');
  await writeLogins(file, [account]);
  await saveAccount(account);
  return file;
};

/** Deletes every demo account, and the file with their passwords. */
export const removeDemoAccounts = async (): Promise<string[]> => {
  const users = await findDemoAccounts();
  await withSampleRemovalPermit(async () => {
    for (const user of users) await strapiService('admin::user').deleteById(user.id);
  });
  if (users.length > 0) await rm(loginsFile(), { force: true });
  return users.map((user) => user.email);
};

const loginsFile = (): string => join(varDir(), 'demo-logins.txt');

const administratorEmail = (): string => (process.env.ADMIN_EMAIL || 'quantri@localhost.local').toLowerCase();

const administrator = (email: string): AccountWanted => ({
  email,
  firstname: 'Quản trị',
  lastname: '',
  role: null,
});

/** The address, or with a number if an account has it already ("quantri-2@…"). */
const freeEmail = (email: string, users: readonly AdminUser[]): string => {
  const taken = new Set(users.map((user) => user.email.toLowerCase()));
  let free = email;
  for (let number = 2; taken.has(free); number += 1) free = email.replace('@', `-${number}@`);
  return free;
};

const isSuperAdmin = (user: AdminUser): boolean => user.roles.some((role) => role.code === SUPER_ADMIN);

const isActive = (user: AdminUser): boolean => user.isActive === true && user.blocked !== true;

const findAccounts = (): Promise<AdminUser[]> =>
  rowsOf('admin::user').findMany({ populate: { roles: true }, orderBy: { id: 'asc' } });

/** Not in a transaction: Strapi counts users in the background when one is created. */
const saveAccount = async (
  { role, password, unit, ...account }: Account,
  existing?: AdminUser,
): Promise<void> => {
  const users = strapiService('admin::user');
  if (existing) {
    await users.updateById(existing.id, { password });
    return;
  }
  const roleId = role === null ? await superAdminRoleId() : await roleIdOf(role);
  const user = await users.create({
    ...account,
    password,
    roles: [roleId],
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'vi',
  });
  if (unit !== undefined) await setUnit(user.id, unit);
};

const withPassword = (account: AccountWanted): Account => ({ ...account, password: generatePassword() });

const LOWER = 'abcdefghjkmnpqrstuvwxyz';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** Random, without characters that look alike; `admin::user.create` does not check Strapi's rule, so this does. */
const generatePassword = (): string => {
  const alphabet = LOWER + UPPER + DIGITS;
  const draw = () =>
    Array.from({ length: PASSWORD_LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');
  let password = draw();
  while (!(/[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password))) password = draw();
  return password;
};

/** Written to another file and renamed, so that others cannot read it, not even for a moment. */
const writeLogins = async (file: string, accounts: readonly Account[]): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await rm(temporary, { force: true });
  await writeFile(temporary, loginsText(accounts), {
    mode: 0o600,
  });
  await rename(temporary, file);
};

const loginsText = (accounts: readonly Account[]): string =>
  [
    'TÀI KHOẢN ĐĂNG NHẬP',
    `Trang quản trị: ${adminUrl()}`,
    'Mật khẩu được tạo ngẫu nhiên, chỉ ghi ở tệp này. Hãy đổi mật khẩu sau khi đăng nhập, rồi xóa tệp.',
    ...accounts.flatMap((account) => [
      '',
      `${account.role === null ? 'Super Admin' : GLOSSARY.role[account.role]} – ${`${account.firstname} ${account.lastname}`.trim()}`,
      `Thư điện tử: ${account.email}`,
      `Mật khẩu: ${account.password}`,
    ]),
    '',
  ].join('\n');
