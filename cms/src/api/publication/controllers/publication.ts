import { sha256 } from '@newsroom/shared';
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { awaitedPictures } from '../../../newsroom/publication/awaited-pictures';
import { isPostUid } from '../../../domain/content-types';
import { originalStream } from '../../../newsroom/files/originals';
import { previewOf } from '../../../newsroom/publication/previews';

const MAX_ROWS = 500;
const MAX_WAIT = 10_000;

const changesQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MAX_ROWS).default(100),
  /** Milliseconds to wait for rows before an empty answer. */
  wait: z.coerce.number().int().min(0).max(MAX_WAIT).default(0),
});

const previewQuery = z.object({ hash: sha256 });

const releaseReport = z.object({
  sequence: z.int().min(0),
  at: z.iso.datetime(),
  refusals: z
    .array(
      z.object({
        subject: z.string(),
        key: z.string(),
        problems: z.array(z.object({ field: z.string(), reason: z.string() })),
      }),
    )
    .max(1000),
});
export type ReleaseReport = z.infer<typeof releaseReport>;

const checked = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new errors.ValidationError(`Tham số “${issue?.path.join('.')}” không hợp lệ: ${issue?.message}`);
};

export default ({ strapi }: { strapi: Core.Strapi }): Core.Controller => ({
  async changes(ctx) {
    const { after, limit, wait } = checked(changesQuery, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await strapi.service('api::publication.publication').changes(after, limit, wait);
  },

  async originals(ctx) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { pictures: await awaitedPictures() };
  },

  original(ctx) {
    const hash = checked(sha256, ctx.params.sha256);
    const stream = originalStream(hash);
    if (!stream) return ctx.notFound(`Không có tệp gốc ${hash}`);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'application/octet-stream';
    ctx.body = stream;
  },

  async preview(ctx) {
    const { uid = '', documentId = '' } = ctx.params as Record<string, string>;
    const { hash } = checked(previewQuery, ctx.query);
    const answer = isPostUid(uid) ? await previewOf({ uid, documentId }, hash) : 'unknown';
    ctx.set('Cache-Control', 'no-store');
    if (answer === 'unknown') return ctx.notFound('Không tìm thấy bài này.');
    if (answer === 'changed') return ctx.gone('Bài đã thay đổi sau khi có liên kết này.');
    if ('problems' in answer) ctx.status = 422;
    ctx.body = answer;
  },

  async releases(ctx) {
    const report = checked(releaseReport, ctx.request.body);
    await strapi.service('api::publication.publication').reportRelease(report);
    ctx.status = 204;
  },
});
