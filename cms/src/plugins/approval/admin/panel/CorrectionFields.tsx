import { Field } from '@strapi/design-system';

import { LIMITS } from '@newsroom/shared';

import { Choices } from '../parts/Choices';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import type { CorrectionChoice } from './use-correction';

const KINDS = [
  { value: 'minor', label: TEXT.changeMinor },
  { value: 'substantial', label: TEXT.changeSubstantial },
] as const;

interface Props {
  choice: CorrectionChoice;
  /** Only a note can be sent. */
  noteOnly?: boolean;
  /** The person has tried to continue. */
  asked: boolean;
}

/** Asks what readers are told of a change to a live post. */
export function CorrectionFields({ choice, noteOnly = false, asked }: Props) {
  const { kind, note, kindMissing, noteMissing, setKind, setNote } = choice;
  return (
    <>
      {!noteOnly && (
        <Field.Root name="correction" error={asked && kindMissing ? TEXT.changeMissing : false}>
          <Choices label={TEXT.change} value={kind} options={KINDS} onChange={setKind} />
          <Field.Error />
        </Field.Root>
      )}
      {kind === 'substantial' && (
        <TextArea
          name="note"
          required
          label={TEXT.note}
          hint={TEXT.noteHint}
          value={note}
          maxLength={LIMITS.post.correction}
          error={asked && noteMissing && TEXT.noteMissing}
          onChange={setNote}
        />
      )}
    </>
  );
}
