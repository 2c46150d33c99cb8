export * from './addresses.ts';
export * from './contract/change.ts';
export { liftRow } from './contract/lift.ts';
export * from './contract/limits.ts';
export * from './contract/photo.ts';
export * from './contract/preview.ts';
export * from './contract/publication.ts';
export { ORIGIN, sha256 } from './contract/scalars.ts';
export * from './contract/vocabulary.ts';
export { GLOSSARY } from './glossary.ts';
export { type Block, markdownBlocks, type Run } from './markdown/blocks.ts';
export { proseOf } from './markdown/prose.ts';
export { headingsIn, linksIn, picturesIn, plainText, renderMarkdown } from './markdown/render.ts';
export { type PreviewClaims, readPreviewToken, signPreviewToken } from './preview-token.ts';
export { cleanDeep, cleanText } from './text/clean.ts';
export {
  dayOf,
  formatDay,
  formatInstant,
  formatLongDay,
  formatMonth,
  isoLocal,
  monthOf,
} from './text/dates.ts';
export { formatBytes, formatNumber } from './text/numbers.ts';
export { indexForm, readable, searchForm, searchKey, STROKE } from './text/search.ts';
export { slugOf } from './text/slug.ts';
export { compareVietnamese } from './text/sort.ts';
export { isSyllable } from './text/syllables.ts';
