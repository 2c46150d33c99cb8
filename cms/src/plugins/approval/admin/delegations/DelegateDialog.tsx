import { useState } from 'react';

import { formatDay } from '@newsroom/shared';

import { FormDialog } from '../parts/FormDialog';
import { Select } from '../parts/Select';
import { TextLine } from '../parts/TextLine';
import { useRequest } from '../parts/use-request';
import { TEXT } from '../texts';
import { useDelegateMutation } from './delegation-api';
import type { Capacity } from '../../../../domain/people/actor';
import type { DelegationDesk } from '../../../../domain/approval-api';

interface Props {
  desk: DelegationDesk;
  today: string;
  onClose: () => void;
}

/** Delegates a role to somebody for some days. */
export function DelegateDialog({ desk, today, onClose }: Props) {
  const [delegate] = useDelegateMutation();
  const { send, failure, busy } = useRequest();
  const [to, setTo] = useState<number | null>(null);
  const [capacity, setCapacity] = useState<Capacity | null>(desk.lendable[0]?.capacity ?? null);
  const [validFrom, setValidFrom] = useState(today);
  const [validTo, setValidTo] = useState('');
  const [asked, setAsked] = useState(false);
  const daysMissing = validFrom === '' || validTo === '' || validTo < validFrom;

  const submit = async (): Promise<void> => {
    setAsked(true);
    if (to === null || capacity === null || daysMissing) return;
    if (await send(() => delegate({ to, capacity, validFrom, validTo }).unwrap(), TEXT.delegated)) onClose();
  };

  return (
    <FormDialog
      title={TEXT.delegate}
      explain={TEXT.delegateExplain}
      action={TEXT.delegations}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <Select
        name="to"
        required
        label={TEXT.deputy}
        value={to}
        options={desk.candidates.map(({ id, name }) => ({ value: id, label: name }))}
        error={asked && to === null && TEXT.deputyMissing}
        onChange={setTo}
      />
      {desk.lendable.length > 1 && (
        <Select
          name="capacity"
          required
          label={TEXT.role}
          value={capacity}
          options={desk.lendable.map(({ capacity: value, role }) => ({ value, label: role }))}
          onChange={setCapacity}
        />
      )}
      <TextLine
        name="validFrom"
        type="date"
        required
        label={TEXT.validFrom}
        value={validFrom}
        min={today}
        {...dayHint(validFrom)}
        onChange={setValidFrom}
      />
      <TextLine
        name="validTo"
        type="date"
        required
        label={TEXT.validTo}
        value={validTo}
        min={validFrom}
        {...dayHint(validTo)}
        error={asked && daysMissing && TEXT.daysMissing}
        onChange={setValidTo}
      />
    </FormDialog>
  );
}

/** Written out, because the browser may show day and month in another order. */
const dayHint = (day: string): { hint?: string } => (day === '' ? {} : { hint: formatDay(day) });
