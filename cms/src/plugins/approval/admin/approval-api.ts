import { adminApi } from '@strapi/strapi/admin';

import type { Action } from '../../../domain/workflow/workflow';
import type { State } from '../../../domain/posts/facts';
import type { Capacity, Scope } from '../../../domain/people/actor';

/** A transition that a person asks for; saving is the content manager's. */
export type AskedAction = Exclude<Action, 'save'>;

export interface Post {
  uid: string;
  documentId: string;
}

/** All text and references of a draft at one moment, as the server keeps it. */
export type Snapshot = Record<string, unknown>;

interface Note {
  by: string;
  at: string;
}

export interface Proposal extends Note {
  comment: string;
  changes: { field: string; label: string; from: string; to: string }[];
}

export interface HistoryStep extends Note {
  actingFor: string | null;
  action: string;
  to: string;
  comment: string | null;
}

export interface RevisionMark extends Note {
  number: number;
  cause: 'submitted' | 'published';
}

/** Where a post stands, as the approval endpoints tell it; instants are ISO 8601 in UTC. */
export interface Standing {
  postId: string;
  state: State;
  status: 'draft' | 'live' | 'withdrawn';
  /** Of the draft as it is now: sent back with a decision, so that it is made on this very text. */
  draftHash: string;
  /** When that draft was saved. */
  savedAt: string;
  draft: Snapshot;
  may: { action: AskedAction; label: string }[];
  /** Why this person may not approve, although their role may; null: no such reason. */
  barred: string | null;
  /** Saving now would bar this person from approving. */
  savingBars: boolean;
  /** What submission or publication would be refused for. */
  checks: { field: string; reason: string }[];
  /** What the draft could do better without being refused. */
  warnings: { field: string; reason: string }[];
  needsSpokesperson: boolean;
  /** For a chat outside the newsroom; null: nothing is asked of anybody. */
  message: string | null;
  scheduledAt: string | null;
  correction: { kind: 'minor' } | { kind: 'substantial'; note: string } | null;
  /** What readers have been told, oldest first. */
  corrections: { at: string; note: string }[];
  correctionRequest: (Note & { comment: string }) | null;
  hiding: (Note & { index: number }) | null;
  proposal: Proposal | null;
  emergency: (Note & { reason: string }) | null;
  /** Newest first. */
  history: HistoryStep[];
  /** Newest first. */
  revisions: RevisionMark[];
  firstPublishedAt: string | null;
  withdrawnAt: string | null;
  /** What readers are told of the withdrawal. */
  reason: string | null;
  /** When the public site last followed; null while the publisher still works on it. */
  releasedAt: string | null;
  /** Why the publisher refused the newest version; null if it did not. */
  refusal: { field: string; reason: string }[] | null;
  url: string | null;
}

export interface ToDoItem extends Post {
  title: string;
  unit: string | null;
  state: State;
  since: string;
  scheduledAt: string | null;
  flags: string[];
}

export interface ToDo {
  returned: ToDoItem[];
  waiting: ToDoItem[];
  scheduled: ToDoItem[];
  flagged: ToDoItem[];
  warning: string | null;
}

export interface Me {
  id: number;
  capacities: Capacity[];
  lent: Capacity[];
  scope: Scope;
  unit: string | null;
}

export const address = ({ uid, documentId }: Post): string => `/approval/posts/${uid}/${documentId}`;
export const dataOf = <T>(response: { data: T }): T => response.data;
/** The tag under which the content manager keeps a document, so that each refreshes the other. */
export const documentTag = ({ uid, documentId }: Post) => ({
  type: 'Document' as const,
  id: `${uid}_${documentId}`,
});
/** After a refusal nothing is fetched anew: what is on the screen is what the person was looking at. */
const changedTags = (_result: unknown, refused: unknown, post: Post) =>
  refused ? [] : [documentTag(post), { type: 'Document' as const, id: `${post.uid}_LIST` }, 'ToDo' as const];

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getStanding: build.query<Standing, Post>({
      query: address,
      transformResponse: dataOf<Standing>,
      providesTags: (_result, _error, post) => [documentTag(post)],
    }),
    act: build.mutation<Standing, Post & { action: AskedAction; body: Record<string, unknown> }>({
      query: ({ action, body, ...post }) => ({
        url: `${address(post)}/actions/${action}`,
        method: 'POST',
        data: body,
      }),
      transformResponse: dataOf<Standing>,
      invalidatesTags: changedTags,
    }),
    getRevision: build.query<{ snapshot: Snapshot }, Post & { number: number }>({
      query: ({ number, ...post }) => `${address(post)}/revisions/${number}`,
      transformResponse: dataOf<{ snapshot: Snapshot }>,
    }),
    restore: build.mutation<Standing, Post & { number: number }>({
      query: ({ number, ...post }) => ({
        url: `${address(post)}/revisions/${number}/restore`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<Standing>,
      invalidatesTags: changedTags,
    }),
    /** `draftHash` is not sent: it says for which text the link was asked. */
    preview: build.mutation<{ url: string; expiresAt: string }, Post & { draftHash: string }>({
      query: (post) => ({ url: `${address(post)}/preview`, method: 'POST', data: {} }),
      transformResponse: dataOf<{ url: string; expiresAt: string }>,
    }),
    getToDo: build.query<ToDo, void>({
      query: () => '/approval/to-do',
      transformResponse: dataOf<ToDo>,
      providesTags: ['ToDo'],
    }),
    /** Strapi's own endpoints stand in the same api, and `getMe` is one of them. */
    getSelf: build.query<Me, void>({
      query: () => '/approval/me',
      transformResponse: dataOf<Me>,
    }),
    /** Only its tags matter: the form and its panel are fetched anew together. */
    reload: build.mutation<null, Post>({
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
