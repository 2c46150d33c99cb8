import { evidenceIds } from './consents';
import { allPeople } from '../people/people';
import { type Actor, scopeOf } from '../../domain/people/actor';
import type { DraftFile } from '../../domain/posts/draft';
import { rowsOf } from '../ground/rows';

/** Whether the person may use a file as the copy of a signed form: their own or their unit's, and no form of another unit. */
export const mayTakeAsEvidence = async (actor: Actor, id: DraftFile['id']): Promise<boolean> => {
  if (scopeOf(actor) === 'all') return true;
  const elsewhere = await evidenceIds({ exceptOf: actor.unit });
  return !elsewhere.includes(Number(id)) && (await ownsFiles(actor, [id]));
};

/** Whether every one of these files was uploaded by the person or by somebody of their unit. */
export const ownsFiles = async ({ id, unit }: Actor, ids: readonly DraftFile['id'][]): Promise<boolean> => {
  if (ids.length === 0) return true;
  const people = await allPeople();
  const files = await rowsOf('plugin::upload.file').findMany({
    where: { id: { $in: ids } },
    populate: { createdBy: { select: ['id'] } },
  });
  return files.every(({ createdBy }) => {
    if (createdBy === null) return false;
    return createdBy.id === id || (unit !== null && people.get(createdBy.id)?.unit === unit);
  });
};
