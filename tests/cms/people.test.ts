import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_URL, type Cms, startCms } from '../support/cms.ts';
import { PASSWORD, type SignedIn, UNIT, signIn } from '../support/cms-people.ts';
import { act, articles, standing, write } from '../support/cms-posts.ts';
import { eventually } from '../support/system.ts';

describe('people', () => {
  let cms: Cms;
  let administrator: SignedIn;
  let superAdmin: SignedIn;
  let editor: SignedIn;

  interface Shown {
    id: number;
    email: string;
    active: boolean;
    registered: boolean;
    capacities: string[];
    unit: string | null;
  }
  const list = async () =>
    (await administrator.get<{ data: { people: Shown[]; warning: string | null } }>('/approval/people')).body
      .data;
  const mails = () => {
    const folder = join(cms.varDir, 'mail');
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  };
  /** The text of the newest mail, decoded. */
  const newestMail = (): string => {
    const raw = mails().at(-1) ?? '';
    const [head = '', body = ''] = raw.split('\r\n\r\n');
    return /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString('utf8')
      : Buffer.from(
          body
            .replace(/=\r\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8');
  };
  const anonymously = (path: string, body: unknown) =>
    fetch(`${cms.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    administrator = await signIn(cms, 'administrator');
    superAdmin = await signIn(cms, null);
    editor = await signIn(cms, 'editor');
  });
  afterAll(() => cms.stop());

  it('are invited by mail, set a strong password themselves, and have role and unit', async () => {
    const invited = await administrator.post('/approval/people', {
      email: 'Moi@vi-du.test',
      firstname: 'Nguyễn Thị',
      lastname: 'Mới',
      capacities: ['editor'],
      unit: UNIT,
    });
    expect(invited.status, JSON.stringify(invited.body)).toBe(200);
    const mail = newestMail();
    expect(mail).toContain('đặt mật khẩu');
    const [link, registrationToken] = /\S+registrationToken=(\w+)/.exec(mail) ?? [];
    expect(link).toBe(`${ADMIN_URL}/admin/auth/register?registrationToken=${registrationToken}`);
    const register = (password: string) =>
      anonymously('/admin/register', {
        registrationToken,
        userInfo: { firstname: 'Nguyễn Thị', lastname: 'Mới', password },
      });
    const weak = await register('ngan1A');
    expect(weak.status).toBe(400);
    expect(await weak.text()).toContain('ít nhất 12 ký tự');
    expect((await register(PASSWORD)).status).toBe(200);
    expect((await list()).people.find(({ email }) => email === 'moi@vi-du.test')).toMatchObject({
      active: true,
      registered: true,
      capacities: ['editor'],
      unit: UNIT,
    });
  });

  it.each([
    ['an address that has an account', { email: 'moi@vi-du.test' }, 'Thư điện tử'],
    ['a word that is no address', { email: 'khong-phai' }, 'Thư điện tử'],
    ['a writer without a unit', { email: 'khac@vi-du.test', unit: null }, 'Đơn vị'],
    ['a unit that does not exist', { email: 'khac@vi-du.test', unit: 'khong-co' }, 'Đơn vị'],
    ['no role', { email: 'khac@vi-du.test', capacities: [] }, 'Vai trò'],
  ])('are not invited with %s; the field is named', async (_, changes, field) => {
    const { status, body } = await administrator.post('/approval/people', {
      firstname: 'Ai',
      capacities: ['contributor'],
      unit: UNIT,
      ...changes,
    });
    expect([status, body.error?.details?.errors?.map(({ path }) => path[0])]).toEqual([400, [field]]);
  });

  it('are managed by administrators alone, who cannot make themselves Super Admin', async () => {
    for (const who of [editor, await signIn(cms, 'approver'), await signIn(cms, 'spokesperson')]) {
      expect((await who.get('/approval/people')).status).toBe(403);
      expect(
        (await who.put(`/approval/people/${who.id}`, { capacities: ['approver'], unit: null })).status,
      ).toBe(403);
      expect((await who.post(`/approval/people/${editor.id}/deactivate`)).status).toBe(403);
      expect((await who.get('/approval/sign-ins')).status).toBe(403);
      expect((await who.put(`/admin/users/${who.id}`, { roles: [1] })).status).toBe(403);
    }
    const asSuper = await administrator.put(`/approval/people/${administrator.id}`, {
      capacities: ['superAdmin'],
      unit: null,
    });
    expect(asSuper.status).toBe(400);
    expect((await administrator.put(`/admin/users/${administrator.id}`, { roles: [1] })).status).toBe(403);
    expect((await administrator.post(`/approval/people/${superAdmin.id}/deactivate`)).status).toBe(403);
  });

  it('who are switched off are out at once, and their drafts pass to a colleague', async () => {
    const leaving = await signIn(cms, 'contributor');
    const heir = await signIn(cms, 'contributor');
    const { documentId } = await write(cms, leaving);
    const path = `/approval/people/${leaving.id}/deactivate`;
    const without = await administrator.post(path);
    expect([without.status, without.body.error?.details?.errors?.[0]?.path]).toEqual([
      400,
      ['Giao bài chưa đăng cho'],
    ]);
    expect((await administrator.post(path, { handTo: administrator.id })).status).toBe(400);

    expect((await administrator.post(path, { handTo: heir.id })).status).toBe(200);
    expect((await leaving.get(`${articles}/${documentId}`)).status).toBe(401);
    const login = await anonymously('/admin/login', { email: leaving.email, password: PASSWORD });
    expect(login.status).toBe(400);
    expect((await standing(heir, documentId)).history.map(({ action }) => action)).toEqual([
      'Chuyển bài cho người khác',
      'Tạo bài',
    ]);
    expect((await act(heir, documentId, 'submit')).status).toBe(200);
    expect((await administrator.post(`/approval/people/${leaving.id}/activate`)).status).toBe(200);
    expect((await anonymously('/admin/login', { email: leaving.email, password: PASSWORD })).status).toBe(
      200,
    );
  });

  it('find the address of the admin beside the first login', () => {
    expect(readFileSync(join(cms.varDir, 'demo-logins.txt'), 'utf8')).toContain(
      `Trang quản trị: ${ADMIN_URL}/admin\n`,
    );
  });

  it('are never deleted', async () => {
    for (const { status, body } of [
      await superAdmin.delete(`/admin/users/${editor.id}`),
      await superAdmin.post('/admin/users/batch-delete', { ids: [editor.id] }),
    ]) {
      expect(status).toBe(403);
      expect(body.error?.message).toContain('Hãy ngừng tài khoản');
    }
    expect((await list()).people.some(({ id }) => id === editor.id)).toBe(true);
  });

  it('keep one active Super Admin, also where Strapi counts those who are switched off', async () => {
    const others: { id: number }[] = await cms.strapi.db
      .query('admin::user')
      .findMany({ where: { roles: { code: 'strapi-super-admin' }, id: { $ne: superAdmin.id } } });
    for (const { id } of others) {
      expect((await superAdmin.put(`/admin/users/${id}`, { isActive: false })).status).toBe(200);
    }
    expect((await superAdmin.put(`/admin/users/${superAdmin.id}`, { isActive: false })).status).toBe(409);
    const role = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'newsroom-editor' } });
    expect((await superAdmin.put(`/admin/users/${superAdmin.id}`, { roles: [role.id] })).status).toBe(409);
    expect((await superAdmin.get('/approval/me')).status).toBe(200);
  });

  it('set a new password by a mail in Vietnamese', async () => {
    const before = mails().length;
    expect((await anonymously('/admin/forgot-password', { email: editor.email })).status).toBe(204);
    await eventually(() => Promise.resolve(expect(mails()).toHaveLength(before + 1)));
    expect(newestMail()).toContain('đặt mật khẩu mới');
    const [link, code] = /\S+code=(\w+)/.exec(newestMail()) ?? [];
    expect(link).toBe(`${ADMIN_URL}/admin/auth/reset-password?code=${code}`);
    const reset = (password: string) =>
      anonymously('/admin/reset-password', { resetPasswordToken: code, password });
    expect((await reset('yeu')).status).toBe(400);
    expect((await reset('Mat-khau-moi-5678')).status).toBe(200);
    expect(
      (await anonymously('/admin/login', { email: editor.email, password: 'Mat-khau-moi-5678' })).status,
    ).toBe(200);
    expect((await administrator.post(`/approval/people/${editor.id}/reset-password`)).status).toBe(200);
    await eventually(() => Promise.resolve(expect(mails()).toHaveLength(before + 2)));
  });

  it('are seen signing in, failures too, without a password anywhere', async () => {
    await anonymously('/admin/login', { email: editor.email, password: 'Sai-mat-khau-1' });
    await anonymously('/admin/login', { email: 'khong-co@vi-du.test', password: 'Sai-mat-khau-1' });
    const { body } = await administrator.get<{ data: { name: string; succeeded: boolean }[] }>(
      '/approval/sign-ins',
    );
    expect(body.data.slice(0, 2)).toMatchObject([
      { name: 'Địa chỉ không có tài khoản', succeeded: false },
      { name: 'Người Thử editor', succeeded: false },
    ]);
    expect(JSON.stringify(await cms.strapi.db.connection('sign_ins').select('*'))).not.toContain(
      'Sai-mat-khau',
    );
  });

  it('are warned about while fewer than two of them can approve', async () => {
    const approvers: { id: number }[] = await cms.strapi.db
      .query('admin::user')
      .findMany({ where: { roles: { code: 'newsroom-approver' } } });
    expect(approvers).toHaveLength(1);
    expect((await list()).warning).toContain('Chỉ một người duyệt được bài');
    await signIn(cms, 'approver');
    expect((await list()).warning).toBeNull();
  });

  it.each([
    ['to oneself', 400, (self: SignedIn) => ({ to: self.id })],
    ['to an administrator', 400, () => ({ to: administrator.id })],
    ['backwards', 400, () => ({ validFrom: '2030-02-01', validTo: '2030-01-01' })],
    ['over', 400, () => ({ validFrom: '2020-01-01', validTo: '2020-02-01' })],
    ['of what the person does not hold', 403, () => ({ capacity: 'spokesperson' })],
  ])('do not lend their capacity %s', async (_, wanted, changes) => {
    const approver = await signIn(cms, 'approver');
    const wish = { to: editor.id, capacity: 'approver', validFrom: '2030-01-01', validTo: '2030-02-01' };
    const { status } = await approver.post('/approval/delegations', { ...wish, ...changes(approver) });
    expect(status).toBe(wanted);
    expect((await approver.post('/approval/delegations', wish)).status).toBe(200);
  });

  it('end a delegation early', async () => {
    const [approver, deputy] = [await signIn(cms, 'approver'), await signIn(cms, 'editor')];
    const today = new Date().toISOString().slice(0, 10);
    await approver.post('/approval/delegations', {
      to: deputy.id,
      capacity: 'approver',
      validFrom: '2020-01-01',
      validTo: `${Number(today.slice(0, 4)) + 1}-01-01`,
    });
    const capacities = async () =>
      (await deputy.get<{ data: { capacities: string[] } }>('/approval/me')).body.data.capacities;
    expect(await capacities()).toEqual(['editor', 'approver']);
    const { body } = await approver.get<{ data: { delegations: { id: number }[] } }>('/approval/delegations');
    const [delegation] = body.data.delegations;
    expect((await deputy.post(`/approval/delegations/${delegation?.id}/end`)).status).toBe(403);
    expect((await approver.post(`/approval/delegations/${delegation?.id}/end`)).status).toBe(200);
    expect(await capacities()).toEqual(['editor']);
  });
});
