import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { type Place, usePlacePersonMutation } from './people-api';
import { PlaceFields } from './PlaceFields';
import type { ListedPerson, NamedUnit } from '../../../../domain/approval-api';

interface Props {
  person: ListedPerson;
  units: readonly NamedUnit[];
  onClose: () => void;
}

/** Changes a person's roles and unit. */
export function PlaceDialog({ person, units, onClose }: Props) {
  const [save] = usePlacePersonMutation();
  const { send, failure, busy } = useRequest();
  const [place, setPlace] = useState<Place>({ capacities: person.capacities, unit: person.unit });

  const submit = async (): Promise<void> => {
    if (await send(() => save({ id: person.id, ...place }).unwrap(), TEXT.saved)) onClose();
  };

  return (
    <FormDialog
      title={person.name}
      action={TEXT.save}
      busy={busy}
      disabled={place.capacities.length === 0}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <PlaceFields place={place} units={units} onChange={setPlace} />
    </FormDialog>
  );
}
