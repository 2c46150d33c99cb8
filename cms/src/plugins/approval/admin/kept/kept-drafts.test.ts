import { beforeEach, describe, expect, it } from 'vitest';
import {
  KEEP_EVERY_MS,
  type Kept,
  type Store,
  changesOf,
  dropOld,
  enter,
  isSaved,
  keep,
  keptOf,
  leave,
  savedOtherwise,
  slotKey,
} from './kept-drafts';

/** A browser's storage, with room for `room` characters. */
const storage = (room = Infinity): Store => {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, value);
    },
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
};

const typed = (words: string, at = '2026-11-25T03:32:00.000Z'): Kept => ({
  at,
  changes: { body: { from: 'Cũ', to: words } },
});

describe('what was typed and not saved', () => {
  let store: Store;
  const keepAs = (account: number, words: string, opened = 'a', at?: string) =>
    keep(store, account, slotKey(account, 'bai', opened), typed(words, at));
  const wordsOf = (account: number) =>
    keptOf(store, account, 'bai').map(({ changes }) => changes['body']?.to);

  beforeEach(() => {
    store = storage();
    enter(store, 1);
  });

  it('is kept well within the 20 seconds that may be lost', () => {
    expect(KEEP_EVERY_MS).toBeLessThan(20_000);
  });

  it('is there for the same account and post, the newest first, one for each window', () => {
    keepAs(1, 'một', 'a', '2026-11-25T03:32:00.000Z');
    keepAs(1, 'hai', 'b', '2026-11-25T03:33:00.000Z');
    keepAs(1, 'ba', 'a', '2026-11-25T03:34:00.000Z');
    expect(wordsOf(1)).toEqual(['ba', 'hai']);
    expect(keptOf(store, 1, 'bai-khac')).toEqual([]);
    expect(keptOf(store, 11, 'bai')).toEqual([]);
  });

  it('is gone once another account enters', () => {
    keepAs(1, 'của một');
    enter(store, 2);
    expect([wordsOf(1), wordsOf(2)]).toEqual([[], []]);
    expect(store.length).toBe(1);
    expect(keepAs(1, 'cửa sổ còn mở')).toBe(false);
  });

  it('is gone after a logout, and no window that is still open keeps more', () => {
    keepAs(1, 'một');
    leave(store);
    expect(store.length).toBe(0);
    expect(keepAs(1, 'hai')).toBe(false);
  });

  it('is gone after seven days, and what cannot be read at once', () => {
    keepAs(1, 'một');
    store.setItem(slotKey(1, 'bai', 'hong'), '{"at":');
    dropOld(store, Date.parse('2026-12-02T03:31:00.000Z'));
    expect(wordsOf(1)).toEqual(['một']);
    expect(store.getItem(slotKey(1, 'bai', 'hong'))).toBeNull();
    dropOld(store, Date.parse('2026-12-02T03:33:00.000Z'));
    expect(wordsOf(1)).toEqual([]);
  });

  it('that finds no room is told as not kept', () => {
    store = storage(20);
    enter(store, 1);
    expect(keepAs(1, 'một')).toBe(false);
  });
});

describe('taking it back', () => {
  const loaded = {
    title: 'Tên',
    lead: null,
    gallery: [{ id: 1, url: '/a?expires=1&signature=ab', __temp_key__: 'x' }],
  };

  it('is about the fields that were changed', () => {
    const again = [{ id: 1, url: '/a?expires=2&signature=cd', __temp_key__: 'y' }];
    expect(changesOf(loaded, { title: 'Tên mới', lead: '', gallery: again })).toEqual({
      title: { from: 'Tên', to: 'Tên mới' },
    });
  });

  it('names the fields that somebody has saved otherwise since', () => {
    const kept: Kept = {
      at: '2026-11-25T03:32:00.000Z',
      changes: { title: { from: 'Tên', to: 'Của tôi' }, lead: { from: null, to: 'Tóm tắt' } },
    };
    expect(savedOtherwise(kept, { title: 'Của người khác', lead: null })).toEqual(['title']);
    expect(savedOtherwise(kept, { title: 'Của tôi', lead: null })).toEqual([]);
    expect(savedOtherwise(kept, { title: 'Tên', lead: null })).toEqual([]);
  });

  it('is not offered where all of it was saved', () => {
    expect(isSaved(typed('mới'), { body: 'mới' })).toBe(true);
    expect(isSaved(typed('mới'), { body: 'Cũ' })).toBe(false);
  });
});
