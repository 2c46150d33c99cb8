import { compareVietnamese, type Unit } from '@newsroom/shared';
import { placeOf } from '../../facts.ts';
import { memo } from '../base/memo.ts';
import type { UnitEntry, UnitGroup, UnitRecord } from '../base/page.ts';

/** All units, grouped as readers look for them: places of today, former places, and other units. */
export const unitGroups = (units: Iterable<UnitRecord>): UnitGroup[] => {
  const byGroup = Map.groupBy(units, groupOf);
  return GROUPS.flatMap((group) => {
    const entries = (byGroup.get(group) ?? []).map(entryOf);
    return entries.length === 0 ? [] : [{ group, entries: entries.sort(byName) }];
  });
};

const GROUPS = ['places', 'former', 'department', 'schools'] as const;

const groupOf = ({ unit, standing }: UnitRecord): (typeof GROUPS)[number] => {
  if (PLACES.includes(unit.type)) return standing.endedOn === null ? 'places' : 'former';
  return unit.type === 'truong' ? 'schools' : 'department';
};

const PLACES: readonly Unit['type'][] = ['thanh-pho', 'huyen', 'xa', 'phuong', 'dac-khu'];

const entryOf = memo(({ unit, standing }: UnitRecord): UnitEntry => ({
  standing,
  place: placeOf(unit.type, standing.name),
  otherNames: [...new Set(unit.names.map(({ name }) => name))].filter((name) => name !== standing.name),
}));

const byName = (a: UnitEntry, b: UnitEntry): number => compareVietnamese(nameOf(a), nameOf(b));

const nameOf = ({ place, standing }: UnitEntry): string => place?.name ?? standing.name;
