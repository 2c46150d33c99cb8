import type { Core } from '@strapi/strapi';
import { isSignedUpload } from '../uploads';

/** Uploads are private: only an address signed for the admin, and not yet expired, is answered. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.path.startsWith('/uploads/') && !isSignedUpload(ctx.path, ctx.query)) {
    ctx.status = 404;
    ctx.body = '';
    return;
  }
  await next();
};
