import { GLOSSARY } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { chooseFormer, formerRoles } from '../../domain/people/former-roles';
import { roleCode } from '../../domain/people/people';
import type { Capacity } from '../../domain/people/actor';
import { findRole } from '../people/roles';
import { rowsOf } from '../ground/rows';
import { type Role, strapiService } from '../ground/strapi-services';

/**
 * The role of a capacity, by its code. In the database of an older version, where roles were found by their names, it
 * takes the role that was used until now and gives it the code. Null: there is none yet.
 */
export const claimRole = async (capacity: Capacity): Promise<Role | null> => {
  const code = roleCode(capacity);
  const found = await findRole(code);
  if (found) return found;
  const former = chooseFormer(capacity, formerRoles(capacity, await allRoles()));
  // The service of Strapi cannot change a code.
  return former && rowsOf(ROLE).update({ where: { id: former.id }, data: { code } });
};

/** Deletes roles that an earlier version created a second time because somebody had renamed the first; not if people have them. */
export const removeEmptyTwins = async (strapi: Core.Strapi, capacity: Capacity): Promise<void> => {
  const twins = formerRoles(capacity, await allRoles());
  const empty = twins.filter(({ users }) => users.length === 0).map(({ id }) => id);
  if (empty.length > 0) await strapiService('admin::role').deleteByIds(empty);
  for (const { name, users } of twins.filter(({ id }) => !empty.includes(id))) {
    strapi.log.warn(
      `Vai trò “${name}” (${users.length} người) không còn cho quyền gì; hãy gán cho họ vai trò “${GLOSSARY.role[capacity]}” ở mục “Nhân sự”.`,
    );
  }
};

const ROLE = 'admin::role';

const allRoles = () => rowsOf(ROLE).findMany({ populate: { users: true }, orderBy: { id: 'asc' } });
