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
      // Not null: of that Strapi makes an empty document that exists.
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
      // Strapi shows a saved post only to whom its role's condition allows it, and judges by what it has populated.
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

/** Relations from post to post: by them a query would reach what the person must not read. */
const LINKS = ['implements', 'replaces'];

/** Of linked posts no more than their id, and no question about their content. */
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

/** Of consents no more than their code, however deep in the post they are asked for. */
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
