import { Flex, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { useGetSelfQuery, useGetToDoQuery } from '../approval-api';
import { useGetDelegationsQuery } from '../delegations/delegation-api';
import { Notice } from '../parts/Notice';
import { PageFrame } from '../parts/PageFrame';
import { TEXT } from '../texts';
import { AllDone } from './AllDone';
import { Items } from './Items';
import { WRITERS } from '../../../../domain/people/actor';

/** What waits for this person; the first page that they see. */
export function ToDoPage() {
  const { data: toDo, isError, refetch } = useGetToDoQuery(undefined, { refetchOnMountOrArgChange: true });
  const { data: me } = useGetSelfQuery();
  const { data: desk } = useGetDelegationsQuery();
  const delegates = desk !== undefined && desk.lendable.length + desk.delegations.length > 0;
  const decides = me?.capacities.some((capacity) =>
    ['leader', 'approver', 'spokesperson'].includes(capacity),
  );
  const writes = me?.capacities.some((capacity) => WRITERS.some((writer) => writer === capacity)) ?? false;
  const count = toDo
    ? toDo.returned.length + toDo.waiting.length + toDo.scheduled.length + toDo.flagged.length
    : 0;

  return (
    <PageFrame
      title={TEXT.toDo}
      subtitle={TEXT.toDoSubtitle}
      state={toDo ? 'ready' : isError ? 'failed' : 'loading'}
      onRetry={() => void refetch()}
      actions={
        <Flex gap={2} wrap="wrap">
          {delegates && (
            <LinkButton tag={Link} to="../plugins/approval/delegations" variant="secondary" size="L">
              {TEXT.delegations}
            </LinkButton>
          )}
          {writes && count > 0 && (
            <LinkButton tag={Link} to="../plugins/approval/new" startIcon={<Pencil />} size="L">
              {TEXT.newPost}
            </LinkButton>
          )}
        </Flex>
      }
    >
      {toDo && (
        <>
          {toDo.warning !== null && <Notice tone="warning" title={toDo.warning} />}
          {count === 0 ? (
            <AllDone writes={writes} />
          ) : (
            <Flex direction="column" alignItems="stretch" gap={7}>
              {decides && (
                <Items title={TEXT.waiting} empty={TEXT.waitingEmpty} items={toDo.waiting} to="review" />
              )}
              <Items title={TEXT.returned} empty={TEXT.returnedEmpty} items={toDo.returned} to="form" />
              {toDo.flagged.length > 0 && (
                <Items title={TEXT.flaggedPosts} empty="" items={toDo.flagged} to="review" />
              )}
              <Items
                title={TEXT.scheduled}
                empty={TEXT.scheduledEmpty}
                items={toDo.scheduled}
                to={decides ? 'review' : 'form'}
              />
            </Flex>
          )}
        </>
      )}
    </PageFrame>
  );
}
