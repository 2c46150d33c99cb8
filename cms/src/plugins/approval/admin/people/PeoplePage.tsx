import { Box, Tabs } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { compareVietnamese } from '@newsroom/shared';

import { useGetSelfQuery } from '../approval-api';
import { Card } from '../parts/Card';
import { FailureNotice } from '../parts/FailureNotice';
import { Notice } from '../parts/Notice';
import { PageFrame } from '../parts/PageFrame';
import { Part } from '../parts/Part';
import { TouchButton } from '../parts/TouchButton';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { DeactivateDialog } from './DeactivateDialog';
import { InviteDialog } from './InviteDialog';
import { useActivatePersonMutation, useGetPeopleQuery, useSendPasswordMailMutation } from './people-api';
import { PersonRow } from './PersonRow';
import { PlaceDialog } from './PlaceDialog';
import { SignIns } from './SignIns';
import type { ListedPerson, NamedUnit } from '../../../../domain/approval-api';

type Open = 'invite' | { edit: ListedPerson } | { deactivate: ListedPerson } | null;

/** The people of the newsroom, for those who administer it. */
export function PeoplePage() {
  const { data: me } = useGetSelfQuery();
  const administers = me?.capacities.includes('administrator') === true;
  const { data, isError, refetch } = useGetPeopleQuery(undefined, {
    skip: !administers,
    refetchOnMountOrArgChange: true,
  });
  const [activate] = useActivatePersonMutation();
  const [sendPasswordMail] = useSendPasswordMailMutation();
  const { send, failure, busy } = useRequest();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);

  if (me && !administers) return <Page.NoPermissions />;
  const { people = [], units = [], warning = null } = data ?? {};

  return (
    <PageFrame
      title={TEXT.people}
      subtitle={TEXT.peopleSubtitle}
      state={data ? 'ready' : isError ? 'failed' : 'loading'}
      onRetry={() => void refetch()}
      actions={data && <TouchButton onClick={() => setOpen('invite')}>{TEXT.invite}</TouchButton>}
    >
      {warning !== null && <Notice tone="warning" title={warning} />}
      <FailureNotice failure={failure} />
      <Tabs.Root variant="simple" defaultValue="list">
        <Tabs.List aria-label={TEXT.people}>
          <Tabs.Trigger value="list">{TEXT.peopleList}</Tabs.Trigger>
          <Tabs.Trigger value="signIns">{TEXT.signIns}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="list">
            <Part name={TEXT.peopleList} of={people}>
              <PeopleList
                people={people}
                units={units}
                me={me?.id}
                busy={busy}
                onOpen={setOpen}
                onActivate={({ id }) => void send(() => activate(id).unwrap(), TEXT.activated)}
                onPasswordMail={({ id }) =>
                  void send(() => sendPasswordMail(id).unwrap(), TEXT.passwordMailSent)
                }
              />
            </Part>
          </Tabs.Content>
          <Tabs.Content value="signIns">
            <Part name={TEXT.signIns}>
              <SignIns />
            </Part>
          </Tabs.Content>
        </Box>
      </Tabs.Root>
      {open === 'invite' && <InviteDialog units={units} onClose={close} />}
      {open !== null && typeof open === 'object' && 'edit' in open && (
        <PlaceDialog person={open.edit} units={units} onClose={close} />
      )}
      {open !== null && typeof open === 'object' && 'deactivate' in open && (
        <DeactivateDialog person={open.deactivate} people={people} onClose={close} />
      )}
    </PageFrame>
  );
}

interface ListProps {
  people: readonly ListedPerson[];
  units: readonly NamedUnit[];
  /** Id of the person who sees the list. */
  me: number | undefined;
  busy: boolean;
  onOpen: (open: Open) => void;
  onActivate: (person: ListedPerson) => void;
  onPasswordMail: (person: ListedPerson) => void;
}

function PeopleList({ people, units, me, busy, onOpen, onActivate, onPasswordMail }: ListProps) {
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  return (
    <Card>
      {inOrder(people).map((person) => (
        <PersonRow
          key={person.id}
          person={person}
          unit={person.unit && (unitNames.get(person.unit) ?? person.unit)}
          isMe={person.id === me}
          busy={busy}
          onEdit={() => onOpen({ edit: person })}
          onDeactivate={() => onOpen({ deactivate: person })}
          onActivate={() => onActivate(person)}
          onPasswordMail={() => onPasswordMail(person)}
        />
      ))}
    </Card>
  );
}

/** By name; ended accounts come last. */
const inOrder = (people: readonly ListedPerson[]): ListedPerson[] =>
  [...people].sort((a, b) => Number(b.active) - Number(a.active) || compareVietnamese(a.name, b.name));
