import { dayOf } from '@newsroom/shared';
import { SUPER_ADMIN } from './roles';
import { type Delegation, type Person, actorOn } from '../../domain/people/people';
import { personActedFor } from '../ground/permits';
import type { Actor } from '../../domain/people/actor';
import { type Row, rowsOf } from '../ground/rows';

type User = Row<'admin::user'> & { roles: { code: string }[] };

/** Who makes a call: a person, the system itself, or a request with a token, which may do nothing with posts. */
export type Caller = Actor | 'system' | 'token';

/** A person with name and address. */
export interface KnownPerson extends Person {
  email: string;
  name: string;
}

/** Everybody who ever had an account, by id. */
export const allPeople = async (): Promise<Map<number, KnownPerson>> => {
  const users = await rowsOf('admin::user').findMany({ populate: { roles: true }, orderBy: { id: 'asc' } });
  const people = await rowsOf('api::people.person').findMany({});
  const units = new Map(people.map(({ userId, unit }) => [userId, unit]));
  return new Map(users.map((user) => [user.id, personOf(user, units.get(user.id) ?? null)]));
};

export const allDelegations = async (): Promise<(Delegation & { id: number })[]> => {
  const rows = await rowsOf('api::people.delegation').findMany({ orderBy: { id: 'desc' } });
  return rows.map(({ id, fromUser, toUser, capacity, validFrom, validTo, endedAt }) => ({
    id,
    from: fromUser,
    to: toUser,
    capacity,
    validFrom,
    validTo,
    endedAt,
  }));
};

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

/** Who makes the present call. */
export const currentCaller = async (): Promise<Caller> => {
  const actedFor = personActedFor();
  if (actedFor !== null) return actorById(actedFor);
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state) return 'system';
  const strategy = state.auth?.strategy?.name;
  if (strategy !== 'admin' || !state.user) return 'token';
  return actorInRequest(state.user.id);
};

/** `actorById`, read once for each request: Strapi checks a condition for every right of a role, in lists several times. */
export const actorInRequest = (id: number): Promise<Actor> => {
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state) return actorById(id);
  state.newsroomActor ??= { id, actor: actorById(id) };
  return state.newsroomActor.id === id ? state.newsroomActor.actor : actorById(id);
};

export const setUnit = async (userId: number, unit: string | null): Promise<void> => {
  const rows = rowsOf('api::people.person');
  const row = await rows.findOne({ where: { userId } });
  if (row) await rows.update({ where: { id: row.id }, data: { unit } });
  else await rows.create({ data: { userId, unit } });
};

const personOf = (user: User, unit: string | null): KnownPerson => ({
  id: user.id,
  email: user.email,
  name: [user.firstname, user.lastname].filter(Boolean).join(' ') || user.email,
  active: user.isActive === true && user.blocked !== true,
  roles: user.roles.map(({ code }) => code),
  superAdmin: user.roles.some(({ code }) => code === SUPER_ADMIN),
  unit,
});
