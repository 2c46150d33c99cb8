import { Box, Typography } from '@strapi/design-system';
import { type ReactNode, useId } from 'react';
import { styled } from 'styled-components';

import type { Problem } from './failure';

type Tone = 'danger' | 'warning' | 'neutral' | 'primary';

interface Props {
  tone: Tone;
  title?: string;
  problems?: Problem[];
  /** A field's path as its label. */
  labelOf?: (path: readonly string[]) => string;
  /** Screen readers read it at once. */
  alert?: boolean;
  id?: string;
  children?: ReactNode;
}

/** A coloured box: a title if the content needs one, then one line for each wrong field. */
export function Notice({ tone, title, problems = [], labelOf, alert = false, id, children }: Props) {
  const titleId = useId();
  return (
    <Box
      id={id}
      role={alert ? 'alert' : undefined}
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={3}
      width="100%"
    >
      {title !== undefined && (
        <Title
          id={titleId}
          tag="p"
          fontWeight="bold"
          textColor={tone === 'danger' ? 'danger700' : 'neutral800'}
        >
          {title}
        </Title>
      )}
      {children}
      {problems.length > 0 && (
        <List aria-labelledby={titleId}>
          {problems.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>
              <Typography>
                {path.length > 0 && <strong>{labelOf?.(path) ?? path.join(', ')} – </strong>}
                {message}
              </Typography>
            </li>
          ))}
        </List>
      )}
    </Box>
  );
}

const Title = styled(Typography)`
  margin-block-end: 0.2rem;
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const List = styled.ul`
  list-style: disc;
  padding-inline-start: 1.6rem;
  margin-block-start: 0.2rem;
  overflow-wrap: anywhere;
`;
