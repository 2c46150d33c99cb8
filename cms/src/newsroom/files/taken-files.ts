import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import createError from 'http-errors';

export interface TakenFile {
  filepath: string;
  originalFilename: string | null;
  mimetype: string | null;
  size: number;
}

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Bytes of all files of one request: a picture that is reduced on arrival may be larger than what is kept of it. */
const MOST_BYTES = 200_000_000;

/**
 * Reads the files of a request for a route, which has made sure by then that somebody asks. Whatever comes of it, nothing
 * of them stays on the disk.
 * @param mayAsk throws the refusal of whoever may not send them; nothing of the body is read before
 * @param look throws the refusal of what was sent
 */
export const takeFiles =
  (
    mayAsk: (ctx: Context) => Promise<void>,
    look: (files: TakenFile[], body: unknown) => Promise<void> = () => Promise.resolve(),
  ): Core.MiddlewareHandler =>
  async (ctx, next) => {
    await mayAsk(ctx);
    if (!ctx.is('multipart')) {
      await next();
      return;
    }
    if ((ctx.request.length ?? 0) > MOST_BYTES) throw tooLarge();
    const folder = await mkdtemp(join(tmpdir(), 'newsroom-upload-'));
    try {
      await reading(folder)(ctx, async () => {
        await look(filesOf(ctx.request.files), ctx.request.body);
        await next();
      });
    } finally {
      // A file that is still being opened when its upload ends fails, or is found at the next try.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };

export const filesOf = (files: unknown): TakenFile[] =>
  Object.values((files ?? {}) as Record<string, TakenFile | TakenFile[]>).flat();

const reading = (uploadDir: string): Core.MiddlewareHandler => {
  const config = { formidable: { uploadDir, maxFileSize: MOST_BYTES, minFileSize: 0 }, onError: refuse };
  const handler = strapi.middleware('strapi::body')(config, { strapi });
  if (!handler) throw new Error('strapi::body gives no middleware');
  return handler;
};

const refuse = (error: { httpCode?: number }): never => {
  if (error.httpCode === 413) throw tooLarge();
  throw createError(400, 'Tệp gửi lên không trọn vẹn, nên không nhận được gì. Hãy thử tải lên lần nữa.');
};

const tooLarge = () =>
  createError(
    413,
    `Các tệp gửi cùng một lúc lớn hơn ${MOST_BYTES / 1_000_000} MB. Hãy tải lên từng tệp, hoặc giảm dung lượng tệp.`,
  );
