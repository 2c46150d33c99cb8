import { basename, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { decode } from '../newsroom/files/decoder';
import { READING_WIDTH } from '../newsroom/files/uploads';

/**
 * Sends an upload in the width of a page if the address asks for it: approvers read on phones, and a camera's photo is a
 * hundred times larger. An earlier middleware decides whether the address may be answered.
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

/** Null: the file is gone, or no picture. */
const narrowed = async (name: string): Promise<Buffer | null> => {
  const path = resolve(strapi.dirs.static.public, 'uploads', name);
  const bytes = await decode('narrow', { path, width: READING_WIDTH }).catch(() => null);
  return bytes && Buffer.from(bytes);
};
