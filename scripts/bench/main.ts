// `node scripts/bench/main.ts publish [--posts 10000] [--runs 5] [--singles 25] [--json]`
// `node scripts/bench/main.ts reading [--runs 5] [--json]`
import { parseArgs } from 'node:util';
import { formatNumber } from '@newsroom/shared';
import type { Figure } from './figures.ts';
import { benchPublish } from './publish.ts';
import { benchReading } from './reading.ts';

const USAGE =
  'Cách dùng: pnpm bench publish [--posts 10000] [--runs 5] [--singles 25] [--json]\n' +
  '       hoặc pnpm bench reading [--runs 5] [--json]';

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
  if (!isCount(posts) || !isCount(runs) || !isCount(singles)) throw new Error(USAGE);
  const show = (title: string, figures: readonly Figure[], settings: object): void =>
    console.log(values.json ? JSON.stringify({ ...settings, figures }) : table(title, figures));

  switch (positionals[0]) {
    case 'publish':
      show(`Đăng bài với ${formatNumber(posts)} bài`, await benchPublish(posts, runs, singles), {
        posts,
        runs,
        singles,
      });
      return;
    case 'reading':
      show(`Đọc trên điện thoại, mạng 3G chậm (trung vị ${runs} lần)`, await benchReading(runs), { runs });
      return;
    default:
      throw new Error(USAGE);
  }
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
