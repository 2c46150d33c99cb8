import { posix } from 'node:path';
import type { Core } from '@strapi/strapi';
import { isSignedUpload } from '../newsroom/files/uploads';

/** Uploads are private: only an address signed for the admin, and not yet expired, is answered, however it is written. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const path = readPath(ctx.path);
  const isUpload = path === null || /^\/uploads(\/|$)/i.test(path);
  // Spelt in another way the same file would be served by Strapi's other routes.
  if (isUpload && !(path !== null && ctx.path.startsWith('/uploads/') && isSignedUpload(path, ctx.query))) {
    ctx.status = 404;
    ctx.body = '';
    return;
  }
  await next();
};

/** The path as the file system will read it; null: it cannot be read. */
const readPath = (path: string): string | null => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
};
