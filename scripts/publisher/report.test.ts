import type { Change, Refusal } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { CmsUnavailable, type ReleaseReport } from './ground/cms.ts';
import { problem } from './ground/refusals.ts';
import { openReport } from './report.ts';
import { byName, postRow } from './ground/rows.test.support.ts';

const AT = '2025-01-01T00:00:00.000Z';
const waiting = postRow('waits22', 5);
const held = postRow('holds22', 3);
const refusalOf = (change: Change): Refusal => problem(change, 'payload', 'lý do');

const start = ({ tree = '1', rows = [] }: { tree?: string | null; rows?: Change[] } = {}) => {
  const told: ReleaseReport[] = [];
  const away = { is: false };
  const report = openReport({
    cms: {
      report(news) {
        if (away.is) return Promise.reject(new CmsUnavailable('nghỉ'));
        told.push(news);
        return Promise.resolve();
      },
    },
    store: {
      mark: () => ({ sequence: 9, at: AT, subject: 'post', key: 'last222' }),
      refusals: new Map(),
      tree: () => tree,
      waiting: byName(...rows),
    },
  });
  return { told, away, report };
};
const nothing = { releasedAt: AT, held: new Map<Change, Refusal>() };

it('tells how far the site is, and nothing that it told before', async () => {
  const { told, report } = start();
  await report(nothing);
  await report(nothing);
  expect(told).toEqual([{ sequence: 9, at: AT, refusals: [] }]);
  await report({ ...nothing, releasedAt: '2025-01-02T00:00:00.000Z' });
  expect(told).toHaveLength(2);
});

it('tells again what the CMS did not hear', async () => {
  const { told, away, report } = start();
  away.is = true;
  await expect(report(nothing)).rejects.toThrow(CmsUnavailable);
  away.is = false;
  await report(nothing);
  expect(told).toHaveLength(1);
});

it('reports only the rows before the first one that waits for its originals', async () => {
  const { told, report } = start({ rows: [waiting, held] });
  await report({ ...nothing, held: new Map([[held, refusalOf(held)]]) });
  expect(told[0]?.sequence).toBe(4);
  expect(told[0]?.refusals.map(({ key }) => key)).toEqual(['holds22']);
});

it('reports no rows while there is no tree', async () => {
  const { told, report } = start({ tree: null });
  await report(nothing);
  expect(told[0]?.sequence).toBe(0);
});

it('names as many refusals as the CMS takes', async () => {
  const { told, report } = start();
  const rows = Array.from({ length: 1001 }, (_, index) => postRow('waits22', index + 10));
  await report({ ...nothing, held: new Map(rows.map((row) => [row, refusalOf(row)])) });
  expect(told[0]?.refusals).toHaveLength(1000);
});
