import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { styled } from 'styled-components';

import { TEXT } from '../texts';

type Render = (text: string) => string;

const renderer = () => import('./rendered-text').then(({ renderMarkdown }) => renderMarkdown);

/** The text as readers will see it, by the same renderer. */
export function RenderedText({ text }: { text: string }) {
  const [render, setRender] = useState<{ markdown: Render } | null>(null);
  useEffect(() => {
    let wanted = true;
    renderer().then(
      (markdown) => wanted && setRender({ markdown }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  // Typing goes first; the rendered text follows.
  const shown = useDeferredValue(text);
  const html = useMemo(() => render?.markdown(shown) ?? '', [render, shown]);
  return (
    <Frame aria-label={TEXT.rendered} tabIndex={0}>
      <p className="what">{TEXT.rendered}</p>
      {text.trim() === '' && <p className="empty">{TEXT.renderedEmpty}</p>}
      {/* Sanitised by the renderer of the site. */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </Frame>
  );
}

/** As on the site: its type, its spaces, its tables. */
const Frame = styled.section`
  height: 100%;
  padding: 1.2rem 1.6rem;
  overflow: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family:
    system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    sans-serif;
  font-size: 1.6rem;
  line-height: 1.65;
  overflow-wrap: break-word;

  .what {
    margin-block-end: 0.8rem;
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .empty {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  h2,
  h3,
  h4,
  h5,
  h6 {
    margin-block: 2rem 0.8rem;
    font-size: 1.8rem;
    font-weight: 700;
    line-height: 1.35;
  }

  h2 {
    font-size: 2.1rem;
  }

  div > p,
  ul,
  ol,
  blockquote,
  pre,
  table {
    margin-block-end: 1.6rem;
  }

  ul,
  ol {
    padding-inline-start: 2.4rem;
  }

  ul {
    list-style: disc;
  }

  ol {
    list-style: decimal;
  }

  li > p {
    margin-block-end: 0.4rem;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
    text-decoration: underline;
  }

  em {
    font-style: italic;
  }

  strong {
    font-weight: 700;
  }

  blockquote {
    padding-inline-start: 1.6rem;
    border-inline-start: 4px solid ${({ theme }) => theme.colors.neutral200};
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.8rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: start;
    vertical-align: top;
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
  }

  pre {
    overflow-x: auto;
  }
`;
