import { Checkbox, Field, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import { Select } from '../parts/Select';
import { TEXT } from '../texts';
import type { Place } from './people-api';
import type { Capacity } from '../../../../domain/people/actor';
import type { NamedUnit } from '../../../../domain/approval-api';

interface Props {
  place: Place;
  units: readonly NamedUnit[];
  onChange: (place: Place) => void;
}

const ROLES = Object.keys(GLOSSARY.role) as Capacity[];
/** Stands for no unit, because a select cannot have null as a value. */
const NO_UNIT = '';

/** A person's roles and unit. */
export function PlaceFields({ place, units, onChange }: Props) {
  const toggle = (capacity: Capacity, on: boolean): void =>
    onChange({
      ...place,
      capacities: ROLES.filter((each) => (each === capacity ? on : place.capacities.includes(each))),
    });
  return (
    <>
      <Field.Root name="capacities" required>
        <Field.Label>{TEXT.roles}</Field.Label>
        <Rows direction="column" alignItems="flex-start">
          {ROLES.map((capacity) => (
            <Checkbox
              key={capacity}
              checked={place.capacities.includes(capacity)}
              onCheckedChange={(checked) => toggle(capacity, checked === true)}
            >
              {GLOSSARY.role[capacity]}
            </Checkbox>
          ))}
        </Rows>
      </Field.Root>
      <Select
        name="unit"
        label={TEXT.unit}
        hint={TEXT.unitHint}
        value={place.unit ?? NO_UNIT}
        options={[
          { value: NO_UNIT, label: TEXT.noUnit },
          ...units.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(unit) => onChange({ ...place, unit: unit === NO_UNIT ? null : unit })}
      />
    </>
  );
}

const Rows = styled(Flex)`
  label {
    padding-block: 0.8rem;
    white-space: normal;
  }
`;
