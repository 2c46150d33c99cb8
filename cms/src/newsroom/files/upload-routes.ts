import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { forbidden } from '../ground/refusal';
import { strapiService } from '../ground/strapi-services';
import { takeFiles } from './taken-files';
import { checkUploads } from './upload-check';

type Context = Parameters<Core.MiddlewareHandler>[0];

const FILE = 'plugin::upload.file';
const [CREATE, UPDATE] = ['plugin::upload.assets.create', 'plugin::upload.assets.update'];

/** Of the media library, below "/upload": the path, and the file in whose place the sent one is put. */
const UPLOAD_ROUTES: Record<string, (ctx: Context) => unknown> = {
  '/': (ctx) => ctx.query['id'] || undefined,
  '/files': () => undefined,
  '/files/:id/replace': (ctx) => (ctx.params as Record<string, unknown>)['id'],
};

/** As the router compares: no matter how letters are written, with slashes behind. */
const TAKING_FILES = /^\/(upload(\/files(\/[^/]+\/replace)?)?|approval\/import)\/*$/i;

/** Whether a request with files is let through to its route, which then asks who sends them. */
export const takesFilesAt = (method: string, path: string): boolean =>
  method === 'POST' && TAKING_FILES.test(path);

interface Route {
  method: string;
  path: string;
  config?: { middlewares?: unknown[] };
}

/** Each route of the media library that takes files reads them itself, for whoever may put them there. */
export const takeUploads = (strapi: Core.Strapi): void => {
  const { admin } = strapi.plugin('upload').routes as unknown as { admin: { routes: Route[] } };
  for (const route of admin.routes) {
    const replaced = route.method === 'POST' ? UPLOAD_ROUTES[route.path] : undefined;
    if (!replaced) continue;
    const reading = takeFiles((ctx) => mayUpload(ctx, replaced(ctx)), checkUploads);
    route.config = { ...route.config, middlewares: [...(route.config?.middlewares ?? []), reading] };
  }
};

/** What Strapi asks too, but after it has read everything. */
const mayUpload = async (ctx: Context, id: unknown): Promise<void> => {
  const rights = strapiService('admin::permission').createPermissionsManager({
    ability: (ctx.state as { userAbility: unknown }).userAbility,
    action: id === undefined ? CREATE : UPDATE,
    model: FILE,
  });
  if (!rights.isAllowed) throw forbidden(id === undefined ? MAY_NOT_ADD : MAY_NOT_CHANGE);
  if (id === undefined) return;
  if (typeof id !== 'string' || !/^\d{1,15}$/.test(id))
    throw new errors.ValidationError('Cần số của tệp phải thay.');
  const file: unknown = await strapi.db
    .query(FILE)
    .findOne({ where: { id: Number(id) }, populate: { createdBy: { populate: ['roles'] }, folder: true } });
  if (!file) throw new errors.NotFoundError('Không tìm thấy tệp này.');
  if (rights.ability.cannot(rights.action, rights.toSubject(file))) throw forbidden(MAY_NOT_CHANGE);
};

const MAY_NOT_ADD = 'Vai trò của bạn không tải tệp lên.';
const MAY_NOT_CHANGE = 'Bạn không thay hay sửa được tệp này.';
