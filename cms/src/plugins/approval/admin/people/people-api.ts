import { adminApi } from '@strapi/strapi/admin';
import type { Capacity } from '../../../../domain/people/actor';
import type { People, SignIn } from '../../../../domain/approval-api';

/** What an administrator can set for a person. */
export interface Place {
  capacities: Capacity[];
  unit: string | null;
}

/** `firstname` is the whole name: Strapi shows a last name after it, which is wrong for Vietnamese names. */
type Invitation = Place & { email: string; firstname: string };

const dataOf = <T>(response: { data: T }): T => response.data;
const post = (path: string, data: object = {}) => ({
  url: `/approval/people${path}`,
  method: 'POST' as const,
  data,
});
const changed = (_result: unknown, refused: unknown) => (refused ? [] : (['People', 'ToDo'] as const));

const api = adminApi.enhanceEndpoints({ addTagTypes: ['People', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getPeople: build.query<People, void>({
      query: () => '/approval/people',
      transformResponse: dataOf<People>,
      providesTags: ['People'],
    }),
    invitePerson: build.mutation<unknown, Invitation>({
      query: (invitation) => post('', invitation),
      invalidatesTags: changed,
    }),
    placePerson: build.mutation<unknown, Place & { id: number }>({
      query: ({ id, ...place }) => ({ url: `/approval/people/${id}`, method: 'PUT', data: place }),
      invalidatesTags: changed,
    }),
    deactivatePerson: build.mutation<unknown, { id: number; handTo: number | null }>({
      query: ({ id, handTo }) => post(`/${id}/deactivate`, { handTo }),
      invalidatesTags: changed,
    }),
    activatePerson: build.mutation<unknown, number>({
      query: (id) => post(`/${id}/activate`),
      invalidatesTags: changed,
    }),
    sendPasswordMail: build.mutation<unknown, number>({
      query: (id) => post(`/${id}/reset-password`),
    }),
    getSignIns: build.query<SignIn[], void>({
      query: () => '/approval/sign-ins',
      transformResponse: dataOf<SignIn[]>,
    }),
  }),
});

export const {
  useGetPeopleQuery,
  useInvitePersonMutation,
  usePlacePersonMutation,
  useDeactivatePersonMutation,
  useActivatePersonMutation,
  useSendPasswordMailMutation,
  useGetSignInsQuery,
} = api;
