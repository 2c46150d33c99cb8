import { styled } from 'styled-components';

/** Rows one under another on a white ground. */
export const Card = styled.ul`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  > li {
    padding: 1.6rem;
    overflow-wrap: anywhere;
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
