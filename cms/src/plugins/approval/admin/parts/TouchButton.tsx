import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';

/** High enough for a thumb, and higher if a long Vietnamese label needs it in a narrow panel. */
export const TouchButton = styled(Button)`
  height: auto;
  min-height: 44px;

  span {
    white-space: normal;
    text-align: center;
  }
`;
