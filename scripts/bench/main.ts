// `node scripts/bench/main.ts publish [--posts 10000] [--runs 5] [--singles 25] [--json]`
import { parseArgs } from 'node:util';
import { formatNumber } from '@newsroom/shared';
import { type Figure, benchPublish } from './publish.ts';

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posts: { type: 'string', default: '10000' },
      runs: { type: 'string', default: '5' },
      singles: { type: 'string', default: '25' },
      json: { type: 'boolean', default: false },
    },
  });
  const [posts, runs, singles] = [values.posts, values.runs, values.singles].map(Number);
  if (positionals[0] !== 'publish' || !isCount(posts) || !isCount(runs) || !isCount(singles))
    throw new Error('Cách dùng: pnpm bench publish [--posts 10000] [--runs 5] [--singles 25] [--json]');

  const figures = await benchPublish(posts, runs, singles);
  if (values.json) console.log(JSON.stringify({ posts, runs, singles, figures }));
  else console.log(table(`Đăng bài với ${formatNumber(posts)} bài`, figures));
};

const isCount = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) > 0;

const table = (title: string, figures: readonly Figure[]): string => {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const lines = figures.map(({ what, value, unit, guide }) => {
    const measured = value === null ? 'không đo được' : `${formatNumber(rounded(value))} ${unit}`;
    const limit = guide === null ? '' : `  nên ≤ ${formatNumber(guide)} ${unit}`;
    const verdict = guide === null || value === null ? '' : value <= guide ? '  đạt' : '  CHƯA ĐẠT';
    return `  ${what.padEnd(width)}  ${measured.padStart(12)}${limit}${verdict}`;
  });
  return [title, ...lines].join('\n');
};

const rounded = (value: number): number => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
