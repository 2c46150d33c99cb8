import { styled } from 'styled-components';

/** A post in the type of the public site: its font, sizes and leading, for which stacked Vietnamese marks need room. */
export const Prose = styled.article`
  min-inline-size: 0;
  padding: 1.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  font-family:
    system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    sans-serif;
  font-size: 1.7rem;
  line-height: 1.65;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;

  ${({ theme }) => theme.breakpoints.medium} {
    padding: 2.4rem 3.2rem;
  }

  .lead {
    font-size: 1.9rem;
    font-weight: 600;
  }

  h2,
  h3,
  h4 {
    margin-block: 0 0.8rem;
    font-weight: 700;
    line-height: 1.35;
    text-wrap: pretty;
  }

  h2 {
    font-size: 2.2rem;
  }

  h3,
  h4 {
    font-size: 1.9rem;
  }

  p,
  ul,
  ol,
  dl,
  figure,
  blockquote,
  pre,
  table,
  section {
    margin-block: 0 1.6rem;
    margin-inline: 0;
  }

  > :last-child,
  section > :last-child,
  blockquote > :last-child {
    margin-block-end: 0;
  }

  > section,
  > div + section {
    margin-block-start: 2.4rem;
  }

  ul {
    list-style: disc;
  }

  ol {
    list-style: decimal;
  }

  ul,
  ol {
    padding-inline-start: 2.4rem;
  }

  strong {
    font-weight: 700;
  }

  em {
    font-style: italic;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
    font-size: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  blockquote {
    padding-inline-start: 1.6rem;
    border-inline-start: 4px solid ${({ theme }) => theme.colors.neutral200};
  }

  pre,
  table {
    display: block;
    overflow-x: auto;
  }

  th,
  td {
    min-inline-size: 8rem;
    padding: 0.8rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: start;
    vertical-align: top;
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
  }

  img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 80vh;
    inline-size: auto;
    block-size: auto;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral150};
  }

  figcaption {
    padding-block-start: 0.8rem;
    font-size: 1.5rem;
    line-height: 1.5;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  figcaption p {
    margin-block: 0 0.2rem;
  }

  figcaption .caption {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  figcaption strong {
    color: ${({ theme }) => theme.colors.danger700};
  }

  dl > div {
    padding-block: 0.8rem;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  dl > div:last-child {
    border-block-end: 0;
  }

  dt {
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    margin: 0;
    white-space: pre-line;
  }
`;
