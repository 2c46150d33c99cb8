import type { Core } from '@strapi/strapi';
import { roleCode } from '../../domain/people/people';
import type { Capacity } from '../../domain/people/actor';

export interface Role {
  id: number;
  name: string;
  code: string;
  description: string | null;
}

/** The code of Strapi's own role that may do everything but pass the gate. */
export const SUPER_ADMIN = 'strapi-super-admin';

export const roleIdOf = (strapi: Core.Strapi, capacity: Capacity): Promise<number> =>
  idByCode(strapi, roleCode(capacity));

export const superAdminRoleId = (strapi: Core.Strapi): Promise<number> => idByCode(strapi, SUPER_ADMIN);

export const findRole = (strapi: Core.Strapi, code: string): Promise<Role | null> =>
  strapi.service('admin::role').findOne({ code });

const idByCode = async (strapi: Core.Strapi, code: string): Promise<number> => {
  const role = await findRole(strapi, code);
  if (!role) throw new Error(`Không tìm thấy vai trò mã “${code}”.`);
  return role.id;
};
