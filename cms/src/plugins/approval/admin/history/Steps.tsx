import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import type { HistoryStep } from '../../../../domain/approval-api';

/** Every step of a post, newest first. */
export function Steps({ history }: { history: readonly HistoryStep[] }) {
  return (
    <List>
      {history.map(({ at, by, actingFor, action, to, comment }) => (
        <li key={`${at} ${action}`}>
          <Flex gap={2} wrap="wrap" alignItems="baseline">
            <Typography fontWeight="bold">{action}</Typography>
            <Typography variant="pi" textColor="neutral600">
              → {to}
            </Typography>
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {actingFor === null ? by : `${by} (${TEXT.actingFor} ${actingFor})`}, {formatInstant(at)}
          </Typography>
          {comment !== null && <Words tag="p">{comment}</Words>}
        </li>
      ))}
    </List>
  );
}

const List = styled.ol`
  li {
    padding-block: 1.2rem;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  li:last-child {
    border-block-end: 0;
  }
`;
