import { SUPER_ADMIN, superAdminRoleId } from '../people/roles';
import { conflict, forbidden } from '../ground/refusal';
import { mayRemoveSamples } from '../ground/permits';
import { rowsOf } from '../ground/rows';

const USER = 'admin::user';
/** Anybody can try to sign in, so the list needs a limit. */
const KEPT_SIGN_INS = 10_000;

interface SaveEvent {
  params: { where?: { id?: number | string }; data?: Record<string, unknown> };
  result?: { id: number };
}

/**
 * Rules for accounts, whichever form changes them: no account is deleted, because the log names it; the sessions of an
 * account that is switched off end at once; one active Super Admin remains. Every sign-in is noted, failed ones too.
 */
export const guardAccounts = (): void => {
  strapi.db.lifecycles.subscribe({
    models: [USER],
    beforeDelete: refuseDeletion,
    beforeDeleteMany: refuseDeletion,
    async beforeUpdate(event: SaveEvent) {
      await keepLastSuperAdmin(event);
      const { data } = event.params;
      // An old invitation or reset mail must not let somebody back in.
      if (data?.isActive === false)
        Object.assign(data, { registrationToken: null, resetPasswordToken: null });
    },
    async afterUpdate({ params: { data }, result }: SaveEvent) {
      if (result && (data?.isActive === false || data?.password !== undefined)) await endSessions(result.id);
    },
  });
  strapi.eventHub.on('admin.auth.success', ({ user }: { user: { id: number } }) => noteSignIn(user.id, true));
  strapi.eventHub.on('admin.auth.error', async () => noteSignIn(await idOfCaller(), false));
};

const refuseDeletion = (): void => {
  if (mayRemoveSamples()) return;
  throw forbidden('Tài khoản không xóa được vì sổ duyệt còn nhắc đến. Hãy ngừng tài khoản ở mục “Nhân sự”.');
};

/** Strapi's own check also counts Super Admins who are switched off, and would let the last active one go. */
const keepLastSuperAdmin = async ({ params: { where, data } }: SaveEvent): Promise<void> => {
  if (!data || !(data.isActive === false || data.blocked === true || 'roles' in data)) return;
  const superAdmins = await rowsOf(USER).findMany({
    where: { isActive: true, blocked: { $ne: true }, roles: { code: SUPER_ADMIN } },
    select: ['id'],
  });
  const [last, another] = superAdmins;
  if (!last || another || String(last.id) !== String(where?.id)) return;
  if (data.isActive !== false && data.blocked !== true && (await keepsRole(data.roles))) return;
  throw conflict('Đây là Super Admin cuối cùng đang hoạt động nên phải giữ nguyên.');
};

const keepsRole = async (roles: unknown): Promise<boolean> => {
  const role = await superAdminRoleId();
  return Array.isArray(roles) && roles.some((id) => String(id) === String(role));
};

const endSessions = async (userId: number): Promise<void> => {
  await strapi.sessionManager('admin').invalidateRefreshToken(String(userId));
};

const idOfCaller = async (): Promise<number | null> => {
  const body = strapi.requestContext.get()?.request.body as { email?: unknown } | undefined;
  if (typeof body?.email !== 'string') return null;
  const user = await rowsOf(USER).findOne({ where: { email: body.email.toLowerCase() }, select: ['id'] });
  return user?.id ?? null;
};

const noteSignIn = async (userId: number | null, succeeded: boolean): Promise<void> => {
  const rows = rowsOf('api::people.sign-in');
  const { id } = await rows.create({ data: { at: new Date().toISOString(), userId, succeeded } });
  await rows.deleteMany({ where: { id: { $lt: id - KEPT_SIGN_INS } } });
};
