import { Flex, Typography } from '@strapi/design-system';
import { unstable_useDocumentLayout, useDocumentRBAC, useForm } from '@strapi/strapi/admin';
import { useEffect, useId } from 'react';

import { CopyMessage } from '../parts/CopyMessage';
import { fieldLabel } from '../parts/field-label';
import { Notice } from '../parts/Notice';
import { Part } from '../parts/Part';
import { Quoted } from '../parts/Quoted';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { noteShown } from '../kept/saves';
import { TEXT } from '../texts';
import { Flags } from './Flags';
import { nameOf, OpenDialog } from './OpenDialog';
import { PreviewLink } from './PreviewLink';
import { PublicState } from './PublicState';
import { RefusedSave } from './RefusedSave';
import { StateSummary } from './StateSummary';
import type { Step } from './step-dialog';
import { StepButtons } from './StepButtons';
import { useOutOfDate } from './use-out-of-date';
import { useStanding } from './use-standing';
import { useSteps } from './use-steps';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  /** When the draft in the form was saved; null: the form shows what is published. */
  shownAt: string | null;
}

export function PanelContent({ post, shownAt }: Props) {
  const { standing, failed, polling, lookAgain } = useStanding(post);
  const unsaved = useForm('ApprovalPanel', ({ modified }) => modified);
  const maySave = useDocumentRBAC('ApprovalPanel', ({ canUpdate }) => canUpdate) === true;
  const { edit } = unstable_useDocumentLayout(post.uid);
  const steps = useSteps(post, standing?.draftHash, lookAgain);
  const [blockedId, checksId] = [useId(), useId()];
  const savedAt = standing?.savedAt;
  const otherSave = shownAt !== null && savedAt !== undefined && Date.parse(shownAt) !== Date.parse(savedAt);
  const outOfDate = useOutOfDate(post, otherSave, unsaved);

  useEffect(() => {
    if (shownAt !== null) noteShown(post.documentId, shownAt);
  }, [post.documentId, shownAt]);

  if (!standing) {
    return failed ? (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography tag="p">{TEXT.standingFailed}</Typography>
        <TouchButton variant="tertiary" onClick={lookAgain}>
          {TEXT.retry}
        </TouchButton>
      </Flex>
    ) : null;
  }

  const labelOf = (path: readonly string[]): string => fieldLabel(path, edit);

  const { state, may, proposal } = standing;
  const blocked = unsaved ? TEXT.saveFirst : shownAt === null ? TEXT.draftTabFirst : null;
  const cannotDecide = blocked !== null || outOfDate.is;
  const stepOf = (name: string): Step | null => may.find(({ action }) => action === name) ?? null;
  const savingBars = stepOf('propose') ? `${TEXT.savingBars} ${TEXT.proposeInstead}` : TEXT.savingBars;
  const warnsOfSaving =
    standing.savingBars && maySave && state !== 'withdrawn' && (state !== 'published' || unsaved);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Part name={TEXT.standing} of={standing}>
        <StateSummary standing={standing} />
      </Part>
      <Part name={TEXT.publicState} of={standing}>
        <PublicState standing={standing} polling={polling} labelOf={labelOf} onRetry={lookAgain} />
      </Part>
      <RefusedSave />
      <Part name={TEXT.attention} of={standing}>
        <Flags standing={standing} checksId={checksId} labelOf={labelOf} />
      </Part>
      {proposal && (
        <Notice tone="primary" title={TEXT.proposalBy}>
          <Quoted by={proposal.by} at={proposal.at} words={proposal.comment} />
          <TouchButton fullWidth variant="secondary" marginTop={2} onClick={() => steps.show('proposal')}>
            {TEXT.proposal}
          </TouchButton>
        </Notice>
      )}
      {standing.barred !== null && (
        <Notice tone="neutral">
          <Words tag="p">{standing.barred}</Words>
        </Notice>
      )}
      {warnsOfSaving && (
        <Notice tone={unsaved ? 'warning' : 'neutral'}>
          <Words tag="p">{savingBars}</Words>
        </Notice>
      )}
      {outOfDate.told && (
        <Notice alert tone="warning" title={TEXT.outOfDate}>
          <Typography tag="p">{TEXT.outOfDateExplain}</Typography>
          <TouchButton fullWidth variant="secondary" marginTop={2} onClick={outOfDate.reload}>
            {TEXT.reload}
          </TouchButton>
        </Notice>
      )}
      {blocked !== null && may.length > 0 && (
        <Typography id={blockedId} tag="p" textColor="neutral700">
          {blocked}
        </Typography>
      )}
      <StepButtons
        standing={standing}
        wrongBy={standing.checks.length > 0 ? checksId : null}
        blockedBy={cannotDecide ? blockedId : null}
        onStep={steps.show}
      />
      {state !== 'withdrawn' && (
        <PreviewLink post={post} draftHash={standing.draftHash} blockedBy={cannotDecide ? blockedId : null} />
      )}
      {standing.message !== null && (
        <CopyMessage message={standing.message} explained={steps.made === 'submit'} />
      )}
      <TouchButton fullWidth variant="tertiary" onClick={() => steps.show('history')}>
        {TEXT.history}
      </TouchButton>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {TEXT.postId}: {standing.postId}
      </Typography>

      <Part name={nameOf(steps.open)} of={steps.open}>
        <OpenDialog
          post={post}
          standing={standing}
          steps={steps}
          mayRestore={maySave && state !== 'withdrawn' && !cannotDecide}
          blocked={blocked}
          labelOf={labelOf}
        />
      </Part>
    </Flex>
  );
}
