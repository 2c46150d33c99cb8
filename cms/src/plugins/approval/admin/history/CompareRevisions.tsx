import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import {
  type Post,
  type Snapshot,
  type Standing,
  useGetRevisionQuery,
  useRestoreMutation,
} from '../approval-api';
import { type Failure, failureOf } from '../parts/failure';
import { FailureNotice } from '../parts/FailureNotice';
import { Notice } from '../parts/Notice';
import { Select } from '../parts/Select';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { Differences } from './Differences';
import { textsOf } from './snapshot-texts';

interface Props {
  post: Post;
  standing: Standing;
  mayRestore: boolean;
  labelOf: (path: readonly string[]) => string;
  onRestored: () => void;
}

/** Stands for the draft among the numbers of revisions, which begin with 1. */
const DRAFT = 0;

/** Two texts of a post side by side, and the way back to the earlier one. */
export function CompareRevisions({ post, standing, mayRestore, labelOf, onRestored }: Props) {
  const { revisions, draft } = standing;
  const [older, setOlder] = useState(revisions[0]?.number ?? DRAFT);
  const [newer, setNewer] = useState(DRAFT);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [restore, restoring] = useRestoreMutation();
  const { toggleNotification } = useNotification();
  const from = useText(post, draft, older);
  const to = useText(post, draft, newer);

  if (revisions.length === 0) return <Typography tag="p">{TEXT.noRevisions}</Typography>;

  const takeBack = async (): Promise<void> => {
    setFailure(null);
    try {
      await restore({ ...post, number: older }).unwrap();
      toggleNotification({ type: 'success', message: TEXT.restored });
      onRestored();
    } catch (refused) {
      setFailure(failureOf(refused));
    }
  };
  const options = [
    { value: DRAFT, label: TEXT.currentDraft },
    ...revisions.map(({ number, cause, at, by }) => ({
      value: number,
      label: `${TEXT.revision} ${number} – ${TEXT.revisionCause[cause]} ${formatInstant(at)}, ${by}`,
    })),
  ];
  const chooseOlder = (number: number): void => {
    setAsking(false);
    setOlder(number);
  };
  const changes = from && to ? changesBetween(from, to, labelOf) : null;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Pair>
        <Select name="older" label={TEXT.older} value={older} options={options} onChange={chooseOlder} />
        <Select name="newer" label={TEXT.newer} value={newer} options={options} onChange={setNewer} />
      </Pair>
      {changes === null && <Typography tag="p">{TEXT.loading}</Typography>}
      {changes?.length === 0 && <Typography tag="p">{TEXT.same}</Typography>}
      {changes && changes.length > 0 && (
        <>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {TEXT.differences}
          </Typography>
          <Differences changes={changes} />
        </>
      )}
      {mayRestore && older !== DRAFT && !asking && (
        <Flex>
          <TouchButton variant="secondary" onClick={() => setAsking(true)}>
            {TEXT.restore}
          </TouchButton>
        </Flex>
      )}
      {asking && (
        <Notice alert tone="warning" title={TEXT.restoreConfirm}>
          <Typography tag="p">{TEXT.restoreSaves}</Typography>
          <Flex gap={2} wrap="wrap" paddingTop={3}>
            <TouchButton variant="tertiary" onClick={() => setAsking(false)}>
              {TEXT.cancel}
            </TouchButton>
            <TouchButton loading={restoring.isLoading} onClick={() => void takeBack()}>
              {`${TEXT.restore}: ${TEXT.revision} ${older}`}
            </TouchButton>
          </Flex>
        </Notice>
      )}
      <FailureNotice failure={failure} />
    </Flex>
  );
}

function useText(post: Post, draft: Snapshot, number: number): Snapshot | undefined {
  const { currentData } = useGetRevisionQuery({ ...post, number }, { skip: number === DRAFT });
  return number === DRAFT ? draft : currentData?.snapshot;
}

function changesBetween(from: Snapshot, to: Snapshot, labelOf: Props['labelOf']) {
  const [before, after] = [textsOf(from), textsOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({
      field: path,
      label: labelOf(path.split('.')),
      from: before.get(path) ?? '',
      to: after.get(path) ?? '',
    }))
    .filter(({ from: old, to: now }) => old !== now);
}

const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 1.2rem;
`;
