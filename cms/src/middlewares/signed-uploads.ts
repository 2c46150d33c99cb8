import { posix } from 'node:path';
import type { Core } from '@strapi/strapi';
import { isSignedUpload } from '../newsroom/files/uploads';

/** Uploads are private: only addresses that are signed for the admin and not expired are answered. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const path = readPath(ctx.path);
  const isUpload = path === null || /^\/uploads(\/|$)/i.test(path);
  // Strapi's other routes would serve the same file under another spelling of the address.
  if (isUpload && !(path !== null && ctx.path.startsWith('/uploads/') && isSignedUpload(path, ctx.query))) {
    ctx.status = 404;
    ctx.body = '';
    return;
  }
  await next();
};

/** The path as the file system will read it; null: it cannot be decoded. */
const readPath = (path: string): string | null => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
};
