import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { THEME_COLORS } from './document-head.ts';

it('gives phones the colours of the header', () => {
  const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  const bands = [...tokens.matchAll(/--band: (#[0-9a-f]{6});/g)].map(([, color]) => color);
  expect([THEME_COLORS.light, THEME_COLORS.dark]).toEqual(bands);
});
