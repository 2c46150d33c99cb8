import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import { useGetRevisionQuery, useRestoreMutation } from '../approval-api';
import { FormDialog } from '../parts/FormDialog';
import { Select } from '../parts/Select';
import { TouchButton } from '../parts/TouchButton';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { changesBetween } from './changes-between';
import { Differences } from './Differences';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';
import type { Snapshot } from '../../../../domain/posts/snapshot';

interface Props {
  post: PostKey;
  standing: Standing;
  mayRestore: boolean;
  labelOf: (path: readonly string[]) => string;
  onRestored: () => void;
}

/** Number of the draft; the numbers of revisions start at 1. */
const DRAFT = 0;

/** Two versions of a post side by side, with a button to restore the earlier one. */
export function CompareRevisions({ post, standing, mayRestore, labelOf, onRestored }: Props) {
  const { revisions, draft } = standing;
  const [older, setOlder] = useState(revisions[0]?.number ?? DRAFT);
  const [newer, setNewer] = useState(DRAFT);
  const [asking, setAsking] = useState(false);
  const [restore] = useRestoreMutation();
  const { send, failure, busy } = useRequest();
  const from = useText(post, draft, older);
  const to = useText(post, draft, newer);

  if (revisions.length === 0) return <Typography tag="p">{TEXT.noRevisions}</Typography>;

  const takeBack = async (): Promise<void> => {
    if (await send(() => restore({ ...post, number: older }).unwrap(), TEXT.restored)) onRestored();
  };
  const options = [
    { value: DRAFT, label: TEXT.currentDraft },
    ...revisions.map(({ number, cause, at, by }) => ({
      value: number,
      label: `${TEXT.revision} ${number} – ${TEXT.revisionCause[cause]} ${formatInstant(at)}, ${by}`,
    })),
  ];
  const changes = from && to ? changesBetween(from, to, labelOf) : null;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Pair>
        <Select name="older" label={TEXT.older} value={older} options={options} onChange={setOlder} />
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
      {mayRestore && older !== DRAFT && (
        <Flex>
          <TouchButton variant="secondary" onClick={() => setAsking(true)}>
            {`${TEXT.restore}: ${TEXT.revision} ${older}`}
          </TouchButton>
        </Flex>
      )}
      {asking && (
        <FormDialog
          title={`${TEXT.restore}: ${TEXT.revision} ${older}`}
          explain={`${TEXT.restoreConfirm} ${TEXT.restoreSaves}`}
          action={TEXT.restore}
          busy={busy}
          failure={failure}
          onCancel={() => setAsking(false)}
          onSubmit={() => void takeBack()}
        />
      )}
    </Flex>
  );
}

function useText(post: PostKey, draft: Snapshot, number: number): Snapshot | undefined {
  const { currentData } = useGetRevisionQuery({ ...post, number }, { skip: number === DRAFT });
  return number === DRAFT ? draft : currentData?.snapshot;
}

const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 1.2rem;
`;
