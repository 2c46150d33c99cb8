import type { TaskGroup } from '@newsroom/shared';
import { allLists, type List } from './lists.ts';
import { memoWith, stableArrays } from '../base/memo.ts';
import type { Model, Site } from '../base/model.ts';
import type { UnitRecord } from '../base/page.ts';
import { unitRecords } from './units.ts';

/** Units and task groups on one day, as all months use them, and the lists made from them. */
export interface Vocabulary {
  /** In the order of their current names. */
  units: ReadonlyMap<string, UnitRecord>;
  /** In the order of their numbers. */
  taskGroups: ReadonlyMap<string, TaskGroup>;
  /** By path. */
  lists: ReadonlyMap<string, List>;
}

/** The same object as long as units and task groups have not changed. */
export const vocabularyOf = (site: Site, { units, taskGroups }: Model, day: string): Vocabulary =>
  vocabulary(site, stableUnits(site, unitRecords(units, day)), stableTaskGroups(site, taskGroups));

const stableUnits = stableArrays<UnitRecord>();
const stableTaskGroups = stableArrays<TaskGroup>();

const vocabulary = memoWith(
  (_site: Site, units: readonly UnitRecord[], taskGroups: readonly TaskGroup[]): Vocabulary => ({
    units: new Map(units.map((record) => [record.unit.code, record])),
    taskGroups: new Map(taskGroups.map((taskGroup) => [taskGroup.code, taskGroup])),
    lists: new Map(allLists(taskGroups, units).map((list) => [list.head.path, list])),
  }),
);
