/**
 * `pnpm generate` makes `icons/` with this: the site's mark, an open book under a morning sun, for tabs and home screens.
 *
 * Drawn by resvg in WebAssembly, because sharp's own libraries give different bytes on different processors.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import pngToIco from 'png-to-ico';

const OUT = join(import.meta.dirname, 'icons');

const BAND = '#0b5157';
const PAPER = '#ffffff';
const SUN = '#ffce7a';

const MARK = `<circle cx="32" cy="19" r="7" fill="${SUN}"/><g fill="${PAPER}"><path d="M31 53C25 47.5 17 46 9 47V29c8-1 16 .5 22 6z"/><path d="M33 53c6-5.5 14-7 22-6V29c-8-1-16 .5-22 6z"/></g>`;

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${content}</svg>\n`;

const TAB = svg(`<rect width="64" height="64" rx="14" fill="${BAND}"/>${MARK}`);
/** With a margin, because home screens cut the icon to their own shape. */
const HOME_SCREEN = svg(
  `<rect width="64" height="64" fill="${BAND}"/><g transform="translate(5.76 4.5) scale(.82)">${MARK}</g>`,
);

const main = async (): Promise<void> => {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'favicon.svg'), TAB);
  writeFileSync(join(OUT, 'favicon.ico'), await pngToIco([16, 32, 48].map((size) => png(TAB, size))));
  writeFileSync(join(OUT, 'apple-touch-icon.png'), png(HOME_SCREEN, 180));
  for (const size of [192, 512]) writeFileSync(join(OUT, `bieu-tuong-${size}.png`), png(HOME_SCREEN, size));
};

const png = (source: string, size: number): Buffer =>
  Buffer.from(new Resvg(source, { fitTo: { mode: 'width', value: size } }).render().asPng());

await main();
