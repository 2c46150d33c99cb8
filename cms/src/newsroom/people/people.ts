import { dayOf } from '@newsroom/shared';
import { SUPER_ADMIN } from './roles';
import { type Delegation, type Person, actorOn } from '../../domain/people/people';
import { personActedFor } from '../ground/permits';
import type { Actor } from '../../domain/people/actor';

const PEOPLE = 'api::people.person';
const DELEGATIONS = 'api::people.delegation';

interface UserRow {
  id: number;
  email: string;
  firstname: string | null;
  lastname: string | null;
  isActive: boolean;
  blocked: boolean | null;
  roles: { code: string }[];
}

/** Who asks: a person, the system itself, or a request without a person, which may do nothing with posts. */
export type Caller = Actor | 'system' | 'token';

/** A person with what the newsroom shows of them. */
export interface KnownPerson extends Person {
  email: string;
  name: string;
}

/** Everybody who ever had an account, by id. */
export const allPeople = async (): Promise<Map<number, KnownPerson>> => {
  const users: UserRow[] = await strapi.db
    .query('admin::user')
    .findMany({ populate: ['roles'], orderBy: { id: 'asc' } });
  const units = new Map(
    ((await strapi.db.query(PEOPLE).findMany()) as { userId: number; unit: string | null }[]).map(
      ({ userId, unit }) => [userId, unit],
    ),
  );
  return new Map(users.map((user) => [user.id, personOf(user, units.get(user.id) ?? null)]));
};

export const allDelegations = async (): Promise<(Delegation & { id: number })[]> =>
  (
    (await strapi.db.query(DELEGATIONS).findMany({ orderBy: { id: 'desc' } })) as (Omit<
      Delegation,
      'from' | 'to'
    > & { id: number; fromUser: number; toUser: number })[]
  ).map(({ id, fromUser, toUser, capacity, validFrom, validTo, endedAt }) => ({
    id,
    from: fromUser,
    to: toUser,
    capacity,
    validFrom,
    validTo,
    endedAt: endedAt ? new Date(endedAt).toISOString() : null,
  }));

/** The person as of now. Throws for an id that nobody has. */
export const actorById = async (id: number): Promise<Actor> => {
  const people = await allPeople();
  const person = people.get(id);
  if (!person) throw new Error(`Không có tài khoản số ${id}.`);
  return actorOn(person, dayOf(new Date().toISOString()), await allDelegations(), people);
};

interface RequestState {
  user?: { id: number };
  auth?: { strategy?: { name?: string } };
  newsroomActor?: { id: number; actor: Promise<Actor> };
}

/** Whoever is behind the call that is under way. */
export const currentCaller = async (): Promise<Caller> => {
  const actedFor = personActedFor();
  if (actedFor !== null) return actorById(actedFor);
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state) return 'system';
  const strategy = state.auth?.strategy?.name;
  if (strategy !== 'admin' || !state.user) return 'token';
  return actorInRequest(state.user.id);
};

/** `actorById`, once a request: Strapi asks for each right of a role, and a list several times more. */
export const actorInRequest = (id: number): Promise<Actor> => {
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state) return actorById(id);
  state.newsroomActor ??= { id, actor: actorById(id) };
  return state.newsroomActor.id === id ? state.newsroomActor.actor : actorById(id);
};

export const setUnit = async (userId: number, unit: string | null): Promise<void> => {
  const rows = strapi.db.query(PEOPLE);
  const row = await rows.findOne({ where: { userId } });
  if (row) await rows.update({ where: { id: row.id }, data: { unit } });
  else await rows.create({ data: { userId, unit } });
};

const personOf = (user: UserRow, unit: string | null): KnownPerson => ({
  id: user.id,
  email: user.email,
  name: [user.firstname, user.lastname].filter(Boolean).join(' ') || user.email,
  active: user.isActive && user.blocked !== true,
  roles: user.roles.map(({ code }) => code),
  superAdmin: user.roles.some(({ code }) => code === SUPER_ADMIN),
  unit,
});
