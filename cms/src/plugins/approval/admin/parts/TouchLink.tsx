import { Link } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A link on a line of its own, high enough for a thumb. */
export const TouchLink = styled(Link)`
  min-block-size: 44px;
`;
