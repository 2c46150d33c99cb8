import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { isBaseQueryError, unstable_useDocumentLayout, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useId, useState } from 'react';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import {
  type Approval,
  type Problem,
  problemsOf,
  type ReasonKind,
  useApprovePostMutation,
  useGetApprovalQuery,
  useWithdrawPostMutation,
} from './approval-api';
import type { Panel } from './content-manager';
import { fieldLabel } from './field-label';
import { TEXT } from './texts';
import { WithdrawDialog } from './WithdrawDialog';

const POST_KINDS = ['api::article.article', 'api::profile.profile', 'api::policy.policy'];

/** How often and how long to ask whether the public site has followed. */
const POLL_MS = 1_000;
const PATIENCE_MS = 15_000;

/** Beside the form of a saved post: its state, and the buttons that this person may press. */
export const ApprovalPanel: Panel = ({ model, documentId, document }) => {
  if (!POST_KINDS.includes(model) || !documentId || !document) return null;
  return {
    title: TEXT.panel,
    content: (
      <Content
        key={documentId}
        uid={model}
        documentId={documentId}
        changed={document.status === 'modified'}
      />
    ),
  };
};

interface ContentProps {
  uid: string;
  documentId: string;
  /** The draft differs from what is live. */
  changed: boolean;
}

function Content({ uid, documentId, changed }: ContentProps) {
  const post = { uid, documentId };
  const [polling, setPolling] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const {
    data: approval,
    error,
    refetch,
  } = useGetApprovalQuery(post, {
    pollingInterval: polling ? POLL_MS : 0,
    refetchOnMountOrArgChange: true,
  });
  const [approve, approving] = useApprovePostMutation();
  const [withdraw, withdrawing] = useWithdrawPostMutation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [dialogOpen, setDialogOpen] = useState(false);
  const unsaved = useForm('ApprovalPanel', ({ modified }) => modified);
  const { toggleNotification } = useNotification();

  const following = approval ? isFollowing(approval) : false;
  useEffect(() => {
    setPolling(following);
    if (!following) return;
    const patience = setTimeout(() => setPolling(false), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, [following, attempt]);
  const lookAgain = (): void => {
    setAttempt((count) => count + 1);
    void refetch();
  };

  if (!approval) {
    return error ? (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>{TEXT.loadFailed}</Typography>
        <TouchButton variant="tertiary" onClick={lookAgain}>
          {TEXT.retry}
        </TouchButton>
      </Flex>
    ) : null;
  }

  const run = async (action: Promise<unknown>, done: string, failed: string): Promise<void> => {
    setFailure(null);
    try {
      await action;
      toggleNotification({ type: 'success', message: done });
      setAttempt((count) => count + 1);
    } catch (refusal) {
      setFailure({ title: failed, ...explain(refusal) });
    }
  };
  const onWithdraw = async (reasonKind: ReasonKind, reason: string): Promise<void> => {
    await run(withdraw({ ...post, reasonKind, reason }).unwrap(), TEXT.withdrawDone, TEXT.notWithdrawn);
    setDialogOpen(false);
  };

  const nothingNew = approval.status === 'live' && !changed && !unsaved && !approval.refusal;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <State approval={approval} polling={polling} onRetry={lookAgain} />
      {approval.refusal && (
        <Problems
          uid={uid}
          title={TEXT.refused}
          problems={approval.refusal.map(({ field, reason }) => ({
            path: field.split('.'),
            message: reason,
          }))}
        />
      )}
      {approval.status === 'live' && changed && (
        <Typography textColor="neutral700">{TEXT.changed}</Typography>
      )}
      {failure && (
        <Problems uid={uid} title={failure.title} message={failure.message} problems={failure.problems} />
      )}
      {approval.may.approve && approval.status !== 'withdrawn' && !nothingNew && (
        <>
          {unsaved && (
            <Typography id={`${documentId}-save-first`} textColor="neutral700">
              {TEXT.saveFirst}
            </Typography>
          )}
          <TouchButton
            fullWidth
            disabled={unsaved || approving.isLoading}
            loading={approving.isLoading}
            aria-describedby={unsaved ? `${documentId}-save-first` : undefined}
            onClick={() => void run(approve(post).unwrap(), TEXT.approved, TEXT.notApproved)}
          >
            {TEXT.approve}
          </TouchButton>
        </>
      )}
      {approval.may.withdraw && approval.status === 'live' && (
        <TouchButton
          fullWidth
          variant="danger-light"
          disabled={withdrawing.isLoading}
          onClick={() => setDialogOpen(true)}
        >
          {TEXT.withdraw}
        </TouchButton>
      )}
      <WithdrawDialog
        open={dialogOpen}
        busy={withdrawing.isLoading}
        onCancel={() => setDialogOpen(false)}
        onWithdraw={onWithdraw}
      />
    </Flex>
  );
}

/** The public site has yet to follow what was decided. */
function isFollowing({ status, releasedAt, refusal }: Approval): boolean {
  return status !== 'draft' && releasedAt === null && refusal === null;
}

interface StateProps {
  approval: Approval;
  polling: boolean;
  onRetry: () => void;
}

function State({ approval, polling, onRetry }: StateProps) {
  const { status, firstPublishedAt, releasedAt, withdrawnAt, reason, postId, url } = approval;
  const following = isFollowing(approval);
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} width="100%">
      <Box aria-live="polite" width="100%">
        <Typography tag="p" fontWeight="semiBold">
          {stateLine(approval, polling)}
        </Typography>
        {following && status === 'withdrawn' && (
          <Typography tag="p" textColor="neutral700">
            {polling ? TEXT.withdrawing : TEXT.withdrawalLate}
          </Typography>
        )}
      </Box>
      {following && !polling && (
        <TouchButton variant="tertiary" onClick={onRetry}>
          {TEXT.retry}
        </TouchButton>
      )}
      {status === 'live' &&
        firstPublishedAt &&
        releasedAt &&
        formatInstant(firstPublishedAt) !== formatInstant(releasedAt) && (
          <Typography tag="p" textColor="neutral700">
            {TEXT.firstPublished}: {formatInstant(firstPublishedAt)}
          </Typography>
        )}
      {status === 'withdrawn' && withdrawnAt && reason && (
        <Typography tag="p" textColor="neutral700">
          {TEXT.reasonShown}: {reason}
        </Typography>
      )}
      {status === 'withdrawn' && (
        <Typography tag="p" textColor="neutral700">
          {TEXT.final}
        </Typography>
      )}
      {url && releasedAt && (
        <Link href={url} isExternal aria-label={`${TEXT.view} (${TEXT.newTab})`}>
          {TEXT.view}
        </Link>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {TEXT.postId}: {postId}
      </Typography>
    </Flex>
  );
}

function stateLine({ status, releasedAt, withdrawnAt, refusal }: Approval, polling: boolean): string {
  switch (status) {
    case 'draft':
      return TEXT.draft;
    case 'live':
      if (refusal) return TEXT.refused;
      if (releasedAt) return `${TEXT.live} ${formatInstant(releasedAt)}`;
      return polling ? TEXT.releasing : TEXT.releaseLate;
    case 'withdrawn':
      return withdrawnAt ? `${TEXT.withdrawn} ${formatInstant(withdrawnAt)}` : TEXT.withdrawing;
    default:
      return status satisfies never;
  }
}

interface Failure {
  title: string;
  message: string | undefined;
  problems: Problem[];
}

function explain(refusal: unknown): Pick<Failure, 'message' | 'problems'> {
  const problems = problemsOf(refusal);
  if (problems.length > 0) return { message: undefined, problems };
  const known = typeof refusal === 'object' && refusal !== null && isBaseQueryError(refusal);
  return { message: (known ? refusal.message : undefined) ?? TEXT.unknownError, problems };
}

interface ProblemsProps {
  uid: string;
  title: string;
  message?: string | undefined;
  problems: Problem[];
}

/** One line per field: its label, then what is wrong with it. */
function Problems({ uid, title, message, problems }: ProblemsProps) {
  const { edit } = unstable_useDocumentLayout(uid);
  const titleId = useId();
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3} width="100%">
      <Typography id={titleId} tag="p" fontWeight="semiBold" textColor="danger700">
        {title}
      </Typography>
      {message && <Typography tag="p">{message}</Typography>}
      {problems.length > 0 && (
        <List aria-labelledby={titleId}>
          {problems.map(({ path, message: reason }) => (
            <li key={`${path.join('.')} ${reason}`}>
              <Typography>
                {path.length > 0 && <strong>{fieldLabel(path, edit)} – </strong>}
                {reason}
              </Typography>
            </li>
          ))}
        </List>
      )}
    </Box>
  );
}

const TouchButton = styled(Button)`
  min-height: 44px;
`;

const List = styled.ul`
  list-style: disc;
  padding-inline-start: 1.6rem;
  overflow-wrap: anywhere;
`;
