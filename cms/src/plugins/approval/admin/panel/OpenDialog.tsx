import { HistoryDialog } from '../history/HistoryDialog';
import { TEXT } from '../texts';
import { ProposalDialog } from './ProposalDialog';
import { StepDialog } from './StepDialog';
import type { Open, Steps } from './use-steps';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  standing: Standing;
  steps: Steps;
  mayRestore: boolean;
  /** Why nothing can be decided now; null: it can. */
  blocked: string | null;
  labelOf: (path: readonly string[]) => string;
}

/** Name of a dialog. */
export const nameOf = (open: Open): string => {
  if (open === 'history') return TEXT.history;
  return open === 'proposal' || open === null ? TEXT.proposal : open.label;
};

/** The dialog of a post that is open. */
export function OpenDialog({ post, standing, steps, mayRestore, blocked, labelOf }: Props) {
  const { open, show, take, busy, failure } = steps;
  const { proposal, may } = standing;
  const stepOf = (name: string) => may.find(({ action }) => action === name) ?? null;
  if (open === null) return null;
  if (open === 'history') {
    return (
      <HistoryDialog
        post={post}
        standing={standing}
        mayRestore={mayRestore}
        labelOf={labelOf}
        onClose={() => show(null)}
      />
    );
  }
  if (open === 'proposal') {
    return (
      proposal && (
        <ProposalDialog
          proposal={proposal}
          accept={stepOf('acceptProposal')}
          decline={stepOf('declineProposal')}
          busy={busy}
          blocked={blocked}
          failure={failure}
          onCancel={() => show(null)}
          onStep={(step) => void take(step, {})}
        />
      )
    );
  }
  return (
    <StepDialog
      post={post}
      standing={standing}
      step={open}
      busy={busy}
      failure={failure}
      labelOf={labelOf}
      onCancel={() => show(null)}
      onSubmit={(body) => void take(open, body)}
    />
  );
}
