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

/** The rows that were a capacity's role when a role was known by its name, and those made beside a renamed one. */
export const formerRoles = <Row extends RoleRow>(capacity: Capacity, roles: readonly Row[]): Row[] =>
  roles.filter((role) => formerCapacity(role) === capacity);

/**
 * Of such rows the one that people hold; of several held ones the one whose name counted. Null: there is none.
 * @throws Error if several are held and none has the name
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

/** Strapi's codes: the name as it was, in its spelling of addresses, and an instant in base 36. */
const MADE_OF_NAME: Record<Capacity, RegExp> = {
  contributor: /^cộng-tac-vien-[0-9a-z]+$/,
  editor: /^bien-tập-vien-dơn-vị-[0-9a-z]+$/,
  leader: /^lanh-dạo-dơn-vị-[0-9a-z]+$/,
  approver: /^người-duyệt-của-ban-bien-tập-[0-9a-z]+$/,
  spokesperson: /^người-phat-ngon-[0-9a-z]+$/,
  administrator: /^quản-trị-hệ-thống-[0-9a-z]+$/,
};
