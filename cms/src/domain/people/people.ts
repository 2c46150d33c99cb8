import { type Actor, CAPACITIES, type Capacity } from './actor';

/** Capacities that a person may lend to a deputy. */
export const LENT_CAPACITIES = ['approver', 'spokesperson'] as const;
type LentCapacity = (typeof LENT_CAPACITIES)[number];

export interface Delegation {
  from: number;
  to: number;
  capacity: LentCapacity;
  /** First and last day, both included: "2026-11-25". */
  validFrom: string;
  validTo: string;
  /** Ended early; null: not. */
  endedAt: string | null;
}

/** What is known of a person of the newsroom. */
export interface Person {
  id: number;
  active: boolean;
  /** Codes of the person's roles. */
  roles: readonly string[];
  superAdmin: boolean;
  /** Code of the person's unit. */
  unit: string | null;
}

/** The code of the role that gives a capacity; a role's name is for people to read and may change. */
export const roleCode = (capacity: Capacity): string => `newsroom-${capacity}`;

export const capacitiesOfRoles = (codes: readonly string[]): Capacity[] =>
  CAPACITIES.filter((capacity) => codes.includes(roleCode(capacity)));

/** The capacities that a person's own roles give. Super Admin writes like an editor of every unit and decides nothing. */
export const ownCapacities = ({ roles, superAdmin }: Pick<Person, 'roles' | 'superAdmin'>): Set<Capacity> => {
  const own = new Set(capacitiesOfRoles(roles));
  if (superAdmin) own.add('editor').add('administrator');
  return own;
};

/** Whoever administers the system never decides on a post, not even as a deputy. */
export const canDeputize = (person: Pick<Person, 'roles' | 'superAdmin'>): boolean => {
  const own = ownCapacities(person);
  return own.size > 0 && !own.has('administrator');
};

/**
 * The person with their capacities on a day. A delegation counts from its first to its last day, while the person who
 * gave it is active and holds the capacity themselves: a delegated capacity cannot be delegated further.
 */
export const actorOn = (
  person: Person,
  day: string,
  delegations: readonly Delegation[],
  people: ReadonlyMap<number, Person>,
): Actor => {
  const capacities = new Map<Capacity, number | null>();
  for (const capacity of ownCapacities(person)) capacities.set(capacity, null);
  for (const { from, to, capacity, validFrom, validTo, endedAt } of delegations) {
    const lender = people.get(from);
    const holds = endedAt === null && validFrom <= day && day <= validTo;
    if (to !== person.id || !holds || capacities.has(capacity) || !canDeputize(person)) continue;
    if (lender?.active && ownCapacities(lender).has(capacity)) capacities.set(capacity, from);
  }
  return { id: person.id, capacities, unit: person.unit, superAdmin: person.superAdmin };
};
