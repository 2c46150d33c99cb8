import { unitEndedOn, unitNameOn, compareVietnamese, type Unit } from '@newsroom/shared';
import { memoWith } from '../base/memo.ts';
import type { UnitRecord, UnitRef, UnitStanding } from '../base/page.ts';

/** All units as they are on a day, sorted by their present names. */
export const unitRecords = (units: readonly Unit[], day: string): UnitRecord[] => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const refTo = (unit: Unit): UnitRef => unitRef(unit, unitNameOn(unit, day));

  const records = units.map((unit) => {
    const parent = unit.parent === null ? undefined : byCode.get(unit.parent);
    const standing = unitStanding(
      unit,
      unitNameOn(unit, day),
      endedBefore(unit, day),
      ...heirsOf(unit, byCode, day).map(refTo),
    );
    return unitRecord(unit, standing, parent ? refTo(parent) : null);
  });
  return records.sort((a, b) => compareVietnamese(a.standing.name, b.standing.name));
};

/** The next instant after `asOf` at which a unit gets a new name or ends; null: none is known. */
export const nextUnitChange = (units: readonly Unit[], asOf: string): string | null => {
  const instants = units
    .flatMap((unit) => {
      const ended = unitEndedOn(unit);
      return [
        // The first name is used even before it becomes valid, so it changes nothing.
        ...unit.names.slice(1).flatMap(({ validFrom }) => (validFrom === null ? [] : [startOf(validFrom)])),
        ...(ended === null ? [] : [startOf(ended, 1)]),
      ];
    })
    .filter((instant) => instant > asOf);
  return instants.length === 0 ? null : instants.reduce((a, b) => (a < b ? a : b));
};

const unitRef = memoWith((unit: Unit, name: string): UnitRef => ({ code: unit.code, name }));

const unitStanding = memoWith(
  (unit: Unit, name: string, endedOn: string | null, ...heirs: UnitRef[]): UnitStanding => ({
    code: unit.code,
    name,
    endedOn,
    heirs,
  }),
);

const unitRecord = memoWith((unit: Unit, standing: UnitStanding, parent: UnitRef | null): UnitRecord => ({
  unit,
  standing,
  parent,
}));

const endedBefore = (unit: Unit, day: string): string | null => {
  const ended = unitEndedOn(unit);
  return ended !== null && ended < day ? ended : null;
};

/**
 * The units that do the work of an ended unit today: the successors of its function or, if there are none, of its area.
 * A successor that has ended is replaced by its own heirs.
 */
const heirsOf = (
  unit: Unit,
  byCode: ReadonlyMap<string, Unit>,
  day: string,
  seen: ReadonlySet<string> = new Set(),
): Unit[] => {
  if (endedBefore(unit, day) === null) return [];
  const byFunction = unit.successors.filter((successor) => successor.of === 'function');
  const heirs = (byFunction.length > 0 ? byFunction : unit.successors).flatMap(({ code }) => {
    const heir = byCode.get(code);
    if (!heir || seen.has(code)) return [];
    return endedBefore(heir, day) === null ? [heir] : heirsOf(heir, byCode, day, new Set([...seen, code]));
  });
  return [...new Set(heirs)];
};

/** The instant at which a Vietnamese calendar day begins, or the day `days` later. */
const startOf = (day: string, days = 0): string =>
  // Việt Nam has kept UTC+7 without summer time since 1975.
  new Date(Date.parse(`${day}T00:00:00+07:00`) + days * 86_400_000).toISOString();
