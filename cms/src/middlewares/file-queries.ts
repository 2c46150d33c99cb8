import type { Core } from '@strapi/strapi';

/**
 * Files and folders are listed by their own fields: what uses a file may be a post that the person must not read, and a
 * folder may hold files of others.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (/^\/upload(\/|$)/i.test(ctx.path)) {
    const query = ctx.query as Record<string, unknown>;
    delete query['populate'];
    for (const name of ['filters', 'sort'])
      if (REACHING.test(JSON.stringify(query[name] ?? ''))) delete query[name];
  }
  await next();
};

/** Keys of a filter, and paths of a sort; a name that is looked for may hold the same word. */
const REACHING = /related|"files"|\bfiles\./;
