import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { useGetSelfQuery } from '../approval-api';
import { PreviewLink } from '../panel/PreviewLink';
import type { Step } from '../panel/step-dialog';
import { barAndOthers, isGrave, isNoteOnly } from '../panel/step-look';
import { CopyMessage } from '../parts/CopyMessage';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  standing: Standing;
  /** Of the text on the screen. */
  draftHash: string;
  blocked: boolean;
  onStep: (step: Step) => void;
  onHistory: () => void;
}

const WRITERS = ['contributor', 'editor', 'approver'];

/** All steps other than the decision itself. */
export function MoreSteps({ post, standing, draftHash, blocked, onStep, onHistory }: Props) {
  const { data: me } = useGetSelfQuery();
  const { others } = barAndOthers(standing);
  const withdrawn = standing.state === 'withdrawn';
  const writes = me?.capacities.some((capacity) => WRITERS.includes(capacity)) && !withdrawn;
  return (
    <Flex tag="section" aria-label={TEXT.moreAbout} direction="column" alignItems="stretch" gap={2}>
      {!withdrawn && <PreviewLink post={post} draftHash={draftHash} blockedBy={null} />}
      {standing.message !== null && <CopyMessage message={standing.message} />}
      <TouchButton fullWidth variant="tertiary" onClick={onHistory}>
        {TEXT.history}
      </TouchButton>
      {writes && (
        <>
          <FormLink
            tag={Link}
            to={`/content-manager/collection-types/${post.uid}/${post.documentId}`}
            variant="tertiary"
          >
            {TEXT.openForm}
          </FormLink>
          {standing.savingBars && standing.state !== 'published' && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {TEXT.savingBars}
            </Typography>
          )}
        </>
      )}
      {others.length > 0 && (
        <Others>
          <summary>{TEXT.otherSteps}</summary>
          <Flex direction="column" alignItems="stretch" gap={2} paddingTop={1}>
            {others.map((step) => (
              <TouchButton
                key={step.action}
                fullWidth
                variant={isGrave(step.action) ? 'danger-light' : 'tertiary'}
                disabled={blocked}
                onClick={() => onStep(step)}
              >
                {isNoteOnly(step.action, standing) ? TEXT.addNote : step.label}
              </TouchButton>
            ))}
          </Flex>
        </Others>
      )}
    </Flex>
  );
}

const FormLink = styled(LinkButton)`
  block-size: auto;
  min-block-size: 44px;
  justify-content: center;
`;

const Others = styled.details`
  summary {
    min-block-size: 44px;
    padding-block: 1.2rem;
    cursor: pointer;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
