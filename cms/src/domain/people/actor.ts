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

/** Who asks, as of this instant. */
export interface Actor {
  id: number;
  /** Own capacities, and those lent to the person today: then the value is who lent it. */
  capacities: ReadonlyMap<Capacity, number | null>;
  /** Code of the person's unit. */
  unit: string | null;
  /** Works as an editor of every unit, and decides on nothing by that alone. */
  superAdmin: boolean;
}

/** Whose posts a person finds in lists. */
export type Scope = 'all' | 'unit' | 'own' | 'none';

export const scopeOf = ({ superAdmin, capacities }: Actor): Scope => {
  if (superAdmin || capacities.has('approver') || capacities.has('spokesperson')) return 'all';
  if (capacities.has('editor') || capacities.has('leader')) return 'unit';
  return capacities.has('contributor') ? 'own' : 'none';
};

/** Whether the person may write for any unit; everybody else writes for their own. */
export const writesForAll = ({ superAdmin, capacities }: Actor): boolean =>
  superAdmin || capacities.has('approver');

/** Whose a post is; null: nobody's, or somebody who is gone. */
interface Owned {
  /** Code of its unit. */
  unit: string | null;
  /** Id of the person who began it. */
  creator: number | null;
}

/** Whether the person may know of the post at all. */
export const sees = (actor: Actor, post: Owned): boolean =>
  CAPACITIES.some((capacity) => reaches(actor, capacity, post));

/** Whether the person holds the capacity, and holds it for this post. */
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
