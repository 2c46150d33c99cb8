import type { Core } from '@strapi/strapi';

/**
 * Files and folders may be filtered and sorted only by their own fields: a file may be used in a post that the person
 * may not read, and a folder may hold other people's files.
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

/** Found in keys of a filter and in paths of a sort; the text that somebody searches for may contain the same word. */
const REACHING = /related|"files"|\bfiles\./;
