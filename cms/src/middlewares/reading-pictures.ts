import { basename, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { decode } from '../newsroom/files/decoder';
import { READING_WIDTH } from '../newsroom/files/uploads';

/**
 * An upload asked for at the width of a page is sent in that width: an approver reads on a phone, and a photo as it
 * comes from a camera is a hundred times larger. Whether the address may be answered is decided before.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const asked = ctx.query['width'] === String(READING_WIDTH) && ctx.path.startsWith('/uploads/');
  const bytes = asked ? await narrowed(basename(decodeURIComponent(ctx.path))) : null;
  if (!bytes) {
    await next();
    return;
  }
  ctx.type = 'image/webp';
  ctx.set('Cache-Control', 'private, max-age=3600');
  ctx.body = bytes;
};

/** Null: it is gone, or no picture. */
const narrowed = async (name: string): Promise<Buffer | null> => {
  const path = resolve(strapi.dirs.static.public, 'uploads', name);
  const bytes = await decode('narrow', { path, width: READING_WIDTH }).catch(() => null);
  return bytes && Buffer.from(bytes);
};
