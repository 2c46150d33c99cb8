import { isDeepStrictEqual } from 'node:util';
import type { Change, LivePublication } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import type { Page, Route } from './index.ts';
import {
  department,
  keysOf,
  KINDS,
  made,
  named,
  Newsroom,
  photo,
  post,
  taskGroup,
  TOPICS,
  unit,
  UNITS,
} from './newsroom.test.support.ts';

const POSTS = 200;
const CHANGES = 40;
const BEGUN = Date.parse('2025-12-01T00:00:00.000Z');

/** Random numbers from 0 to below `below`, the same for the same seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** Random changes in a newsroom; each change also chooses its details at random. */
const chances = (newsroom: Newsroom, random: (below: number) => number) => {
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)]!;
  const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random(3) === 0);
  const instant = (): string => new Date(BEGUN - random(500 * 24) * 3_600_000).toISOString();
  const posts = () => newsroom.live();
  const rows = <S extends Change['subject']>(subject: S) =>
    [...newsroom.rows.values()].filter(
      (row): row is Extract<Change, { subject: S }> => row.subject === subject,
    );
  let published = POSTS;
  let round = 0;

  /** A post with a value in every optional field. */
  const full = (kind: LivePublication['kind']): LivePublication => {
    published += 1;
    const index = 3 * published + KINDS.indexOf(kind);
    const attachment = {
      mime: 'application/pdf',
      extension: 'pdf',
      title: `Tệp ${index}`,
      bytes: index,
      scanned: false,
    };
    const base = post(index, {
      firstPublishedAt: instant(),
      unit: { code: pick([...UNITS, 'don-vi-chua-biet']), name: `Tên ${index}` },
      taskGroups: [pick([...TOPICS, 'chu-de-chua-biet']), ...some(TOPICS)],
      format: pick(['tin', 'chum-anh']),
      modifiedAt: instant(),
      corrections: some([instant()]).map((at) => ({ at, note: `Đính chính ${index}` })),
      authors: [{ name: `Tác giả ${index}`, penName: pick([null, 'Bút danh']), role: 'author', unit: null }],
      source: pick([null, `Nguồn ${index}`]),
      leadPhoto: pick([null, photo(random(9))]),
      gallery: some([1, 2, 3, 4]).map(photo),
      attachments: some(['c', 'd']).map((digit) => ({ ...attachment, sha256: digit.repeat(64) })),
      sample: random(2) === 0,
    });
    if (base.kind !== 'policy') return base;
    const relations = some(posts().slice(0, 9)).map(({ id }) => ({
      relation: pick(['implements', 'replaces'] as const),
      number: `${index}/QĐ`,
      id,
    }));
    return { ...base, abstract: `Trích yếu ${index}`, relations };
  };

  const publish = (): void => newsroom.publish(full(pick(KINDS)));

  const editField = (): void => {
    const old = pick(posts());
    const other = full(old.kind);
    const fixed = ['id', 'status', 'kind'];
    const field = pick(Object.keys(other).filter((name) => !fixed.includes(name)));
    newsroom.publish({ ...old, [field]: other[field as keyof LivePublication] });
  };

  const moveUnit = (): void => {
    const code = pick(UNITS);
    newsroom.publish({ ...pick(posts()), unit: { code, name: `Tên của ${code}` } });
  };
  const moveTopic = (): void => newsroom.publish({ ...pick(posts()), taskGroups: [pick(TOPICS)] });
  const backDate = (): void => newsroom.publish({ ...pick(posts()), firstPublishedAt: instant() });
  const retitle = (): void => newsroom.publish({ ...pick(posts()), title: `Tên mới ${round}` });

  const withdraw = (): void =>
    newsroom.withdraw(
      pick(posts()),
      pick([{}, { reasonKind: 'outdated' }, { reasonKind: 'consent', slug: null, title: null }]),
    );

  const erase = (): void => {
    const { id } = pick(posts());
    newsroom.rows.delete(`post ${id}`);
    newsroom.put('erasure', id, { id });
  };

  const renameUnit = (): void => {
    const { payload } = pick(rows('unit'));
    const names = [...payload.names, named(`Đơn vị đổi tên ${round}`, '2025-06-01')];
    newsroom.put('unit', payload.code, { ...payload, names });
  };

  const endUnit = (): void => {
    const code = pick(UNITS);
    const successors = some(UNITS.filter((other) => other !== code));
    newsroom.put('unit', code, {
      ...unit(code, { names: [named(`Đơn vị ${code}`, null, '2025-06-30')] }),
      successors: successors.map((heir) => ({ code: heir, of: pick(['function', 'territory']) })),
    });
  };

  const renameTopic = (): void => {
    const code = pick(TOPICS);
    const verified = pick([null, { by: 'Ban Biên tập', on: '2025-06-01' }]);
    newsroom.put(
      'task-group',
      code,
      taskGroup(code, 1 + random(9), { shortTitle: `Chủ đề mới ${round}`, verified }),
    );
  };

  const newTopic = (): void =>
    newsroom.put('task-group', `chu-de-${round}`, taskGroup(`chu-de-${round}`, random(9)));

  const makePicture = (): void => {
    const picture = photo(random(9));
    newsroom.renditions = { ...newsroom.renditions, [picture.sha256]: made(picture, 1000 + round) };
  };

  const losePicture = (): void => {
    const { sha256 } = photo(random(9));
    newsroom.renditions = Object.fromEntries(
      Object.entries(newsroom.renditions).filter(([name]) => name !== sha256),
    );
  };

  const changeDepartment = (): void =>
    newsroom.put('department', 'department', { ...department, phone: `0297 ${round}` });

  /** A vocabulary is often saved without a change: a new row with the same content. */
  const saveAgain = (): void => {
    const { subject, key, payload } = pick([...newsroom.rows.values()]);
    newsroom.put(subject, key, structuredClone(payload));
  };

  // Frequent changes are listed more than once.
  const often = [publish, editField, editField, editField, moveUnit, moveTopic, backDate, retitle, withdraw];
  const seldom = [
    erase,
    renameUnit,
    endUnit,
    renameTopic,
    newTopic,
    makePicture,
    losePicture,
    changeDepartment,
    saveAgain,
  ];
  return (): string => {
    round += 1;
    const happens = pick([...often, ...often, ...seldom]);
    happens();
    return happens.name;
  };
};

/** The pages of a new model, which uses none of the caches. */
const pagesOf = (table: readonly Route[]): Map<string, Page & { gone: boolean }> =>
  new Map(table.map((route) => [route.url, { ...route.props(), gone: route.gone }]));

describe.each([1, 2, 3])('after each of many changes by chance (seed %i)', (seed) => {
  const random = randomOf(seed);
  const newsroom = new Newsroom(POSTS);
  for (let number = 0; number < 9; number += 1)
    newsroom.renditions[photo(number).sha256] = made(photo(number));
  const change = chances(newsroom, random);

  it('keys differ exactly when their pages do, with and without caches', () => {
    const first = newsroom.freshRoutes();
    let [oldKeys, oldPages] = [keysOf(first), pagesOf(first)];
    newsroom.routes();
    let [changed, kept] = [0, 0];
    for (let round = 1; round <= CHANGES; round += 1) {
      const what = `${change()} (${round})`;
      const after = newsroom.freshRoutes();
      const [newKeys, newPages] = [keysOf(after), pagesOf(after)];
      const remembered = newsroom.routes();
      // Not by `toEqual`, which takes undefined for absent and is slow.
      expect(isDeepStrictEqual(keysOf(remembered), newKeys), what).toBe(true);
      expect(isDeepStrictEqual(pagesOf(remembered), newPages), what).toBe(true);

      expect(newKeys.size, `an address is there twice: ${what}`).toBe(after.length);
      const wrong: string[] = [];
      for (const [url, page] of newPages) {
        const old = oldPages.get(url);
        if (old === undefined) continue;
        const same = isDeepStrictEqual(old, page);
        if (same) kept += 1;
        else changed += 1;
        if ((newKeys.get(url) === oldKeys.get(url)) !== same) wrong.push(url);
      }
      expect(wrong, what).toEqual([]);
      [oldKeys, oldPages] = [newKeys, newPages];
    }
    expect(Math.min(changed, kept)).toBeGreaterThan(500);
  });
});
