import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Text that a person wrote, with its line breaks. */
export const Words = styled(Typography)`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;
