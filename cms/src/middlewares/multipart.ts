import type { Core } from '@strapi/strapi';
import createError from 'http-errors';
import { takesFilesAt } from '../newsroom/files/upload-routes';

/**
 * Files are taken where they belong alone. There the route reads them, after it knows who sends them and that they may:
 * before any route, nobody is known yet, so nothing of a body with files is read (`strapi::body` leaves it as it is).
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.is('multipart') && !takesFilesAt(ctx.method, ctx.path)) {
    throw createError(415, 'Địa chỉ này không nhận tệp. Hãy tải tệp lên ở Kho tệp hoặc ở mục Ảnh của bài.');
  }
  await next();
};
