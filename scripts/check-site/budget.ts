import { formatNumber } from '@newsroom/shared';
import type { Candidate, Image, PageFacts } from './page.ts';

/** Largest size of a page for a reader on a phone, in bytes as sent. */
const BUDGET = {
  /** HTML with its styles, for a post of at most `words` words. */
  html: 14 * 1024,
  words: 800,
  /** Including fonts, icons and the pictures that load at once. */
  firstLoad: 120 * 1024,
};

/** Pages that need a script to work. */
const WITH_SCRIPT = /^(tim-kiem|doc-ngoai-tuyen)\//;

/** A typical reader's phone: its width in CSS pixels, and the device pixels per CSS pixel. */
const PHONE = { width: 360, density: 2 };

/**
 * Where a page is too large, and scripts that it must not have.
 * @param html bytes of the page as sent
 * @param sizeOf bytes of another file by its address
 */
export const budgetProblems = (
  file: string,
  page: PageFacts,
  html: number,
  sizeOf: (url: string) => number,
): string[] => {
  const problems: string[] = [];
  if (html > BUDGET.html && page.words <= BUDGET.words)
    problems.push(`HTML nén còn ${kilobytes(html)}, được phép ${kilobytes(BUDGET.html)}`);
  if (WITH_SCRIPT.test(file)) return problems;
  if (page.scripts.length > 0) problems.push(`có mã chạy trên trang đọc: ${page.scripts.join(', ')}`);

  const eager = page.images.filter(({ lazy }) => !lazy).map((image) => picked(image));
  const parts = new Set([...page.fonts, ...page.icons, ...eager]);
  const sizes = [...parts].map((url) => [url, sizeOf(url)] as const);
  const total = html + sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (total > BUDGET.firstLoad) {
    const heaviest = sizes
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([url, bytes]) => `${url} ${kilobytes(bytes)}`);
    problems.push(
      `lần mở đầu tải ${kilobytes(total)}, được phép ${kilobytes(BUDGET.firstLoad)}: HTML ${kilobytes(html)}, ${heaviest.join(', ')}`,
    );
  }
  return problems;
};

const kilobytes = (bytes: number): string => `${formatNumber(Math.ceil(bytes / 102.4) / 10)} KB`;

/** The address that the phone chooses: the narrowest picture that is wide enough. */
const picked = ({ candidates, sizes }: Image): string => {
  const needed = widthOnPhone(sizes) * PHONE.density;
  const byWidth = candidates.toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0));
  const fitting = byWidth.find(({ width }: Candidate) => width !== null && width >= needed);
  return (fitting ?? byWidth.at(-1))?.url ?? '';
};

/** The value of `sizes` on the phone, in CSS pixels; the whole width for notations that are not supported here. */
const widthOnPhone = (sizes: string): number => {
  const holding = sizes.split(/,(?![^(]*\))/).find((entry) => holds(entry.trim()));
  const [, value, unit] = /(?:^|\s)([\d.]+)(px|rem|vw)$/.exec(holding?.trim() ?? '') ?? [];
  if (value === undefined) return PHONE.width;
  return Number(value) * { px: 1, rem: REM, vw: PHONE.width / 100 }[unit as 'px' | 'rem' | 'vw'];
};

const REM = 16;

const holds = (entry: string): boolean => {
  const [, side, value, unit] = /^\((min|max)-width:\s*([\d.]+)(px|r?em)\)/.exec(entry) ?? [];
  if (value === undefined) return true;
  const edge = Number(value) * (unit === 'px' ? 1 : REM);
  return side === 'min' ? PHONE.width >= edge : PHONE.width <= edge;
};
