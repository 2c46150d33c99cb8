import { adminApi } from '@strapi/strapi/admin';

/** A reason why a post could not be approved or rendered, by field. */
export interface Problem {
  path: string[];
  message: string;
}

/** The state of a post as the approval endpoints tell it; instants are ISO 8601 in UTC. */
export interface Approval {
  postId: string;
  status: 'draft' | 'live' | 'withdrawn';
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  withdrawnAt: string | null;
  /** What readers are told of the withdrawal. */
  reason: string | null;
  /** When the public site last followed; null while the publisher still works on it. */
  releasedAt: string | null;
  /** Why the publisher refused the newest version; null if it did not. */
  refusal: { field: string; reason: string }[] | null;
  url: string | null;
  may: { approve: boolean; withdraw: boolean };
}

export type ReasonKind = 'error' | 'outdated' | 'consent';

interface Post {
  uid: string;
  documentId: string;
}

const address = ({ uid, documentId }: Post): string => `/approval/posts/${uid}/${documentId}`;
const data = (response: { data: Approval }): Approval => response.data;
/** The tag under which the content manager keeps a document, so that each refreshes the other. */
const tags = (_result: unknown, _error: unknown, { uid, documentId }: Post) => [
  { type: 'Document' as const, id: `${uid}_${documentId}` },
];

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document'] }).injectEndpoints({
  endpoints: (build) => ({
    getApproval: build.query<Approval, Post>({
      query: address,
      transformResponse: data,
      providesTags: tags,
    }),
    approvePost: build.mutation<Approval, Post>({
      query: (post) => ({ url: `${address(post)}/approve`, method: 'POST', data: {} }),
      transformResponse: data,
      invalidatesTags: tags,
    }),
    withdrawPost: build.mutation<Approval, Post & { reasonKind: ReasonKind; reason: string }>({
      query: ({ reasonKind, reason, ...post }) => ({
        url: `${address(post)}/withdraw`,
        method: 'POST',
        data: { reasonKind, reason },
      }),
      transformResponse: data,
      invalidatesTags: tags,
    }),
  }),
});

export const { useGetApprovalQuery, useApprovePostMutation, useWithdrawPostMutation } = api;

/** The list of problems in a refusal of the server; empty if it gives none. */
export function problemsOf(error: unknown): Problem[] {
  const errors = (error as { details?: { errors?: unknown } } | null)?.details?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.map((each: { path?: unknown; message?: unknown }) => ({
    path: Array.isArray(each.path) ? each.path.map(String) : [],
    message: typeof each.message === 'string' ? each.message : '',
  }));
}
