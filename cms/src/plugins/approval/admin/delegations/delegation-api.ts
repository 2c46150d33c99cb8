import { adminApi } from '@strapi/strapi/admin';
import type { Capacity } from '../../../../domain/people/actor';
import type { DelegationDesk } from '../../../../domain/approval-api';

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
