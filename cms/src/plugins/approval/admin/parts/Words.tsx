import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

/** What a person wrote, with their line breaks. */
export const Words = styled(Typography)`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;
