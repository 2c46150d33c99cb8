// One full render in a process of its own: `node scripts/bench/full-render.ts <posts>` prints a FullRender.
import { type Change, type RenditionFormat, parseChange, renditionPath } from '@newsroom/shared';
import type { Rendition, Renditions } from '../publisher/ground/renderer.ts';
import { loadRenderer } from '../publisher/ground/site.ts';
import { drawPictures, postRow, vocabularyRows } from './posts.ts';

export interface FullRender {
  pages: number;
  /** Wall time of model, routes and pages, without compression and writing. */
  seconds: number;
  cpuSeconds: number;
  /** Largest resident memory of the process, in MB. */
  peakMegabytes: number;
}

const fullRender = async (posts: number): Promise<FullRender> => {
  const pictures = await drawPictures();
  const rows = [
    ...vocabularyRows(),
    ...Array.from({ length: posts }, (_, index) => postRow(index, pictures)),
  ];
  const changes = rows.map((row, index) => checked({ ...row, sequence: index + 1 }));
  const renditions: Renditions = Object.fromEntries(
    pictures.map(({ sha256 }) => {
      const sizes = (format: RenditionFormat) =>
        [320, 720, 1080, 1600].map((width): Rendition => ({
          path: renditionPath(sha256, width, format),
          width,
          height: Math.round((width * 2) / 3),
          bytes: 60_000,
          mime: format === 'jpg' ? 'image/jpeg' : 'image/avif',
        }));
      const placeholder = `data:image/webp;base64,${'A'.repeat(120)}`;
      return [sha256, { jpeg: sizes('jpg'), avif: sizes('avif'), placeholder }];
    }),
  );
  const renderer = await loadRenderer();

  const before = process.cpuUsage();
  const started = performance.now();
  const model = renderer.buildModel({
    changes,
    renditions,
    siteUrl: 'http://localhost:4321',
    searchIndexes: [],
  });
  const routes = renderer.routes(model, '2026-07-01T00:00:00.000Z');
  for (const route of routes) await renderer.render(route);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    pages: routes.length,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    // `maxRSS` is in kilobytes on all systems.
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
};

const checked = (row: Parameters<typeof parseChange>[0]): Change => {
  const parsed = parseChange(row);
  if ('change' in parsed) return parsed.change;
  throw new Error(JSON.stringify(parsed.refusal));
};

console.log(JSON.stringify(await fullRender(Number(process.argv[2]))));
