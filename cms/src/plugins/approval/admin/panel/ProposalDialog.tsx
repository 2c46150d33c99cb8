import { Typography } from '@strapi/design-system';

import { formatInstant } from '@newsroom/shared';

import { Differences } from '../history/Differences';
import type { Failure } from '../parts/failure';
import { FormDialog } from '../parts/FormDialog';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { Step } from './step-dialog';
import type { Proposal } from '../../../../domain/approval-api';

interface Props {
  proposal: Proposal;
  accept: Step | null;
  decline: Step | null;
  busy: boolean;
  /** Why the proposal can neither be accepted nor declined now. */
  blocked: string | null;
  failure: Failure | null;
  onCancel: () => void;
  onStep: (step: Step) => void;
}

/** The changes that an approver proposes, word by word; the writer accepts or declines them. */
export function ProposalDialog({
  proposal,
  accept,
  decline,
  busy,
  blocked,
  failure,
  onCancel,
  onStep,
}: Props) {
  return (
    <FormDialog
      title={TEXT.proposalTitle}
      explain={`${proposal.by}, ${formatInstant(proposal.at)}. ${TEXT.differences}`}
      action={accept?.label ?? null}
      busy={busy}
      disabled={blocked !== null}
      failure={failure}
      more={
        decline && (
          <TouchButton
            variant="secondary"
            disabled={busy || blocked !== null}
            onClick={() => onStep(decline)}
          >
            {decline.label}
          </TouchButton>
        )
      }
      onCancel={onCancel}
      onSubmit={() => accept && onStep(accept)}
    >
      {proposal.comment !== '' && (
        <Typography tag="p">
          <strong>{TEXT.proposalComment}:</strong> {proposal.comment}
        </Typography>
      )}
      <Differences changes={proposal.changes} />
      {blocked !== null && accept && <Typography tag="p">{blocked}</Typography>}
    </FormDialog>
  );
}
