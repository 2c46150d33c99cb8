import type { Core } from '@strapi/strapi';

export interface Role {
  id: number;
  code: string;
}

/** The code of Strapi's own role that may do everything but pass the gate. */
export const SUPER_ADMIN = 'strapi-super-admin';

/** Id of a role by its name, as `ensureRoles` made it. */
export const roleIdByName = async (strapi: Core.Strapi, name: string): Promise<number> =>
  roleId(await findRole(strapi, { name }), name);

export const superAdminRoleId = async (strapi: Core.Strapi): Promise<number> =>
  roleId(await findRole(strapi, { code: SUPER_ADMIN }), SUPER_ADMIN);

export const findRole = (
  strapi: Core.Strapi,
  where: { name: string } | { code: string },
): Promise<Role | null> => strapi.service('admin::role').findOne(where);

const roleId = (role: Role | null, name: string): number => {
  if (!role) throw new Error(`Không tìm thấy vai trò “${name}”.`);
  return role.id;
};
