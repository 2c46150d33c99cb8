import { adminApi } from '@strapi/strapi/admin';

import { CONSENT_UID } from '../../../../domain/content-types';
import type { ConsentUses, HowWithdrawn } from '../../../../domain/approval-api';

interface Withdrawal {
  documentId: string;
  posts: { uid: string; documentId: string; how: HowWithdrawn }[];
}

const dataOf = ({ data }: { data: ConsentUses }): ConsentUses => data;
/** The tag that the content manager uses for the record, so that a change in one place refreshes the other. */
const tagOf = (documentId: string) => ({ type: 'Document' as const, id: `${CONSENT_UID}_${documentId}` });

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getConsentUses: build.query<ConsentUses, string>({
      query: (documentId) => `/approval/consents/${documentId}/uses`,
      transformResponse: dataOf,
      providesTags: (_result, _error, documentId) => [tagOf(documentId)],
      // Other pages change which posts use it.
      keepUnusedDataFor: 0,
    }),
    withdrawConsent: build.mutation<ConsentUses, Withdrawal>({
      query: ({ documentId, posts }) => ({
        url: `/approval/consents/${documentId}/withdraw`,
        method: 'POST',
        data: { posts },
      }),
      transformResponse: dataOf,
      invalidatesTags: (_result, refused, { documentId, posts }) =>
        refused
          ? []
          : [
              tagOf(documentId),
              { type: 'Document', id: `${CONSENT_UID}_LIST` },
              ...posts.map(({ uid, documentId: post }) => ({
                type: 'Document' as const,
                id: `${uid}_${post}`,
              })),
              'ToDo',
            ],
    }),
  }),
});

export const { useGetConsentUsesQuery, useWithdrawConsentMutation } = api;
