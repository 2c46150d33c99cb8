import { MAX_REPORTED_REFUSALS, sha256 } from '@newsroom/shared';
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { awaitedPictures } from '../../../newsroom/publication/awaited-pictures';
import { isPostUid } from '../../../domain/content-types';
import { tellOfRefusals } from '../../../newsroom/mail/refusals';
import { originalStream } from '../../../newsroom/files/originals';
import { previewOf } from '../../../newsroom/publication/previews';
import { changes, noteRelease } from '../../../newsroom/publication/publisher';

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
    .max(MAX_REPORTED_REFUSALS),
});

const checked = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new errors.ValidationError(`Tham số “${issue?.path.join('.')}” không hợp lệ: ${issue?.message}`);
};

type Context = Parameters<Core.ControllerHandler>[0];

/** Strapi puts an answer for each status on koa's context; its types do not know them. */
const answers = (ctx: Context) => ctx as Context & Record<'notFound' | 'gone', (message: string) => void>;
const paramsOf = (ctx: Context) => ctx.params as Record<string, string>;

export default (): Core.Controller => ({
  async changes(ctx) {
    const { after, limit, wait } = checked(changesQuery, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await changes(after, limit, wait);
  },

  async originals(ctx) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { pictures: await awaitedPictures() };
  },

  original(ctx) {
    const hash = checked(sha256, paramsOf(ctx)['sha256']);
    const stream = originalStream(hash);
    if (!stream) return answers(ctx).notFound(`Không có tệp gốc ${hash}`);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'application/octet-stream';
    ctx.body = stream;
  },

  async preview(ctx) {
    const { uid = '', documentId = '' } = paramsOf(ctx);
    const { hash } = checked(previewQuery, ctx.query);
    const answer = isPostUid(uid) ? await previewOf({ uid, documentId }, hash) : 'unknown';
    ctx.set('Cache-Control', 'no-store');
    if (answer === 'unknown') return answers(ctx).notFound('Không tìm thấy bài này.');
    if (answer === 'changed') return answers(ctx).gone('Bài đã thay đổi sau khi có liên kết này.');
    if ('problems' in answer) ctx.status = 422;
    ctx.body = answer;
  },

  async releases(ctx) {
    const report = checked(releaseReport, ctx.request.body);
    await noteRelease(report, tellOfRefusals);
    ctx.status = 204;
  },
});
