import { proseOf } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { inNewTabs } from './new-tabs';

it('every link of a text opens in another tab, and what only looks like one stays text', () => {
  const html = inNewTabs(
    proseOf('[Một](https://vi-du.test/) và [hai](/bai-viet/), `<a href="#">` <a href="#">'),
  );
  expect(html.match(/<a target="_blank" rel="noopener" href="/g)).toHaveLength(2);
  expect(html.match(/<a /g)).toHaveLength(2);
  expect(html).toContain('&lt;a href=');
});
