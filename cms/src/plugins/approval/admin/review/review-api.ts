import { adminApi } from '@strapi/strapi/admin';

import { address, dataOf, documentTag } from '../approval-api';
import type { Review } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getReview: build.query<Review, PostKey>({
      query: (post) => `${address(post)}/review`,
      transformResponse: dataOf<Review>,
      providesTags: (_result, _error, post) => [documentTag(post)],
    }),
    markSeen: build.mutation<null, PostKey & { draftHash: string }>({
      query: ({ draftHash, ...post }) => ({
        url: `${address(post)}/seen`,
        method: 'POST',
        data: { draftHash },
      }),
    }),
  }),
});

export const { useGetReviewQuery, useMarkSeenMutation } = api;
