import { GLOSSARY } from '@newsroom/shared';
import type { Core, UID } from '@strapi/strapi';
import { POST_UID_LIST, CONSENT_UID } from '../../domain/content-types';
import { CONSENT_OF_MY_UNIT, FILE_OF_MY_UNIT, IN_MY_SCOPE, NO_EVIDENCE } from './conditions';
import { roleCode } from '../../domain/people/people';
import type { Capacity } from '../../domain/people/actor';
import { SUPER_ADMIN } from '../people/roles';
import { claimRole, removeEmptyTwins } from './role-codes';
import { rowsOf } from '../ground/rows';
import { type Role, strapiService } from '../ground/strapi-services';

interface Permission {
  action: string;
  subject?: string;
  properties?: { fields: string[] };
  conditions?: string[];
}

interface RoleWanted {
  capacity: Capacity;
  description: string;
  permissions: Permission[];
}

type ContentAction = 'create' | 'read' | 'update' | 'delete';

const PUBLISH = 'plugin::content-manager.explorer.publish';
const LISTS = ['api::unit.unit', 'api::task-group.task-group', 'api::stream.stream'] as const;
const DEPARTMENT = 'api::department.department';

/** Fields that only the server sets, or that never change once set: everyone may read them, no form may send them. */
const SERVER_FIELDS = new Set([
  'postId',
  'slug',
  'sample',
  'workflow',
  'currentName',
  'feedAuthority',
  'feedYear',
  'withdrawnOn',
]);

/**
 * Sets the names and permissions of the newsroom's roles, at every start. No role has Strapi's own right to publish:
 * a post becomes public only by the approval plugin.
 */
export const ensureRoles = async (strapi: Core.Strapi): Promise<void> => {
  for (const role of rolesWanted(strapi)) await ensureRole(strapi, role);
  await takeAwayPublish();
  await removeBuiltInRoles();
};

const rolesWanted = (strapi: Core.Strapi): RoleWanted[] => {
  const allow = (uids: readonly UID.ContentType[], ...actions: ContentAction[]): Permission[] =>
    uids.flatMap((uid) => actions.map((action) => contentPermission(strapi, uid, action)));
  const inScope = (permissions: Permission[]): Permission[] =>
    permissions.map((permission) => ({ ...permission, conditions: [IN_MY_SCOPE] }));
  const ownFiles: Permission = { action: 'plugin::upload.read', conditions: [FILE_OF_MY_UNIT] };
  const ownConsents = [
    ...allow([CONSENT_UID], 'create'),
    ...allow([CONSENT_UID], 'read', 'update', 'delete').map((permission) => ({
      ...permission,
      conditions: [CONSENT_OF_MY_UNIT],
    })),
  ];
  const writer = [
    ...ownConsents,
    ...allow(POST_UID_LIST, 'create'),
    ...inScope(allow(POST_UID_LIST, 'read', 'update')),
    ...allow(LISTS, 'read'),
    ownFiles,
    ...plain('plugin::upload.assets.create'),
  ];
  return [
    {
      capacity: 'contributor',
      description: 'Viết và gửi duyệt bài của mình.',
      permissions: writer,
    },
    {
      capacity: 'editor',
      description: 'Viết, sửa và gửi duyệt bài của đơn vị mình; không đăng được bài.',
      permissions: writer,
    },
    {
      capacity: 'leader',
      description: 'Đọc bài của đơn vị mình, xác nhận trước khi Ban Biên tập duyệt.',
      permissions: [
        ...inScope(allow(POST_UID_LIST, 'read')),
        ...allow(LISTS, 'read'),
        ...ownConsents,
        ownFiles,
        ...plain('plugin::upload.assets.create'),
      ],
    },
    {
      capacity: 'approver',
      description:
        'Đọc mọi bài; đề xuất sửa, trả lại, duyệt đăng, hẹn giờ, đính chính, gỡ bài. Đã sửa bài thì không duyệt bài đó.',
      permissions: [
        ...allow(POST_UID_LIST, 'create', 'read', 'update'),
        ...allow([CONSENT_UID], 'create', 'read', 'update', 'delete'),
        ...allow(LISTS, 'read'),
        ...plain('plugin::upload.read', 'plugin::upload.assets.create'),
      ],
    },
    {
      capacity: 'spokesperson',
      description: 'Đọc mọi bài; duyệt lượt thứ hai những bài cần người phát ngôn.',
      permissions: [
        ...allow([...POST_UID_LIST, CONSENT_UID], 'read'),
        ...allow(LISTS, 'read'),
        ...plain('plugin::upload.read'),
      ],
    },
    {
      capacity: 'administrator',
      description: 'Quản lý nhân sự, đơn vị, danh mục, cơ quan, kho tệp; không viết và không duyệt bài.',
      permissions: [
        ...allow(LISTS, 'create', 'read', 'update', 'delete'),
        ...allow([DEPARTMENT], 'read', 'update'),
        ...plain('plugin::upload.read', 'plugin::upload.assets.update').map((permission) => ({
          ...permission,
          conditions: [NO_EVIDENCE],
        })),
        ...plain('plugin::upload.assets.create', 'plugin::upload.configure-view'),
      ],
    },
  ];
};

const plain = (...actions: string[]): Permission[] => actions.map((action) => ({ action }));

const contentPermission = (strapi: Core.Strapi, uid: UID.ContentType, action: ContentAction): Permission => {
  const permission = { action: `plugin::content-manager.explorer.${action}`, subject: uid };
  // In Strapi the right to delete is not given by field.
  if (action === 'delete') return permission;
  const fields = fieldsOf(strapi, uid).filter((field) => action === 'read' || !SERVER_FIELDS.has(field));
  return { ...permission, properties: { fields } };
};

/** All fields of a content type, those of components as paths ("authors.name"). */
const fieldsOf = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  strapiService('admin::content-type').getNestedFields(strapi.contentTypes[uid], {
    components: strapi.components,
  });

const ensureRole = async (
  strapi: Core.Strapi,
  { capacity, description, permissions }: RoleWanted,
): Promise<void> => {
  const roles = strapiService('admin::role');
  const wanted = { name: GLOSSARY.role[capacity], description };
  const found = await claimRole(capacity);
  await removeEmptyTwins(strapi, capacity);
  const role = found ?? (await roles.create({ ...wanted, code: roleCode(capacity) }));
  await nameRole(role, wanted);
  // Strapi replaces the permissions that differ and leaves the others as they are.
  await roles.assignPermissions(role.id, permissions);
};

/** Mails, guides and “Nhân sự” use the role's name of the glossary: a role must not have another name in Strapi. */
const nameRole = async (
  { id, ...role }: Role,
  { name, description }: Pick<Role, 'name' | 'description'>,
): Promise<void> => {
  if (role.name === name && role.description === description) return;
  const roles = strapiService('admin::role');
  const taken = await roles.exists({ name, id: { $ne: id } });
  await roles.update({ id }, taken ? { description } : { name, description });
};

/** Takes the right to publish without approval from Strapi's built-in Editor and from roles made by hand. */
const takeAwayPublish = async (): Promise<void> => {
  const permissions = await strapiService('admin::permission').findMany({
    where: { action: PUBLISH, role: { code: { $ne: SUPER_ADMIN } } },
  });
  if (permissions.length === 0) return;
  await strapiService('admin::permission').deleteByIds(permissions.map(({ id }) => id));
};

/** Deletes Strapi's roles Editor and Author, whose rights regard neither units nor the workflow, if nobody has them. */
const removeBuiltInRoles = async (): Promise<void> => {
  const roles = await rowsOf('admin::role').findMany({
    where: { code: { $in: ['strapi-editor', 'strapi-author'] } },
    populate: { users: true },
  });
  const unused = roles.filter(({ users }) => users.length === 0).map(({ id }) => id);
  if (unused.length > 0) await strapiService('admin::role').deleteByIds(unused);
};
