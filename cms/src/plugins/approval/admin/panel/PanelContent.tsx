import { Flex, Typography } from '@strapi/design-system';
import { unstable_useDocumentLayout, useDocumentRBAC, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useId, useState } from 'react';

import { type Post, useActMutation } from '../approval-api';
import { HistoryDialog } from '../history/HistoryDialog';
import { type Failure, failureOf } from '../parts/failure';
import { fieldLabel } from '../parts/field-label';
import { Notice } from '../parts/Notice';
import { Quoted } from '../parts/Quoted';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { noteShown } from '../saves';
import { STEP_TEXT, TEXT } from '../texts';
import { Flags } from './Flags';
import { ProposalDialog } from './ProposalDialog';
import { PreviewLink } from './PreviewLink';
import { PublicState } from './PublicState';
import { RefusedSave } from './RefusedSave';
import { StateSummary } from './StateSummary';
import type { Step } from './step-dialog';
import { StepButtons } from './StepButtons';
import { StepDialog } from './StepDialog';
import { useOutOfDate } from './use-out-of-date';
import { useStanding } from './use-standing';

interface Props {
  post: Post;
  /** When the draft in the form was saved; null: the form shows what is published. */
  shownAt: string | null;
}

type Open = Step | 'proposal' | 'history' | null;

export function PanelContent({ post, shownAt }: Props) {
  const { standing, failed, polling, lookAgain } = useStanding(post);
  const [act, acting] = useActMutation();
  const [open, setOpen] = useState<Open>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unsaved = useForm('ApprovalPanel', ({ modified }) => modified);
  const maySave = useDocumentRBAC('ApprovalPanel', ({ canUpdate }) => canUpdate) === true;
  const { edit } = unstable_useDocumentLayout(post.uid);
  const { toggleNotification } = useNotification();
  const [blockedId, checksId] = [useId(), useId()];
  const outOfDate = useOutOfDate(post, { shownAt, savedAt: standing?.savedAt, unsaved });

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
  const show = (next: Open): void => {
    setFailure(null);
    setOpen(next);
  };
  const take = async ({ action }: Step, body: Record<string, unknown>): Promise<void> => {
    setFailure(null);
    try {
      await act({ ...post, action, body: { draftHash: standing.draftHash, ...body } }).unwrap();
      toggleNotification({ type: 'success', message: STEP_TEXT[action].done });
      setOpen(null);
    } catch (refused) {
      setFailure(failureOf(refused));
    }
    lookAgain();
  };

  const { state, may, proposal } = standing;
  const blocked = unsaved ? TEXT.saveFirst : shownAt === null ? TEXT.draftTabFirst : null;
  const cannotDecide = blocked !== null || outOfDate.is;
  const stepOf = (name: string): Step | null => may.find(({ action }) => action === name) ?? null;
  const savingBars = stepOf('propose') ? `${TEXT.savingBars} ${TEXT.proposeInstead}` : TEXT.savingBars;
  const warnsOfSaving =
    standing.savingBars && maySave && state !== 'withdrawn' && (state !== 'published' || unsaved);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <StateSummary standing={standing} />
      <PublicState standing={standing} polling={polling} labelOf={labelOf} onRetry={lookAgain} />
      <RefusedSave />
      <Flags standing={standing} checksId={checksId} labelOf={labelOf} />
      {proposal && (
        <Notice tone="primary" title={TEXT.proposalBy}>
          <Quoted by={proposal.by} at={proposal.at} words={proposal.comment} />
          <TouchButton fullWidth variant="secondary" marginTop={2} onClick={() => show('proposal')}>
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
        onStep={show}
      />
      {state !== 'withdrawn' && (
        <PreviewLink post={post} draftHash={standing.draftHash} blockedBy={cannotDecide ? blockedId : null} />
      )}
      <TouchButton fullWidth variant="tertiary" onClick={() => show('history')}>
        {TEXT.history}
      </TouchButton>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {TEXT.postId}: {standing.postId}
      </Typography>

      {open === 'history' && (
        <HistoryDialog
          post={post}
          standing={standing}
          mayRestore={maySave && state !== 'withdrawn' && !cannotDecide}
          labelOf={labelOf}
          onClose={() => show(null)}
        />
      )}
      {open === 'proposal' && proposal && (
        <ProposalDialog
          proposal={proposal}
          accept={stepOf('acceptProposal')}
          decline={stepOf('declineProposal')}
          busy={acting.isLoading}
          blocked={blocked}
          failure={failure}
          onCancel={() => show(null)}
          onStep={(step) => void take(step, {})}
        />
      )}
      {open !== null && typeof open === 'object' && (
        <StepDialog
          post={post}
          standing={standing}
          step={open}
          busy={acting.isLoading}
          failure={failure}
          labelOf={labelOf}
          onCancel={() => show(null)}
          onSubmit={(body) => void take(open, body)}
        />
      )}
    </Flex>
  );
}
