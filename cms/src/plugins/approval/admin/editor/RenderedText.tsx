import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { styled } from 'styled-components';

import { inNewTabs } from '../prose/new-tabs';
import { siteText } from '../prose/site-text';
import { TEXT } from '../texts';

type Render = (text: string) => string;

const renderer = () => import('./rendered-text').then(({ proseOf }) => proseOf);

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
  // Typing has priority; the rendered text is updated later.
  const shown = useDeferredValue(text);
  const html = useMemo(() => inNewTabs(render?.markdown(shown) ?? ''), [render, shown]);
  return (
    <Frame aria-label={TEXT.rendered} tabIndex={0}>
      <p className="what">{TEXT.rendered}</p>
      {text.trim() === '' && <p className="empty">{TEXT.renderedEmpty}</p>}
      {/* Sanitised by the renderer of the site. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </Frame>
  );
}

/** The fonts, spaces and tables of the site. */
const Frame = styled.section`
  height: 100%;
  padding: 1.2rem 1.6rem;
  overflow: auto;
  background: ${({ theme }) => theme.colors.neutral0};

  ${siteText}

  .what {
    margin-block-end: 0.8rem;
    font-size: 1.2rem;
    font-weight: 600;
    color: var(--text-soft);
  }

  .empty {
    color: var(--text-soft);
  }
`;
