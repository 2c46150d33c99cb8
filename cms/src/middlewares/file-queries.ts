import type { Core } from '@strapi/strapi';

/** Files are listed by their own fields: what uses a file may be a post that the person must not read. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (/^\/upload(\/|$)/i.test(ctx.path)) {
    const query = ctx.query as Record<string, unknown>;
    delete query['populate'];
    for (const name of ['filters', 'sort']) if (names(query[name], 'related')) delete query[name];
  }
  await next();
};

const names = (value: unknown, word: string): boolean => JSON.stringify(value ?? '').includes(word);
