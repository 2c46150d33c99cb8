import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApprovalEvent, NO_HASH, findFault, hashOf } from './event-chain';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const log = (length: number): ApprovalEvent[] => {
  const events: ApprovalEvent[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const unhashed = {
      sequence,
      at: `2026-11-25T00:00:0${sequence}.000Z`,
      actor: 7,
      actingFor: null,
      action: 'save',
      uid: 'api::article.article',
      postDocumentId: 'd',
      fromState: 'draft',
      toState: 'draft',
      draftHash: digest(`draft ${sequence}`),
      comment: null,
      previousHash: events.at(-1)?.hash ?? NO_HASH,
    };
    events.push({ ...unhashed, hash: hashOf(unhashed, digest) });
  }
  return events;
};
const mark = (events: ApprovalEvent[], count: number) => ({
  count,
  head: events[count - 1]?.hash ?? NO_HASH,
});
/** Row `index` changed, and its own hash computed again to match. */
const forged = (events: ApprovalEvent[], index: number): ApprovalEvent[] =>
  events.map((event, at) => {
    if (at !== index) return event;
    const changed = { ...event, actor: 8 };
    return { ...changed, hash: hashOf(changed, digest) };
  });

describe('the log of approvals', () => {
  const whole = log(5);

  it('is whole as it was written, with every mark that was made of it', () => {
    expect(findFault(whole, [mark(whole, 0), mark(whole, 3), mark(whole, 5)], digest)).toBeNull();
    expect(findFault([], [], digest)).toBeNull();
  });

  it.each<[string, ApprovalEvent[], RegExp]>([
    ['an altered row', whole.map((e, i) => (i === 2 ? { ...e, actor: 8 } : e)), /^dòng 3 đã bị sửa/],
    ['an altered row with a new hash', forged(whole, 2), /^dòng 4 không nối với dòng 3/],
    ['a missing row', whole.toSpliced(2, 1), /^thiếu dòng 3/],
    ['missing first rows', whole.slice(2), /^thiếu dòng 1/],
    ['an inserted row', whole.toSpliced(3, 0, forged(whole, 2)[2] as ApprovalEvent), /^dòng 3 bị chèn thêm/],
  ])('names %s', (_, events, fault) => {
    expect(findFault(events, [], digest)).toMatch(fault);
  });

  it('shows a cut tail, and a last row that was replaced, by the marks of releases', () => {
    expect(findFault(whole.slice(0, 3), [mark(whole, 5)], digest)).toMatch(/^thiếu dòng 4 trở đi/);
    expect(findFault(forged(whole, 4), [mark(whole, 5)], digest)).toMatch(/^dòng 5 khác với dòng/);
  });
});
