import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { Select } from '../parts/Select';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { useDeactivatePersonMutation } from './people-api';
import type { ListedPerson } from '../../../../domain/approval-api';

interface Props {
  person: ListedPerson;
  people: readonly ListedPerson[];
  onClose: () => void;
}

/** Stands for nobody, because a select cannot have null as a value and no person has this id. */
const NOBODY = 0;

/** Ends an account; its unpublished posts are given to another person. */
export function DeactivateDialog({ person, people, onClose }: Props) {
  const [deactivate] = useDeactivatePersonMutation();
  const { send, failure, busy } = useRequest();
  const [handTo, setHandTo] = useState(NOBODY);
  const heirs = people.filter((each) => each.active && each.id !== person.id && writes(each));

  const submit = async (): Promise<void> => {
    const request = () => deactivate({ id: person.id, handTo: handTo === NOBODY ? null : handTo }).unwrap();
    if (await send(request, TEXT.deactivated)) onClose();
  };

  return (
    <FormDialog
      danger
      title={`${TEXT.deactivate}: ${person.name}`}
      explain={TEXT.deactivateExplain}
      action={TEXT.deactivate}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <Select
        name="handTo"
        label={TEXT.handTo}
        hint={TEXT.handToHint}
        value={handTo}
        options={[
          { value: NOBODY, label: TEXT.handToNobody },
          ...heirs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setHandTo}
      />
    </FormDialog>
  );
}

const writes = ({ capacities, superAdmin }: ListedPerson): boolean =>
  superAdmin || capacities.some((capacity) => ['contributor', 'editor', 'approver'].includes(capacity));
