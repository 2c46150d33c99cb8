import post from '@newsroom/shared/styles/post.css?raw';
import text from '@newsroom/shared/styles/text.css?raw';
import type from '@newsroom/shared/styles/type.css?raw';
import { css } from 'styled-components';

import './fonts/fonts.css';

/** One rem of the site in rem of the admin, whose root font size is 62.5 %. */
const REM = 1.6;

/** Turns rules for a whole page into rules for the content of one element. */
const within = (rules: string): string =>
  rules
    .replace(/^(?::root|body) \{/gm, '& {')
    .replace(/([\d.]+)rem\b/g, (_, length: string) => `${Number((Number(length) * REM).toFixed(4))}rem`);

/** Text with the site's own styles and fonts, but the admin's colours. */
export const siteText = css`
  --text: ${({ theme }) => theme.colors.neutral800};
  --text-soft: ${({ theme }) => theme.colors.neutral600};
  --surface: ${({ theme }) => theme.colors.neutral0};
  --surface-raised: ${({ theme }) => theme.colors.neutral100};
  --line: ${({ theme }) => theme.colors.neutral200};
  --accent: ${({ theme }) => theme.colors.primary700};
  --accent-strong: ${({ theme }) => theme.colors.primary600};

  /* The admin takes away what browsers give to these, and the site builds on it. */
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  blockquote,
  em,
  i,
  s,
  del,
  sub,
  sup,
  code,
  pre,
  hr,
  table,
  caption,
  th,
  td {
    all: revert;
    box-sizing: border-box;
  }

  a {
    font-size: inherit;
    text-decoration-line: underline;
  }

  ${[type, text, post].map(within).join('\n')}
`;
