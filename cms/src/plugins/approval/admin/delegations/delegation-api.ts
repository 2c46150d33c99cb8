import { adminApi } from '@strapi/strapi/admin';
import type { Capacity } from '../../../../domain/people/actor';

export interface Delegation {
  id: number;
  from: string;
  to: string;
  role: string;
  /** First and last day, both included: "2026-11-25". */
  validFrom: string;
  validTo: string;
  /** Ended early; null: not. */
  endedAt: string | null;
  mine: boolean;
}

export interface DelegationDesk {
  delegations: Delegation[];
  /** What this person may lend. */
  lendable: { capacity: Capacity; role: string }[];
  /** Who can be named a deputy. */
  candidates: { id: number; name: string }[];
}

interface Wish {
  to: number;
  capacity: Capacity;
  validFrom: string;
  validTo: string;
}

const changed = (_result: unknown, refused: unknown) => (refused ? [] : (['Delegations', 'ToDo'] as const));

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Delegations', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getDelegations: build.query<DelegationDesk, void>({
      query: () => '/approval/delegations',
      transformResponse: (response: { data: DelegationDesk }) => response.data,
      providesTags: ['Delegations'],
    }),
    delegate: build.mutation<unknown, Wish>({
      query: (data) => ({ url: '/approval/delegations', method: 'POST', data }),
      invalidatesTags: changed,
    }),
    endDelegation: build.mutation<unknown, number>({
      query: (id) => ({ url: `/approval/delegations/${id}/end`, method: 'POST', data: {} }),
      invalidatesTags: changed,
    }),
  }),
});

export const { useGetDelegationsQuery, useDelegateMutation, useEndDelegationMutation } = api;
