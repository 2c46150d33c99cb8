import { isPostUid } from '../../domain/content-types';
import { currentCaller } from '../people/people';
import { refused } from '../ground/refusal';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';
import { type Actor, scopeOf, sees } from '../../domain/people/actor';
import { rowsOf } from '../ground/rows';

/** People of one unit find, read and count their unit's posts, a contributor their own, a token none. */
export const unitWalls: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isPostUid(uid)) return next();
  switch (context.action) {
    case 'findOne': {
      const caller = await currentCaller();
      if (caller !== 'system') hideLinkedPosts(context.params, caller);
      const result = await next();
      const found = savedDocument(result);
      if (!found || caller === 'system' || (caller !== 'token' && scopeOf(caller) === 'all')) return result;
      const post =
        caller === 'token'
          ? null
          : await rowsOf(uid).findOne({
              where: { documentId: found.documentId, publishedAt: null },
              populate: { unit: { select: ['id', 'code'] }, createdBy: { select: ['id'] } },
            });
      const placed = { unit: post?.unit?.code ?? null, creator: post?.createdBy?.id ?? null };
      // An error and not null: of null Strapi would make an empty document, as if it existed.
      if (caller === 'token' || !sees(caller, placed)) {
        throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
      }
      return result;
    }
    case 'findMany':
    case 'findFirst':
    case 'count': {
      const caller = await currentCaller();
      if (caller === 'system') return next();
      const filter = caller === 'token' ? NOTHING : filterOf(caller);
      if (filter) {
        const params = context.params as Query;
        hideLinkedPosts(params, caller);
        params.filters = params.filters ? { $and: [params.filters, filter] } : filter;
      }
      return next();
    }
    case 'create':
    case 'clone':
    case 'update': {
      // After a save Strapi checks the condition of the role on the result, which has to hold what the condition asks about.
      const params = context.params as CallParams & { populate?: unknown };
      if (typeof params.populate === 'object' && params.populate !== null) {
        params.populate = { ...params.populate, unit: true, createdBy: true };
      }
      return next();
    }
    default:
      return next();
  }
};

interface Query {
  filters?: Record<string, unknown>;
  populate?: unknown;
  sort?: unknown;
}

/** Relations from post to post: through them a query could read posts that the person must not read. */
const LINKS = ['implements', 'replaces'];

/** Of linked posts a query gets the id only, and it can neither filter nor sort by their content. */
const hideLinkedPosts = (params: Query, caller: Actor | 'token'): void => {
  if (caller !== 'token' && scopeOf(caller) === 'all') return;
  const { populate } = params;
  if (typeof populate === 'string' || Array.isArray(populate)) params.populate = {};
  else if (typeof populate === 'object' && populate !== null) {
    const named = populate as Record<string, { count?: boolean }>;
    for (const link of LINKS) {
      if (link in named && named[link]?.count !== true) named[link] = { fields: ['postId'] } as object;
    }
    params.populate = consentsByCode(named);
  }
  if (mentions(params.filters, [...LINKS, CONSENTS])) params.filters = NOTHING;
  if (mentions(params.sort, [...LINKS, CONSENTS])) delete params.sort;
};

const CONSENTS = 'consents';

/** Of consents a query gets the code only, at whatever depth of the post it asks for them. */
const consentsByCode = (populate: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(populate).map(([name, value]) => {
      if (typeof value !== 'object' || value === null) {
        return [name, name === CONSENTS ? { fields: ['code'] } : value];
      }
      if (name === CONSENTS)
        return [name, 'count' in value && value.count === true ? { count: true } : { fields: ['code'] }];
      if (!('populate' in value)) return [name, value];
      const inner = value.populate;
      const named = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return [name, { ...value, populate: named ? consentsByCode(inner as Record<string, unknown>) : {} }];
    }),
  );

const mentions = (value: unknown, words: readonly string[]): boolean =>
  words.some((word) => JSON.stringify(value ?? '').includes(word));

const NOTHING = { id: -1 };

const filterOf = (actor: Actor): Record<string, unknown> | null => {
  const { unit, id } = actor;
  const scope = scopeOf(actor);
  switch (scope) {
    case 'all':
      return null;
    case 'unit':
      return unit === null ? NOTHING : { unit: { code: unit } };
    case 'own':
      return { createdBy: { id } };
    case 'none':
      return NOTHING;
    default:
      return scope satisfies never;
  }
};
