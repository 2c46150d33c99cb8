import { GLOSSARY } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { roleCode } from '../../domain/people/people';
import { CAPACITIES, type Capacity } from '../../domain/people/actor';
import { type Role, findRole } from '../people/roles';

interface HeldRole extends Role {
  users: { id: number }[];
}

/**
 * The role of a capacity, by its code. Older systems found their roles by the names: of such a system's rows this
 * takes the one that counted until now, and gives it its code. Null: there is none yet.
 */
export const claimRole = async (strapi: Core.Strapi, capacity: Capacity): Promise<Role | null> => {
  const found = await findRole(strapi, roleCode(capacity));
  if (found) return found;
  const chosen = chooseRole(capacity, await rolesWithoutCode(strapi, capacity));
  // Strapi's own service leaves codes alone.
  return (
    chosen && strapi.db.query(ROLE).update({ where: { id: chosen.id }, data: { code: roleCode(capacity) } })
  );
};

/** What an earlier start made beside a role that somebody had renamed; one that people hold stays. */
export const removeEmptyTwins = async (strapi: Core.Strapi, capacity: Capacity): Promise<void> => {
  const twins = await rolesWithoutCode(strapi, capacity);
  const empty = twins.filter(({ users }) => users.length === 0).map(({ id }) => id);
  if (empty.length > 0) await strapi.service('admin::role').deleteByIds(empty);
  for (const { name, users } of twins.filter(({ id }) => !empty.includes(id))) {
    strapi.log.warn(
      `Vai trò “${name}” (${users.length} người) không còn quyền gì; hãy gán lại vai trò “${GLOSSARY.role[capacity]}” ở mục “Nhân sự”.`,
    );
  }
};

const ROLE = 'admin::role';

const chooseRole = (capacity: Capacity, roles: readonly HeldRole[]): HeldRole | null => {
  const held = roles.filter(({ users }) => users.length > 0);
  const [only, another] = held;
  if (only && !another) return only;
  const named = roles.find(({ name }) => name === GLOSSARY.role[capacity]);
  if (named) return named;
  if (!another) return roles[0] ?? null;
  throw new Error(
    `Có nhiều vai trò cùng là “${GLOSSARY.role[capacity]}” mà đều đang có người: ` +
      `${held.map(({ name }) => `“${name}”`).join(', ')}. ` +
      'Hãy khởi động lại bản cũ, đổi tên vai trò đúng về tên trên, rồi khởi động lại bản này.',
  );
};

/** Rows that were a capacity's role when names told, by the name, or by the code that Strapi made of the first name. */
const rolesWithoutCode = async (strapi: Core.Strapi, capacity: Capacity): Promise<HeldRole[]> => {
  const roles: HeldRole[] = await strapi.db
    .query(ROLE)
    .findMany({ populate: ['users'], orderBy: { id: 'asc' } });
  return roles.filter((role) => capacityByName(role) === capacity);
};

const capacityByName = ({ name, code }: Role): Capacity | undefined => {
  if (code.startsWith('strapi-') || CAPACITIES.some((capacity) => roleCode(capacity) === code))
    return undefined;
  return (
    CAPACITIES.find((capacity) => GLOSSARY.role[capacity] === name) ??
    CAPACITIES.find((capacity) => MADE_OF_NAME[capacity].test(code))
  );
};

/** Strapi's codes: the name as it was, in its spelling of addresses, and an instant in base 36. */
const MADE_OF_NAME: Record<Capacity, RegExp> = {
  contributor: /^cộng-tac-vien-[0-9a-z]+$/,
  editor: /^bien-tập-vien-dơn-vị-[0-9a-z]+$/,
  leader: /^lanh-dạo-dơn-vị-[0-9a-z]+$/,
  approver: /^người-duyệt-của-ban-bien-tập-[0-9a-z]+$/,
  spokesperson: /^người-phat-ngon-[0-9a-z]+$/,
  administrator: /^quản-trị-hệ-thống-[0-9a-z]+$/,
};
