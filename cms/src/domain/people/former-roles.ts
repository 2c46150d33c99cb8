import { GLOSSARY } from '@newsroom/shared';
import { CAPACITIES, type Capacity } from './actor';
import { roleCode } from './people';

/** A row of Strapi's roles, with whoever holds it. */
export interface RoleRow {
  id: number;
  name: string;
  code: string;
  users: readonly { id: number }[];
}

/**
 * The roles of a capacity from the time when the server found a role by its name: the one that had the name, and those
 * that were created again after somebody renamed it.
 */
export const formerRoles = <Row extends RoleRow>(capacity: Capacity, roles: readonly Row[]): Row[] =>
  roles.filter((role) => formerCapacity(role) === capacity);

/**
 * Which of these roles to keep: the one that people hold; if people hold several, the one that has the name.
 * Null: there is none.
 * @throws Error if people hold several and none has the name
 */
export const chooseFormer = <Row extends RoleRow>(capacity: Capacity, roles: readonly Row[]): Row | null => {
  const held = roles.filter(({ users }) => users.length > 0);
  const named = roles.find(({ name }) => name === GLOSSARY.role[capacity]);
  if (held.length === 1) return held[0] ?? null;
  if (named) return named;
  if (held.length === 0) return roles[0] ?? null;
  throw new Error(
    `Có nhiều vai trò vốn là “${GLOSSARY.role[capacity]}” và đều đang có người giữ: ` +
      `${held.map(({ name }) => `“${name}”`).join(', ')}. ` +
      'Hãy chạy lại phiên bản cũ, đổi tên vai trò cần giữ về đúng tên ấy, rồi chạy lại phiên bản này.',
  );
};

const formerCapacity = ({ name, code }: RoleRow): Capacity | undefined => {
  if (code.startsWith('strapi-') || CAPACITIES.some((capacity) => roleCode(capacity) === code))
    return undefined;
  return (
    CAPACITIES.find((capacity) => GLOSSARY.role[capacity] === name) ??
    CAPACITIES.find((capacity) => MADE_OF_NAME[capacity].test(code))
  );
};

/** Strapi makes a code of the role's name, spelled as in an address, and the time in base 36. */
const MADE_OF_NAME: Record<Capacity, RegExp> = {
  contributor: /^cộng-tac-vien-[0-9a-z]+$/,
  editor: /^bien-tập-vien-dơn-vị-[0-9a-z]+$/,
  leader: /^lanh-dạo-dơn-vị-[0-9a-z]+$/,
  approver: /^người-duyệt-của-ban-bien-tập-[0-9a-z]+$/,
  spokesperson: /^người-phat-ngon-[0-9a-z]+$/,
  administrator: /^quản-trị-hệ-thống-[0-9a-z]+$/,
};
