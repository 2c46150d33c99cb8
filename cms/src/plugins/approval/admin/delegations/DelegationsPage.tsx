import { Badge, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { dayOf, formatDay, formatInstant } from '@newsroom/shared';

import { useGetSelfQuery } from '../approval-api';
import { Card } from '../parts/Card';
import { FormDialog } from '../parts/FormDialog';
import { PageFrame } from '../parts/PageFrame';
import { TouchButton } from '../parts/TouchButton';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { DelegateDialog } from './DelegateDialog';
import { useEndDelegationMutation, useGetDelegationsQuery } from './delegation-api';
import type { ListedDelegation } from '../../../../domain/approval-api';

/** Who approves in whose place, from which day to which. */
export function DelegationsPage() {
  const {
    data: desk,
    isError,
    refetch,
  } = useGetDelegationsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const { data: me } = useGetSelfQuery();
  const [end] = useEndDelegationMutation();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ListedDelegation | null>(null);
  const { send, failure, busy } = useRequest();
  const today = dayOf(new Date().toISOString());
  const administers = me?.capacities.includes('administrator') === true;

  return (
    <PageFrame
      title={TEXT.delegations}
      subtitle={TEXT.delegationsSubtitle}
      state={desk ? 'ready' : isError ? 'failed' : 'loading'}
      onRetry={() => void refetch()}
      actions={
        desk &&
        desk.lendable.length > 0 && (
          <TouchButton onClick={() => setCreating(true)}>{TEXT.delegate}</TouchButton>
        )
      }
    >
      {desk?.delegations.length === 0 && (
        <div>
          <Typography tag="p" fontWeight="bold">
            {TEXT.noDelegations}
          </Typography>
          <Typography tag="p" textColor="neutral600">
            {TEXT.noDelegationsExplain}
          </Typography>
        </div>
      )}
      {desk && desk.delegations.length > 0 && (
        <List
          delegations={desk.delegations}
          today={today}
          mayEnd={({ mine }) => mine || administers}
          onEnd={setEnding}
        />
      )}
      {creating && desk && <DelegateDialog desk={desk} today={today} onClose={() => setCreating(false)} />}
      {ending && (
        <FormDialog
          danger
          title={`${ending.from} → ${ending.to}`}
          explain={TEXT.endConfirm}
          action={TEXT.endDelegation}
          busy={busy}
          failure={failure}
          onCancel={() => setEnding(null)}
          onSubmit={() =>
            void send(() => end(ending.id).unwrap(), TEXT.delegationEnded).then((done) => {
              if (done) setEnding(null);
            })
          }
        />
      )}
    </PageFrame>
  );
}

interface ListProps {
  delegations: readonly ListedDelegation[];
  today: string;
  mayEnd: (delegation: ListedDelegation) => boolean;
  onEnd: (delegation: ListedDelegation) => void;
}

function List({ delegations, today, mayEnd, onEnd }: ListProps) {
  return (
    <Card>
      {delegations.map((delegation) => {
        const { id, from, to, role, validFrom, validTo } = delegation;
        const { open, label } = standingOf(delegation, today);
        return (
          <li key={id}>
            <Flex gap={3} wrap="wrap" justifyContent="space-between">
              <div>
                <Typography tag="p" fontWeight="bold">
                  {from} → {to}
                </Typography>
                <Typography tag="p">
                  {role}, {formatDay(validFrom)} – {formatDay(validTo)}
                </Typography>
                <Badge active={open}>{label}</Badge>
              </div>
              {open && mayEnd(delegation) && (
                <TouchButton variant="danger-light" onClick={() => onEnd(delegation)}>
                  {TEXT.endDelegation}
                </TouchButton>
              )}
            </Flex>
          </li>
        );
      })}
    </Card>
  );
}

/** `open`: it is valid now or will be, so it can still be ended. */
function standingOf(
  { validFrom, validTo, endedAt }: ListedDelegation,
  today: string,
): { open: boolean; label: string } {
  if (endedAt !== null) return { open: false, label: `${TEXT.endedAt} ${formatInstant(endedAt)}` };
  if (validTo < today) return { open: false, label: TEXT.over };
  return { open: true, label: validFrom > today ? TEXT.coming : TEXT.running };
}
