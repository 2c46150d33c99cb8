import { adminApi } from '@strapi/strapi/admin';
import type { Me, PreviewLink, RevisionText, Standing, ToDo } from '../../../domain/approval-api';
import type { PostKey } from '../../../domain/content-types';
import type { AskedAction } from '../../../domain/workflow/workflow';

export const address = ({ uid, documentId }: PostKey): string => `/approval/posts/${uid}/${documentId}`;
export const dataOf = <T>(response: { data: T }): T => response.data;
/** The tag that the content manager uses for a document, so that a change in one place refreshes the other. */
export const documentTag = ({ uid, documentId }: PostKey) => ({
  type: 'Document' as const,
  id: `${uid}_${documentId}`,
});
/** After a refusal nothing is fetched again, so that the person keeps seeing the text that they decided on. */
const changedTags = (_result: unknown, refused: unknown, post: PostKey) =>
  refused ? [] : [documentTag(post), { type: 'Document' as const, id: `${post.uid}_LIST` }, 'ToDo' as const];

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getStanding: build.query<Standing, PostKey>({
      query: address,
      transformResponse: dataOf<Standing>,
      providesTags: (_result, _error, post) => [documentTag(post)],
    }),
    act: build.mutation<Standing, PostKey & { action: AskedAction; body: Record<string, unknown> }>({
      query: ({ action, body, ...post }) => ({
        url: `${address(post)}/actions/${action}`,
        method: 'POST',
        data: body,
      }),
      transformResponse: dataOf<Standing>,
      invalidatesTags: changedTags,
    }),
    getRevision: build.query<RevisionText, PostKey & { number: number }>({
      query: ({ number, ...post }) => `${address(post)}/revisions/${number}`,
      transformResponse: dataOf<RevisionText>,
    }),
    restore: build.mutation<Standing, PostKey & { number: number }>({
      query: ({ number, ...post }) => ({
        url: `${address(post)}/revisions/${number}/restore`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<Standing>,
      invalidatesTags: changedTags,
    }),
    /** `draftHash` is not sent: it records for which text the link was requested. */
    preview: build.mutation<PreviewLink, PostKey & { draftHash: string }>({
      query: (post) => ({ url: `${address(post)}/preview`, method: 'POST', data: {} }),
      transformResponse: dataOf<PreviewLink>,
    }),
    getToDo: build.query<ToDo, void>({
      query: () => '/approval/to-do',
      transformResponse: dataOf<ToDo>,
      providesTags: ['ToDo'],
    }),
    /** Strapi's own endpoints are in the same api, and one of them is called `getMe`. */
    getSelf: build.query<Me, void>({
      query: () => '/approval/me',
      transformResponse: dataOf<Me>,
    }),
    /** Only its tags matter: they make the form and its panel load again together. */
    reload: build.mutation<null, PostKey>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_result, _error, post) => [documentTag(post)],
    }),
  }),
});

export const {
  useGetStandingQuery,
  useActMutation,
  useGetRevisionQuery,
  useRestoreMutation,
  usePreviewMutation,
  useGetToDoQuery,
  useGetSelfQuery,
  useReloadMutation,
} = api;
