import { Box, Flex, Typography } from '@strapi/design-system';

import { formatInstant } from '@newsroom/shared';

import { Notice } from '../parts/Notice';
import { TouchButton } from '../parts/TouchButton';
import { TouchLink } from '../parts/TouchLink';
import { TEXT } from '../texts';
import { isFollowing } from './use-standing';
import type { Standing } from '../../../../domain/approval-api';

interface Props {
  standing: Standing;
  polling: boolean;
  labelOf: (path: readonly string[]) => string;
  onRetry: () => void;
}

/** What is public of the post, and whether the site has already been updated. */
export function PublicState({ standing, polling, labelOf, onRetry }: Props) {
  const { status, firstPublishedAt, releasedAt, reason, refusal, url } = standing;
  if (status === 'draft') return null;
  const firstPublished = firstPublishedAt && formatInstant(firstPublishedAt);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} width="100%">
      {refusal && (
        <Notice
          tone="danger"
          title={TEXT.refused}
          problems={refusal.map(({ field, reason }) => ({ path: pathOf(field), message: reason }))}
          labelOf={labelOf}
        />
      )}
      <Box aria-live="polite" width="100%">
        {publicLines(standing, polling).map((line) => (
          <Typography key={line} tag="p">
            {line}
          </Typography>
        ))}
      </Box>
      {isFollowing(standing) && !polling && (
        <TouchButton variant="tertiary" onClick={onRetry}>
          {TEXT.retry}
        </TouchButton>
      )}
      {status === 'live' && firstPublished && releasedAt && firstPublished !== formatInstant(releasedAt) && (
        <Typography tag="p" textColor="neutral600">
          {TEXT.firstPublished}: {firstPublished}
        </Typography>
      )}
      {status === 'withdrawn' && reason && (
        <Typography tag="p">
          {TEXT.reasonShown}: {reason}
        </Typography>
      )}
      {status === 'withdrawn' && (
        <Typography tag="p" textColor="neutral600">
          {TEXT.final}
        </Typography>
      )}
      {url && releasedAt && (
        <TouchLink href={url} isExternal aria-label={`${TEXT.view} (${TEXT.newTab})`}>
          {TEXT.view}
        </TouchLink>
      )}
    </Flex>
  );
}

/** The publisher names the fields of a row: those of the post stand in its payload. */
function pathOf(field: string): string[] {
  const path = field.split('.');
  return path[0] === 'payload' ? path.slice(1) : path;
}

function publicLines(standing: Standing, polling: boolean): string[] {
  const { status, releasedAt, withdrawnAt, refusal } = standing;
  switch (status) {
    case 'draft':
      return [];
    case 'live':
      if (refusal) return [];
      if (releasedAt) return [`${TEXT.live} ${formatInstant(releasedAt)}`];
      return [polling ? TEXT.releasing : TEXT.releaseLate];
    case 'withdrawn':
      return [
        ...(withdrawnAt ? [`${TEXT.withdrawn} ${formatInstant(withdrawnAt)}`] : []),
        ...(isFollowing(standing) ? [polling ? TEXT.withdrawing : TEXT.withdrawalLate] : []),
      ];
    default:
      return status satisfies never;
  }
}
