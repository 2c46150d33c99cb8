// Texts whose elements lie thousands deep: every page, feed and file to keep is made of them all the same.
import type { ModelInput } from '@newsroom/site';
import { describe, expect, it } from 'vitest';
import { exampleInput, renderedTree } from '../support/site-tree.ts';

const DEEP = {
  'bold in bold': `${'**'.repeat(4000)}a${'**'.repeat(4000)}`,
  'quotes in quotes': `${'> '.repeat(5000)}a`,
  'lists in lists': Array.from({ length: 40 }, (_, level) => `${' '.repeat(level * 2)}- a`).join('\n'),
  'links in brackets': `${'['.repeat(4000)}a${'](/a/)'.repeat(4000)}`,
};

const withBody = (body: string): ModelInput => {
  const { changes, ...rest } = exampleInput();
  return {
    ...rest,
    changes: changes.map((change) =>
      change.subject === 'post' && change.payload.status === 'live'
        ? { ...change, payload: { ...change.payload, body } }
        : change,
    ),
  };
};

describe.each(Object.entries(DEEP))('a text with %s', (_, body) => {
  it('stands whole in pages, feeds and files to keep', async () => {
    const tree = await renderedTree(withBody(`Mở đầu.\n\n${body}\n\nKết thúc.`));
    const before = await renderedTree(exampleInput());
    expect([...tree.keys()].sort()).toEqual([...before.keys()].sort());
    const feeds = [...tree].filter(([path]) => path.endsWith('.rss'));
    expect(feeds.filter(([, text]) => text.includes('Kết thúc.'))).not.toEqual([]);
  });
});
