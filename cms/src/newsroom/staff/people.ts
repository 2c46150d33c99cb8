import { CLOSED } from '../../domain/posts/facts';
import { GLOSSARY, LIMITS } from '@newsroom/shared';
import { z } from 'zod';
import { roleIdOf, superAdminRoleId } from '../people/roles';
import { capacitiesOfRoles, ownCapacities } from '../../domain/people/people';
import { POST_UID_LIST } from '../../domain/content-types';
import { INSIDE_LIMITS } from '../../domain/fields';
import { PEOPLE_LABELS } from '../../domain/labels';
import { draftHash, loadDraft } from '../posts/drafts';
import { appendEvent } from '../log/event-log';
import { type KnownPerson, allPeople, setUnit } from '../people/people';
import { recordOf } from '../posts/post-records';
import { adminUrl } from '../ground/admin-links';
import { forbidden, refusal } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { type Actor, CAPACITIES, type Capacity, scopeOf } from '../../domain/people/actor';
import { approversWarning } from '../people/approvers';
import type { ListedPerson, Me, People, SignIn } from '../../domain/approval-api';
import { rowsOf } from '../ground/rows';
import { strapiService } from '../ground/strapi-services';

/** One line and without an address, for it is written into mails. */
const name = z
  .string()
  .trim()
  .max(INSIDE_LIMITS.accountName)
  .regex(/^[^\p{Cc}/:@]*$/u);

const invitation = z.object({
  email: z.email().max(LIMITS.person.email).toLowerCase(),
  firstname: name.min(1),
  lastname: name.default(''),
  capacities: z.array(z.enum(CAPACITIES)).min(1),
  unit: z.string().max(LIMITS.code).nullable().default(null),
});
const change = invitation.pick({ capacities: true, unit: true });
const handOver = z.object({ handTo: z.int().nullable().default(null) });

/** What the admin shows this person of themselves. */
export const introduce = async (actor: Actor): Promise<Me> => ({
  id: actor.id,
  capacities: [...actor.capacities.keys()],
  lent: [...actor.capacities].flatMap(([capacity, lender]) => (lender === null ? [] : [capacity])),
  scope: scopeOf(actor),
  unit: actor.unit && (await unitName(actor.unit)),
});

export const list = async (actor: Actor): Promise<People> => {
  refuseUnlessAdministrator(actor);
  const users = await rowsOf('admin::user').findMany({ where: { registrationToken: null }, select: ['id'] });
  const registered = new Set(users.map(({ id }) => id));
  const shown = (person: KnownPerson): ListedPerson => ({
    id: person.id,
    name: person.name,
    email: person.email,
    active: person.active,
    registered: registered.has(person.id),
    capacities: capacitiesOfRoles(person.roles),
    superAdmin: person.superAdmin,
    unit: person.unit,
  });
  const units = await rowsOf('api::unit.unit').findMany({
    select: ['code', 'currentName'],
    orderBy: { currentName: 'asc' },
  });
  return {
    people: [...(await allPeople()).values()].map(shown),
    units: units.map(({ code, currentName }) => ({ code, name: currentName })),
    warning: await approversWarning(),
  };
};

export const invite = async (actor: Actor, raw: unknown): Promise<{ id: number }> => {
  refuseUnlessAdministrator(actor);
  const { email, firstname, lastname, capacities, unit } = parse(invitation, raw);
  if ([...(await allPeople()).values()].some((person) => person.email.toLowerCase() === email)) {
    throw refusal('Chưa mời được.', [{ field: 'Thư điện tử', reason: `“${email}” đã có tài khoản` }]);
  }
  await refuseWrongUnit(capacities, unit);
  const user = await strapiService('admin::user').create({
    email,
    firstname,
    lastname,
    roles: await roleIds(capacities),
    preferedLanguage: 'vi',
  });
  await setUnit(user.id, unit);
  await sendInvitation(email, [firstname, lastname].filter(Boolean).join(' '), user.registrationToken);
  return { id: user.id };
};

export const update = async (actor: Actor, id: number, raw: unknown): Promise<void> => {
  refuseUnlessAdministrator(actor);
  const { capacities, unit } = parse(change, raw);
  const person = await known(id);
  await refuseWrongUnit(capacities, unit);
  const roles = await roleIds(capacities);
  // Only a Super Admin gives or takes the role Super Admin, in Strapi's own settings; here it stays.
  if (person.superAdmin) roles.push(await superAdminRoleId());
  await strapiService('admin::user').updateById(id, { roles });
  await setUnit(id, unit);
};

/** Switches an account off. It stays, because the log names it; its sessions end, its drafts go to the person named. */
export const deactivate = async (actor: Actor, id: number, raw: unknown): Promise<void> => {
  refuseUnlessAdministrator(actor);
  const { handTo } = parse(handOver, raw);
  const person = await known(id);
  if (id === actor.id)
    throw forbidden('Bạn không tự ngừng tài khoản của mình được; hãy nhờ người quản trị khác.');
  await refuseForSuperAdmin(actor, person);
  const drafts = await draftsOf(id);
  const heir = handTo === null ? null : await known(handTo);
  if (drafts.length > 0 && (!heir?.active || heir.id === id || !takesOver(heir, person))) {
    throw refusal('Chưa ngừng được tài khoản.', [
      {
        field: PEOPLE_LABELS.handTo,
        reason: `${person.name} còn ${drafts.length} bài chưa đăng; hãy chọn một người viết đang hoạt động của cùng đơn vị, hoặc của Ban Biên tập, để nhận`,
      },
    ]);
  }
  await strapiService('admin::user').updateById(id, { isActive: false });
  if (heir) await exclusively(() => passOn(drafts, heir.id, actor.id));
};

export const activate = async (actor: Actor, id: number): Promise<void> => {
  refuseUnlessAdministrator(actor);
  const person = await known(id);
  await refuseForSuperAdmin(actor, person);
  if ((await accountOf(id))?.password) {
    await strapiService('admin::user').updateById(id, { isActive: true });
    return;
  }
  // This person never set a password: a new invitation, for switching off has made the old one invalid.
  const registrationToken = strapiService('admin::token').createToken();
  await strapiService('admin::user').updateById(id, { registrationToken });
  await sendInvitation(person.email, person.name, registrationToken);
};

/** Sends the mail of “Quên mật khẩu”; to a person who has not set a password yet, the invitation again. */
export const resetPassword = async (actor: Actor, id: number): Promise<void> => {
  refuseUnlessAdministrator(actor);
  const { email, name } = await known(id);
  const registrationToken = (await accountOf(id))?.registrationToken;
  if (registrationToken) return sendInvitation(email, name, registrationToken);
  await strapiService('admin::auth').forgotPassword({ email });
};

/** The newest sign-ins, failed ones too. */
export const signIns = async (actor: Actor): Promise<SignIn[]> => {
  refuseUnlessAdministrator(actor);
  const people = await allPeople();
  const rows = await rowsOf('api::people.sign-in').findMany({ orderBy: { id: 'desc' }, limit: 200 });
  return rows.map(({ at, userId, succeeded }) => ({
    at,
    name: userId === null ? 'Địa chỉ không có tài khoản' : (people.get(userId)?.name ?? 'Tài khoản đã xóa'),
    succeeded,
  }));
};

const refuseUnlessAdministrator = (actor: Actor): void => {
  if (!actor.capacities.has('administrator')) {
    throw forbidden('Chỉ người quản trị hệ thống xem và sửa được mục Nhân sự.');
  }
};

const refuseWrongUnit = async (capacities: readonly Capacity[], unit: string | null): Promise<void> => {
  const bound = (['contributor', 'editor', 'leader'] as const).filter((capacity) =>
    capacities.includes(capacity),
  );
  if (bound.length > 0 && unit === null) {
    throw refusal('Chưa lưu được.', [
      {
        field: PEOPLE_LABELS.unit,
        reason: `vai trò “${GLOSSARY.role[bound[0] ?? 'editor']}” cần một đơn vị`,
      },
    ]);
  }
  if (unit !== null) await unitName(unit);
};

const unitName = async (code: string): Promise<string> => {
  const unit = await rowsOf('api::unit.unit').findOne({ where: { code }, select: ['currentName'] });
  if (!unit)
    throw refusal('Chưa lưu được.', [{ field: PEOPLE_LABELS.unit, reason: `không có đơn vị mã “${code}”` }]);
  return unit.currentName;
};

const roleIds = (capacities: readonly Capacity[]): Promise<number[]> =>
  Promise.all(capacities.map((capacity) => roleIdOf(capacity)));

const known = async (id: number): Promise<KnownPerson> => {
  const person = (await allPeople()).get(id);
  if (!person)
    throw refusal('Không làm được.', [{ field: 'Tài khoản', reason: `không có tài khoản số ${id}` }]);
  return person;
};

const accountOf = (id: number) =>
  rowsOf('admin::user').findOne({ where: { id }, select: ['password', 'registrationToken'] });

const takesOver = (heir: KnownPerson, leaving: KnownPerson): boolean => {
  const own = ownCapacities(heir);
  return own.has('approver') || ((own.has('contributor') || own.has('editor')) && heir.unit === leaving.unit);
};

const refuseForSuperAdmin = async (actor: Actor, person: KnownPerson): Promise<void> => {
  if (person.superAdmin && !(await known(actor.id)).superAdmin) {
    throw forbidden('Chỉ Super Admin ngừng và mở lại được tài khoản của Super Admin.');
  }
};

interface OwnDraft {
  uid: (typeof POST_UID_LIST)[number];
  documentId: string;
  rowId: number;
}

/** Posts that the person created and whose draft is neither published as it is nor withdrawn. */
const draftsOf = async (id: number): Promise<OwnDraft[]> => {
  const found: OwnDraft[] = [];
  for (const uid of POST_UID_LIST) {
    const rows = await rowsOf(uid).findMany({
      where: { createdBy: { id }, publishedAt: null, workflow: { $notIn: CLOSED } },
      select: ['id', 'documentId'],
    });
    found.push(...rows.map((row) => ({ uid, documentId: row.documentId, rowId: row.id })));
  }
  return found;
};

const passOn = async (drafts: readonly OwnDraft[], heir: number, actor: number): Promise<void> => {
  for (const { uid, documentId, rowId } of drafts) {
    const [record, loaded] = [await recordOf(uid, documentId), await loadDraft({ uid, documentId })];
    if (!record || !loaded) continue;
    await rowsOf(uid).update({ where: { id: rowId }, data: { createdBy: heir } });
    await appendEvent(
      { uid, documentId },
      {
        actor,
        actingFor: null,
        action: 'handOver',
        fromState: record.state,
        toState: record.state,
        draftHash: draftHash(loaded.snapshot, record.correction),
        comment: null,
      },
    );
  }
};

const sendInvitation = (email: string, name: string, registrationToken: string): Promise<void> =>
  send(email, 'Mời tham gia tòa soạn điện tử', [
    `Kính gửi ${name},`,
    'Bạn được mời làm việc trên tòa soạn điện tử. Hãy mở địa chỉ sau để đặt mật khẩu và bắt đầu:',
    `${adminUrl()}/auth/register?registrationToken=${registrationToken}`,
    'Nếu bạn không biết về lời mời này, hãy bỏ qua thư.',
  ]);

const send = (to: string, subject: string, paragraphs: readonly string[]): Promise<void> =>
  strapiService('plugin::email.email').send({ to, subject, text: paragraphs.join('\n\n') });

const LABELS: Readonly<Record<string, string>> = PEOPLE_LABELS;

const parse = <S extends z.ZodType>(schema: S, raw: unknown): z.infer<S> => {
  const parsed = schema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  throw refusal(
    'Chưa lưu được.',
    parsed.error.issues.map(({ path }) => ({
      field: LABELS[String(path[0])] ?? String(path[0]),
      reason: 'còn thiếu hoặc không hợp lệ',
    })),
  );
};
