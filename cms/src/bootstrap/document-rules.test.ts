import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST_UID_LIST, VOCABULARY_UIDS } from '../domain/content-types';
import type { DocumentMiddleware } from '../newsroom/ground/document-middleware';
import { DOCUMENT_RULES } from './document-rules';

interface Call {
  uid: string;
  action: string;
  params: Record<string, unknown>;
}

/** The statements that the rules send to the database, in this order; it returns nothing. */
let statements: string[] = [];
class NoAnswer extends Error {}
const asked = (statement: string): never => {
  statements.push(statement);
  throw new NoAnswer(statement);
};

beforeEach(() => {
  statements = [];
  const reading = () => new Proxy({}, { get: (_, name) => () => asked(`read: ${String(name)}`) });
  vi.stubGlobal('strapi', {
    contentTypes: new Proxy({}, { get: () => ({ attributes: { title: {} } }) }),
    requestContext: { get: () => undefined },
    documents: reading,
    db: {
      dialect: { client: 'postgres' },
      query: reading,
      transaction: (run: (given: unknown) => unknown) => {
        statements.push('begin');
        return Promise.resolve(run({ trx: { raw: asked } }));
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Runs them as Strapi does: each rule gets the remaining ones as `next`. */
const run = async (call: Call, rules: readonly DocumentMiddleware[] = DOCUMENT_RULES): Promise<void> => {
  let index = 0;
  const next = async (): Promise<unknown> => {
    const rule = rules[index++];
    return rule ? rule(call as never, next as never) : asked('write');
  };
  await next();
};

const PUBLISHING: [action: string, params: Record<string, unknown>][] = [
  ['publish', { documentId: 'a' }],
  ['unpublish', { documentId: 'a' }],
  ['create', { status: 'published', data: { title: 'x' } }],
  ['update', { documentId: 'a', status: 'published', data: { title: 'x' } }],
  ['clone', { documentId: 'a', status: 'published', data: { title: 'x' } }],
];

describe('the rules on the way of a document', () => {
  it.each(POST_UID_LIST.flatMap((uid) => PUBLISHING.map(([action, params]) => ({ uid, action, params }))))(
    'refuse to $action $uid without a permit before anything is read or written',
    async (call) => {
      await expect(run(call)).rejects.toThrow(/Không đăng hoặc gỡ bài theo cách này/);
      expect(statements).toEqual([]);
    },
  );

  const writes = [
    ...POST_UID_LIST.flatMap((uid) =>
      ['create', 'clone', 'update', 'discardDraft', 'delete'].map((action) => ({ uid, action })),
    ),
    ...['create', 'update', 'delete'].map((action) => ({ uid: 'api::consent.consent', action })),
    ...Object.keys(VOCABULARY_UIDS).map((uid) => ({ uid, action: 'create' })),
  ];
  it.each(writes)('take the lock first of all to $action $uid', async ({ uid, action }) => {
    await expect(
      run({ uid, action, params: { documentId: 'a', data: { title: 'x' } } }),
    ).rejects.toBeInstanceOf(NoAnswer);
    expect(statements).toEqual(['begin', 'select pg_advisory_xact_lock(33)']);
  });

  it('show each other no attribute that is not the type’s own', async () => {
    const seen: [rule: string, attributes: string[]][] = [];
    const watched = DOCUMENT_RULES.map((rule): DocumentMiddleware => {
      if (rule.name === 'ownAttributes') return rule;
      return (context, next) => {
        seen.push([rule.name, Object.keys((context.params as { data: object }).data)]);
        return rule(context, next);
      };
    });
    const data = { title: 'x', documentId: 'another', publishedAt: '2020-01-01', other: 1 };
    await expect(
      run({ uid: 'api::article.article', action: 'create', params: { data } }, watched),
    ).rejects.toBeInstanceOf(NoAnswer);
    expect(seen.map(([rule]) => rule)).toContain('publicationGate');
    expect(seen.filter(([, attributes]) => attributes.join() !== 'title')).toEqual([]);
  });

  it.each<[before: string, after: string, because: string]>([
    ['ownAttributes', 'publicationGate', 'the gate judges what is saved'],
    ['publicationGate', 'unitWalls', 'nobody is asked who they are for what nobody may do'],
    ['publicationGate', 'consentSaves', 'it takes the lock'],
    ['publicationGate', 'draftSaves', 'it takes the lock and writes the log'],
    ['publicationGate', 'postIdentity', 'it erases what belongs to a deleted post'],
    ['publicationGate', 'unitValidity', 'it opens a transaction'],
    ['publicationGate', 'vocabularyOutbox', 'it announces'],
    ['unitWalls', 'draftSaves', 'an unseen post is not there'],
    ['consentWalls', 'consentSaves', 'an unseen consent is not there'],
    ['draftSaves', 'postIdentity', 'a copy inherits savers and flag in the record that is made within'],
    ['draftSaves', 'unitValidity', 'the unit that is set for a person is checked as well'],
    ['permanentCodes', 'vocabularyOutbox', 'a changed code is never announced'],
    ['unitCurrentName', 'vocabularyOutbox', 'the entry is announced as it is saved'],
    ['vocabularyOutbox', 'officialMode', 'the lock is the first statement'],
  ])('have %s before %s: %s', (before, after) => {
    const names = DOCUMENT_RULES.map(({ name }) => name);
    expect(names).toContain(before);
    expect(names.indexOf(before)).toBeLessThan(names.indexOf(after));
  });

  it('stand there once each', () => {
    expect(new Set(DOCUMENT_RULES).size).toBe(DOCUMENT_RULES.length);
  });
});
