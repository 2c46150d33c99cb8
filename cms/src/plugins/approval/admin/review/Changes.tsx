import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import { changesBetween } from '../history/changes-between';
import { Differences } from '../history/Differences';
import { TEXT } from '../texts';
import type { Review } from '../../../../domain/approval-api';

interface Props {
  review: Review;
  /** Readers already see this text, so only differences are shown. */
  published: boolean;
  labelOf: (path: readonly string[]) => string;
}

/** The differences from the text that this person saw before, or from the public one. */
export function Changes({ review: { compared, draft }, published, labelOf }: Props) {
  if (!compared) return null;
  const changes = changesBetween(compared.snapshot, draft, labelOf);
  const seen = compared.with === 'seen';
  const at = formatInstant(compared.at);
  if (changes.length === 0) {
    if (published) return null;
    return (
      <Typography tag="p" textColor="neutral700">
        {seen ? TEXT.unchangedSinceSeen : TEXT.unchangedSinceLive} {at}.
      </Typography>
    );
  }
  return (
    <Box open>
      <summary>
        {seen ? TEXT.changedSinceSeen : TEXT.changedSinceLive} {at}
      </summary>
      <Typography tag="p" variant="pi" textColor="neutral600" marginBottom={3}>
        {TEXT.differences}
      </Typography>
      <Differences changes={changes} />
    </Box>
  );
}

const Box = styled.details`
  padding: 0.4rem 1.6rem 1.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:not([open]) {
    padding-block-end: 0.4rem;
  }

  summary {
    min-block-size: 44px;
    padding-block: 1.1rem;
    font-size: 1.4rem;
    font-weight: 600;
    line-height: 1.5;
    color: ${({ theme }) => theme.colors.neutral800};
    cursor: pointer;
  }
`;
