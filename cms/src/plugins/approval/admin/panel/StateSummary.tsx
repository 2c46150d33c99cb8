import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { formatInstant, GLOSSARY } from '@newsroom/shared';

import { TEXT } from '../texts';
import type { HistoryStep, Standing } from '../../../../domain/approval-api';

/** The state in words, and who made the last step. */
export function StateSummary({ standing }: { standing: Standing }) {
  const { state, history, scheduledAt } = standing;
  const last = history[0];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} width="100%">
      <State tag="p" variant="delta" fontWeight="bold">
        {GLOSSARY.state[state]}
      </State>
      {last && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {stepLine(last)}
        </Typography>
      )}
      {scheduledAt && (
        <Typography tag="p" fontWeight="bold">
          {TEXT.scheduledAt}: {formatInstant(scheduledAt)}
        </Typography>
      )}
    </Flex>
  );
}

/** "Gửi duyệt – Trần Thị B (thay Lê Văn C), 09:05, 06/07/2022". */
function stepLine({ action, by, actingFor, at }: HistoryStep): string {
  const person = actingFor === null ? by : `${by} (${TEXT.actingFor} ${actingFor})`;
  return `${action} – ${person}, ${formatInstant(at)}`;
}

const State = styled(Typography)`
  overflow-wrap: anywhere;
`;
