import { parseChange, SUBJECTS, type Change, type RawChange } from '@newsroom/shared';
import { describe, expect, test } from 'vitest';
import { example, EXAMPLES, olderExample, stringsOf } from './examples.ts';

const parse = (row: RawChange): Change => {
  const result = parseChange(row);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.change;
};

const ownKey = (change: Change): string => {
  switch (change.subject) {
    case 'post':
    case 'erasure':
      return change.payload.id;
    case 'picture-erasure':
      return change.payload.sha256;
    case 'unit':
    case 'task-group':
    case 'stream':
      return change.payload.code;
    case 'department':
      return 'department';
  }
};

describe.each(EXAMPLES)('the example %s', (name) => {
  test('is taken by the contract', () => {
    expect(parseChange(example(name))).not.toHaveProperty('refusal');
  });

  test('loses nothing and gains nothing on its way through the contract', () => {
    const row = example(name);
    const composed = JSON.parse(JSON.stringify(row).normalize('NFC')) as RawChange;
    expect(parse(row)).toStrictEqual(composed);
  });

  test('is the same after a second time', () => {
    const once = parse(example(name));
    expect(parse(JSON.parse(JSON.stringify(once)) as RawChange)).toStrictEqual(once);
  });

  test('is NFC in every string that leaves the contract', () => {
    for (const text of stringsOf(parse(example(name)))) expect(text).toBe(text.normalize('NFC'));
  });

  test('carries the key of what it is about', () => {
    expect(example(name).key).toBe(ownKey(parse(example(name))));
  });
});

test('there is an example of every subject, kind and status', () => {
  const rows = EXAMPLES.map((name) => parse(example(name)));
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set(SUBJECTS));
  const posts = rows.flatMap((row) => (row.subject === 'post' ? [row.payload] : []));
  const cases = posts.map((post) => (post.status === 'live' ? post.kind : `withdrawn: ${post.reasonKind}`));
  expect(
    posts.some((post) => post.status === 'live' && post.kind === 'policy' && post.original?.scanned),
  ).toBe(true);
  expect(cases).toEqual(
    expect.arrayContaining(['article', 'profile', 'policy', 'withdrawn: error', 'withdrawn: consent']),
  );
});

test('a picture of version 1 goes to the site alone, and the rest of the row is read as it was', () => {
  const [lifted, today] = [parse(olderExample(1, 'article')), example('article')];
  const photo = (of: unknown) => ({ ...(of as object), alsoFor: [], focalPoint: null });
  const { leadPhoto, gallery } = today.payload;
  expect(lifted).toStrictEqual({
    ...today,
    payload: { ...today.payload, leadPhoto: photo(leadPhoto), gallery: (gallery as object[]).map(photo) },
  });
});

test('a row of version 2 that version 3 changes nothing of is read as it was', () => {
  expect(parse(olderExample(2, 'article'))).toStrictEqual(example('article'));
});

test('a file of version 2 does not count as a scan, because that was not recorded', () => {
  const today = example('policy-scanned');
  const original = { ...(today.payload.original as object), scanned: false };
  expect(parse(olderExample(2, 'policy-scanned'))).toStrictEqual({
    ...today,
    payload: { ...today.payload, original },
  });
});

test.each([1, 2])('a department of version %d has no contacts and says nothing of itself', (version) => {
  const today = example('department');
  const programme = { ...(today.payload.programme as object), summary: null };
  expect(parse({ ...olderExample(2, 'department'), version })).toStrictEqual({
    ...today,
    payload: { ...today.payload, contacts: [], about: null, programme },
  });
});

test('a department of version 2 without a programme gets none', () => {
  const row = olderExample(2, 'department');
  expect(parse({ ...row, payload: { ...row.payload, programme: null } }).payload).toMatchObject({
    programme: null,
  });
});

test('no two examples share a sequence', () => {
  const sequences = EXAMPLES.map((name) => example(name).sequence);
  expect(new Set(sequences).size).toBe(sequences.length);
});

test('one example is not in NFC, so that the conversion to NFC is really tested', () => {
  const text = JSON.stringify(example('article-nfd'));
  expect(text).not.toBe(text.normalize('NFC'));
});
