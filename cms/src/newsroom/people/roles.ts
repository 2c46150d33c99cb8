import { roleCode } from '../../domain/people/people';
import type { Capacity } from '../../domain/people/actor';
import { type Role, strapiService } from '../ground/strapi-services';

/** The code of Strapi's own role with all rights; the rules of saving and publishing hold for it too. */
export const SUPER_ADMIN = 'strapi-super-admin';

export const roleIdOf = (capacity: Capacity): Promise<number> => idByCode(roleCode(capacity));

export const superAdminRoleId = (): Promise<number> => idByCode(SUPER_ADMIN);

export const findRole = (code: string): Promise<Role | null> =>
  strapiService('admin::role').findOne({ code });

const idByCode = async (code: string): Promise<number> => {
  const role = await findRole(code);
  if (!role) throw new Error(`Không tìm thấy vai trò mã “${code}”.`);
  return role.id;
};
