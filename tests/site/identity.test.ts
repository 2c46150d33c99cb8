import { expect, it } from 'vitest';
import { type Tree, builtTree, officialInput, renderedTree } from '../support/site-tree.ts';

/** Files that are not the same in both trees. */
const different = (one: Tree, other: Tree): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort();

it('makes the same bytes by the warm renderer and by a plain astro build, in any time zone', async () => {
  const input = officialInput();
  const rendered = await renderedTree(input);
  const utc = await builtTree(input, 'UTC');
  const newYork = await builtTree(input, 'America/New_York');
  expect(rendered.size).toBeGreaterThan(60);
  expect(different(rendered, utc)).toEqual([]);
  expect(different(utc, newYork)).toEqual([]);
});
