import { checkSite, openTree } from '@newsroom/scripts/check-site';
import { expect, inject, it } from 'vitest';

const specimen = inject('specimen');

it('the written site leads nowhere wrong, says nothing stray, is valid and light', async () => {
  expect(await checkSite(await openTree(specimen.root))).toEqual([]);
});

it('the pages that are looked at are of every address without a post', async () => {
  const { files } = await openTree(specimen.root);
  const found = [...files]
    .filter((file) => /^[a-z-]+\/index\.html$/.test(file))
    .map((file) => `/${file.replace('index.html', '')}`);
  expect(found.filter((path) => !Object.values(specimen.pages).includes(path))).toEqual([]);
});
