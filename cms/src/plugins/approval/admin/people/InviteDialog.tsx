import { useState } from 'react';

import { LIMITS } from '@newsroom/shared';

import { INSIDE_LIMITS } from '../../../../domain/fields';
import { FormDialog } from '../parts/FormDialog';
import { TextLine } from '../parts/TextLine';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { type Place, useInvitePersonMutation } from './people-api';
import { PlaceFields } from './PlaceFields';
import type { NamedUnit } from '../../../../domain/approval-api';

interface Props {
  units: readonly NamedUnit[];
  onClose: () => void;
}

export function InviteDialog({ units, onClose }: Props) {
  const [invite] = useInvitePersonMutation();
  const { send, failure, busy } = useRequest();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [place, setPlace] = useState<Place>({ capacities: ['contributor'], unit: null });

  const submit = async (): Promise<void> => {
    if (await send(() => invite({ email, firstname: name, ...place }).unwrap(), TEXT.invited)) onClose();
  };

  return (
    <FormDialog
      title={TEXT.invite}
      explain={TEXT.inviteExplain}
      action={TEXT.invite}
      busy={busy}
      disabled={email === '' || name.trim() === '' || place.capacities.length === 0}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <TextLine
        name="email"
        type="email"
        required
        label={TEXT.email}
        value={email}
        maxLength={LIMITS.person.email}
        onChange={setEmail}
      />
      <TextLine
        name="name"
        required
        label={TEXT.fullName}
        value={name}
        maxLength={INSIDE_LIMITS.accountName}
        onChange={setName}
      />
      <PlaceFields place={place} units={units} onChange={setPlace} />
    </FormDialog>
  );
}
