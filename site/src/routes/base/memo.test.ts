import { expect, it } from 'vitest';
import { memoBy } from './memo.ts';

interface Inputs {
  post: { title: string };
  site: string;
  unit: string | null;
}

/** How often a value was made. */
const start = () => {
  let made = 0;
  const madeOf = memoBy('post', ({ post, site, unit }: Inputs) => {
    made += 1;
    return { text: `${post.title} ${site} ${unit}` };
  });
  return { madeOf, made: () => made };
};

const post = { title: 'Bài' };

it('makes one value for the same inputs, whatever object brings them', () => {
  const { madeOf, made } = start();
  const first = madeOf({ post, site: 'a', unit: null });
  expect(madeOf({ unit: null, site: 'a', post })).toBe(first);
  expect(made()).toBe(1);
});

it.each([
  ['the anchor', { post: { title: 'Bài' }, site: 'a', unit: null }],
  ['one of the others', { post, site: 'b', unit: null }],
  ['one that was null', { post, site: 'a', unit: 'c' }],
])('makes another value when %s is not the same', (_, inputs) => {
  const { madeOf, made } = start();
  const first = madeOf({ post, site: 'a', unit: null });
  expect(madeOf(inputs)).not.toBe(first);
  expect(made()).toBe(2);
});

it('remembers one value for each anchor, beside the others', () => {
  const { madeOf, made } = start();
  const other = { title: 'Bài khác' };
  const [first, second] = [
    madeOf({ post, site: 'a', unit: null }),
    madeOf({ post: other, site: 'a', unit: null }),
  ];
  expect([madeOf({ post, site: 'a', unit: null }), madeOf({ post: other, site: 'a', unit: null })]).toEqual([
    first,
    second,
  ]);
  expect(made()).toBe(2);
});

it('makes another value when an input comes or goes', () => {
  let made = 0;
  const madeOf = memoBy('post', ({ unit }: Omit<Inputs, 'unit'> & { unit?: string | undefined }) => {
    made += 1;
    return unit;
  });
  madeOf({ post, site: 'a' });
  expect(madeOf({ post, site: 'a', unit: 'c' })).toBe('c');
  expect(madeOf({ post, site: 'a' })).toBeUndefined();
  expect(made).toBe(3);
});
