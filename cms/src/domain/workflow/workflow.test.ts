import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, actsFor, approvalLeadsTo, judge, ruleOf } from './workflow';
import { type PostFacts, STATES } from '../posts/facts';
import { type Actor, type Capacity, scopeOf, sees } from '../people/actor';

const HASH = 'a'.repeat(64);
const post = (changes: Partial<PostFacts> = {}): PostFacts => ({
  state: 'submitted',
  live: false,
  draftHash: HASH,
  submittedHash: HASH,
  format: 'bai',
  unit: 'a',
  creator: 1,
  savers: [1],
  firstApprover: null,
  flagged: false,
  urgent: false,
  flagLiftedBy: null,
  reasonKind: null,
  leaderConfirms: false,
  proposal: null,
  emergency: null,
  correctionRequested: false,
  hasNote: false,
  hiding: null,
  ...changes,
});
const actor = (id: number, capacities: [Capacity, number | null][], changes: Partial<Actor> = {}): Actor => ({
  id,
  capacities: new Map(capacities),
  unit: null,
  superAdmin: false,
  ...changes,
});
const approver = actor(2, [['approver', null]]);
const spokesperson = actor(3, [['spokesperson', null]]);
const statusOf = (action: Action, facts: PostFacts, who: Actor, seen?: string) =>
  judge(action, facts, who, seen)?.status ?? 200;

describe('the table', () => {
  it('leads from every state but the last, and only to states that exist', () => {
    const reached = new Set(ACTIONS.flatMap((action) => ruleOf(action).to));
    for (const state of STATES) expect(reached).toContain(state);
    for (const state of STATES) {
      expect(ACTIONS.filter((action) => ruleOf(action).from[state]).length).toBeGreaterThan(0);
    }
  });

  it('binds whatever makes a text public, or sends it on, to the text that was seen', () => {
    for (const action of ACTIONS) {
      const { to, seesText } = ruleOf(action);
      if (to.includes('published')) expect([action, seesText]).toEqual([action, true]);
    }
  });
});

describe('an approval', () => {
  it.each<[string, number, PostFacts, Actor, string?]>([
    ['of a text by somebody else', 200, post(), approver],
    ['by whoever saved it', 403, post({ savers: [2] }), approver],
    ['on a text that has changed since it was seen', 409, post(), approver, 'b'.repeat(64)],
    ['on a text that is not what was submitted', 409, post({ submittedHash: 'b'.repeat(64) }), approver],
    ['of what nobody submitted', 409, post({ state: 'draft', submittedHash: null }), approver],
    ['of what is approved already', 409, post({ state: 'second' }), approver],
    ['by a spokesperson alone', 403, post(), spokesperson],
    ['by a deputy of whoever saved it', 403, post(), actor(9, [['approver', 1]])],
    ['by a deputy of somebody else', 200, post(), actor(9, [['approver', 2]])],
    ['by whoever lifted the flag', 403, post({ flagLiftedBy: 2 }), approver],
  ])('%s answers %i', (_, status, facts, who, seen) => {
    expect(statusOf('approve', facts, who, seen)).toBe(status);
  });

  it.each<[string, Partial<PostFacts>, string]>([
    ['an article', {}, 'published'],
    ['a flagged article', { flagged: true }, 'second'],
    ['a press release', { format: 'thong-cao-bao-chi' }, 'second'],
    ['an invitation to the press', { format: 'thu-moi-bao-chi' }, 'second'],
  ])('of %s leads on', (_, changes, state) => {
    expect(approvalLeadsTo('approve', post(changes), false)).toBe(state);
    expect(approvalLeadsTo('approveAsSpokesperson', post(changes), true)).toBe('scheduled');
  });

  it('by the spokesperson is another person’s than the first', () => {
    const both = actor(2, [
      ['approver', null],
      ['spokesperson', null],
    ]);
    const facts = post({ state: 'second', firstApprover: 2 });
    expect(statusOf('approveAsSpokesperson', facts, both)).toBe(403);
    expect(statusOf('approveAsSpokesperson', facts, actor(9, [['spokesperson', 2]]))).toBe(403);
    expect(statusOf('approveAsSpokesperson', facts, spokesperson)).toBe(200);
  });
});

describe('who may know of a post', () => {
  it.each<[string, Actor, boolean, string]>([
    ['an editor of its unit', actor(5, [['editor', null]], { unit: 'a' }), true, 'unit'],
    ['an editor of another unit', actor(5, [['editor', null]], { unit: 'b' }), false, 'unit'],
    ['an editor without a unit', actor(5, [['editor', null]]), false, 'unit'],
    ['its contributor', actor(1, [['contributor', null]], { unit: 'a' }), true, 'own'],
    ['another contributor of the unit', actor(5, [['contributor', null]], { unit: 'a' }), false, 'own'],
    ['an administrator', actor(5, [['administrator', null]]), false, 'none'],
    ['Super Admin', actor(5, [['editor', null]], { superAdmin: true }), true, 'all'],
    ['an approver', approver, true, 'all'],
  ])('%s', (_, who, known, scope) => {
    expect([sees(who, post()), scopeOf(who)]).toEqual([known, scope]);
  });
});

it('names the lender only where the lent capacity is the one that counts', () => {
  const editorElsewhere = actor(
    9,
    [
      ['editor', null],
      ['approver', 2],
    ],
    { unit: 'b' },
  );
  expect(actsFor('approve', post(), editorElsewhere)).toBe(2);
  expect(actsFor('recall', post(), editorElsewhere)).toBe(2);
  expect(actsFor('recall', post({ unit: 'b' }), editorElsewhere)).toBeNull();
});
