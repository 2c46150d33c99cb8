import { styled } from 'styled-components';

import { siteText } from '../prose/site-text';

/** A post as the site shows it, on its own white area; notes for the approver are visually separate. */
export const Prose = styled.article`
  min-inline-size: 0;
  padding: 1.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  ${({ theme }) => theme.breakpoints.medium} {
    padding: 2.4rem 3.2rem;
  }

  ${siteText}

  > :last-child {
    margin-block-end: 0;
  }

  > section,
  > .prose + section {
    margin-block-start: var(--space-4);
  }

  img {
    inline-size: auto;
    max-block-size: 80vh;
    background: ${({ theme }) => theme.colors.neutral150};
  }

  [role='alert'] p {
    margin-block: 0 0.4rem;
  }

  figcaption p {
    margin-block: 0 0.2rem;
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
    font-size: var(--size-small);
    font-weight: 400;
    color: var(--text-soft);
  }

  dd {
    white-space: pre-line;
  }
`;
