/**
 * `pnpm generate` makes `fonts/` with this: two weights of Be Vietnam Pro, each in the two subsets that a Vietnamese
 * page needs, with their `@font-face` rules and with system fonts adjusted to their metrics.
 *
 * The subsets of @fontsource overlap, so that Vietnamese text also loads its latin-ext, and they hold letters of other
 * languages: 33 KB per weight, instead of 23 KB here.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type FontMetrics, createFontStack } from '@capsizecss/core';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const OUT = join(import.meta.dirname, 'fonts');

const WEIGHTS = [
  { weight: 400, regular: true, locals: { arial: ['Arial', 'Liberation Sans'], roboto: ['Roboto'] } },
  {
    weight: 600,
    regular: false,
    locals: { arial: ['Arial Bold', 'Liberation Sans Bold'], roboto: ['Roboto Bold'] },
  },
] as const;

const main = async (): Promise<void> => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const faces: string[] = [];
  const files: string[] = [];
  for (const { weight, regular, locals } of WEIGHTS) {
    for (const { name, characters } of SUBSETS) {
      const source = require.resolve(
        `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name}-${weight}-normal.woff2`,
      );
      // The closure would add ligatures and old-style figures that no page uses.
      const font = await subsetFont(readFileSync(source), characters, {
        targetFormat: 'woff2',
        noLayoutClosure: true,
      });
      const hash = createHash('sha256').update(font).digest('hex').slice(0, 8);
      const file = `be-vietnam-pro-${weight}-${name}-${hash}.woff2`;
      writeFileSync(join(OUT, file), font);
      files.push(file);
      faces.push(
        face({
          'font-family': "'Be Vietnam Pro'",
          'font-weight': String(weight),
          // Text must not move while somebody reads it: a font that loads too late is used from the next page on.
          'font-display': 'optional',
          src: `url('/tai-nguyen/${file}') format('woff2')`,
          'unicode-range': rangesOf(characters),
        }),
      );
    }
    const metrics = (family: string): FontMetrics =>
      require(
        `@capsizecss/metrics/${family}${regular ? '' : family === 'beVietnamPro' ? '/600' : '/700'}`,
      ) as FontMetrics;
    for (const family of ['roboto', 'arial'] as const) {
      const { fontFaces } = createFontStack([metrics('beVietnamPro'), metrics(family)], {
        fontFaceFormat: 'styleObject',
      });
      const matched = fontFaces[0]?.['@font-face'];
      if (matched === undefined) throw new Error(`no metrics of ${family}`);
      faces.push(
        face({
          'font-family': `'Newsroom ${family}'`,
          'font-weight': String(weight),
          src: locals[family].map((name) => `local('${name}')`).join(', '),
          ...(matched.ascentOverride === undefined ? {} : { 'ascent-override': matched.ascentOverride }),
          ...(matched.descentOverride === undefined ? {} : { 'descent-override': matched.descentOverride }),
          ...(matched.lineGapOverride === undefined ? {} : { 'line-gap-override': matched.lineGapOverride }),
          ...(matched.sizeAdjust === undefined ? {} : { 'size-adjust': matched.sizeAdjust }),
        }),
      );
    }
  }
  writeFileSync(join(OUT, 'fonts.css'), `${faces.join('\n')}\n`);
  writeFileSync(join(OUT, 'files.json'), `${JSON.stringify(files, null, 2)}\n`);
  copyFileSync(require.resolve('@fontsource/be-vietnam-pro/LICENSE'), join(OUT, 'LICENSE'));
};

const characters = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

const SUBSETS = [
  {
    name: 'latin',
    characters: `${characters(0x20, 0x7e)}\u00a0«»“”‘’–—…·•°×§©€›‹→ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý`,
  },
  { name: 'vietnamese', characters: `ĂăĐđĨĩŨũƠơƯư${characters(0x1ea0, 0x1ef9)}₫` },
];

/** The characters of a font face in their shortest notation: "U+20-7E, U+A0". */
const rangesOf = (text: string): string => {
  const ranges: { from: number; to: number }[] = [];
  for (const code of [...text].map((char) => char.codePointAt(0) ?? 0).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code <= last.to + 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(({ from, to }) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ');
};

const face = (declarations: Record<string, string>): string =>
  `@font-face {\n${Object.entries(declarations)
    .map(([property, value]) => `  ${property}: ${value};\n`)
    .join('')}}`;

await main();
