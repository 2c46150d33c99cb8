import { createGlobalStyle, styled } from 'styled-components';

/** Strapi's menu takes a tenth of a phone's screen, so the page's own back link replaces it. */
export const PhoneWithoutMenu = createGlobalStyle`
  @media (max-width: 767px) {
    #strapi nav {
      display: none;
    }
  }
`;

/** Elements that get the focus by keyboard are scrolled above the bar. */
export const Frame = styled.div`
  max-inline-size: 118rem;
  margin-inline: auto;
  padding: 0.8rem 1.6rem 3.2rem;

  a,
  button,
  summary,
  textarea {
    scroll-margin-block: 1.6rem 12rem;
  }

  ${({ theme }) => theme.breakpoints.medium} {
    padding: 1.6rem 3.2rem 4.8rem;
  }
`;

/** One column; on a desktop two, the text and the information beside it. */
export const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 1fr) 36rem;
    grid-template-rows: auto 1fr;
    column-gap: 4rem;

    > :nth-child(2) {
      grid-column: 1;
      grid-row: 1 / span 2;
    }

    > :nth-child(1),
    > :nth-child(3) {
      grid-column: 2;
    }
  }
`;
