import type { GLOSSARY } from '@newsroom/shared';

export const CAPACITIES = [
  'contributor',
  'editor',
  'leader',
  'approver',
  'spokesperson',
  'administrator',
] as const satisfies readonly (keyof typeof GLOSSARY.role)[];

export type Capacity = (typeof CAPACITIES)[number];

/** Who writes posts. */
export const WRITERS = ['contributor', 'editor', 'approver'] as const;

/** The person who asks, with their rights at this moment. */
export interface Actor {
  id: number;
  /** The person's own capacities (value null), and those delegated to them today (value: id of who delegated it). */
  capacities: ReadonlyMap<Capacity, number | null>;
  /** Code of the person's unit. */
  unit: string | null;
  /** May work as an editor of every unit, but this alone gives no right to decide. */
  superAdmin: boolean;
}

/** Which posts a person sees in lists. */
export type Scope = 'all' | 'unit' | 'own' | 'none';

export const scopeOf = ({ superAdmin, capacities }: Actor): Scope => {
  if (superAdmin || capacities.has('approver') || capacities.has('spokesperson')) return 'all';
  if (capacities.has('editor') || capacities.has('leader')) return 'unit';
  return capacities.has('contributor') ? 'own' : 'none';
};

/** Whether the person may write for any unit; everybody else writes for their own. */
export const writesForAll = ({ superAdmin, capacities }: Actor): boolean =>
  superAdmin || capacities.has('approver');

/** The owners of a post; null: none, or the account is gone. */
interface Owned {
  /** Code of its unit. */
  unit: string | null;
  /** Id of the person who began it. */
  creator: number | null;
}

/** Whether the person may know of the post at all. */
export const sees = (actor: Actor, post: Owned): boolean =>
  CAPACITIES.some((capacity) => reaches(actor, capacity, post));

/** Whether the person holds the capacity, and it is valid for this post. */
export const reaches = (
  { id, capacities, unit, superAdmin }: Actor,
  capacity: Capacity,
  post: Owned,
): boolean => {
  if (!capacities.has(capacity)) return false;
  switch (capacity) {
    case 'approver':
    case 'spokesperson':
      return true;
    case 'editor':
      return superAdmin || (unit !== null && post.unit === unit);
    case 'leader':
      return unit !== null && post.unit === unit;
    case 'contributor':
      return post.creator === id;
    case 'administrator':
      return false;
    default:
      return capacity satisfies never;
  }
};
