import { checkSite, openTree } from '@newsroom/scripts/check-site';
import { expect, inject, it } from 'vitest';

const specimen = inject('specimen');

it('the written site has no dead links, no stray text, valid markup, and pages within the size limits', async () => {
  expect(await checkSite(await openTree(specimen.root))).toEqual([]);
});

it('every page that has an address of its own and is no post is among the pages that are checked', async () => {
  const { files } = await openTree(specimen.root);
  const found = [...files]
    .filter((file) => /^[a-z-]+\/index\.html$/.test(file))
    .map((file) => `/${file.replace('index.html', '')}`);
  expect(found.filter((path) => !Object.values(specimen.pages).includes(path))).toEqual([]);
});
