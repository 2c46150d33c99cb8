import { adminApi } from '@strapi/strapi/admin';

import type { PostUid } from '../../../../domain/content-types';
import type { Start } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

interface Wish {
  uid: PostUid;
  title: string;
  unit: string | null;
  from: { template: string } | { documentId: string };
}

interface OldPost {
  documentId: string;
  title: string;
  updatedAt: string;
}

const MOST_FOUND = 8;

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getStart: build.query<Start, void>({
      query: () => '/approval/start',
      transformResponse: ({ data }: { data: Start }) => data,
    }),
    startPost: build.mutation<PostKey, Wish>({
      query: (wish) => ({ url: '/approval/start', method: 'POST', data: wish }),
      transformResponse: ({ data }: { data: PostKey }) => data,
      invalidatesTags: (made) => (made ? [{ type: 'Document', id: `${made.uid}_LIST` }, 'ToDo'] : []),
    }),
    /** The newest of the posts that the person may see, by words of their titles. */
    findOldPosts: build.query<OldPost[], { uid: PostUid; words: string }>({
      query: ({ uid, words }) => ({
        url: `/content-manager/collection-types/${uid}`,
        method: 'GET',
        config: {
          params: {
            page: 1,
            pageSize: MOST_FOUND,
            sort: 'updatedAt:DESC',
            ...(words === '' ? {} : { filters: { title: { $containsi: words } } }),
          },
        },
      }),
      transformResponse: ({ results }: { results: OldPost[] }) => results,
      providesTags: (_found, _error, { uid }) => [{ type: 'Document', id: `${uid}_LIST` }],
    }),
  }),
});

export const { useGetStartQuery, useStartPostMutation, useFindOldPostsQuery } = api;
