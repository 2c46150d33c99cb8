import { type Unit, unitSchema } from '@newsroom/shared';
import type { VocabularyUid } from '../../domain/content-types';
import { type Entry, announce } from '../../domain/vocabularies/vocabulary';
import { rowsOf } from '../ground/rows';

const POPULATE = {
  'api::unit.unit': {
    parent: { select: ['id', 'code'] },
    names: true,
    successors: { populate: { unit: { select: ['id', 'code'] } } },
  },
  'api::task-group.task-group': {},
  'api::stream.stream': {},
  'api::department.department': { contacts: true },
} as const;

/** An entry with all that its outbox row shows. */
export const readEntry = (uid: VocabularyUid, documentId: string): Promise<Entry | null> =>
  rowsOf(uid).findOne({ where: { documentId }, populate: POPULATE[uid] });

/** All units by their codes, as the contract states them. */
export const allUnits = async (): Promise<Map<string, Unit>> => {
  const entries = await rowsOf('api::unit.unit').findMany({ populate: POPULATE['api::unit.unit'] });
  return new Map(entries.map(unitOf).map((unit) => [unit.code, unit]));
};

export const unitByCode = async (code: string): Promise<Unit | null> => {
  const entry = await rowsOf('api::unit.unit').findOne({
    where: { code },
    populate: POPULATE['api::unit.unit'],
  });
  return entry && unitOf(entry);
};

/** What the unit is called today; null: there is none of this code. */
export const currentUnitName = async (code: string | undefined): Promise<string | null> => {
  if (code === undefined) return null;
  const entry = await rowsOf('api::unit.unit').findOne({ where: { code }, select: ['currentName'] });
  return entry?.currentName ?? null;
};

/** documentId of the entry with this code; null: there is none. */
export const documentIdOf = async (
  uid: 'api::stream.stream' | 'api::task-group.task-group' | 'api::unit.unit',
  code: string | undefined,
): Promise<string | null> => {
  if (code === undefined) return null;
  const entry = await rowsOf(uid).findOne({ where: { code }, select: ['documentId'] });
  return entry?.documentId ?? null;
};

const unitOf = (entry: Entry): Unit => {
  const announced = announce('api::unit.unit', entry);
  if ('problems' in announced)
    throw new Error(`Đơn vị “${String(entry.code)}” trong cơ sở dữ liệu không hợp lệ`);
  return unitSchema.parse(announced.payload);
};
