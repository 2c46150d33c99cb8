import { adminApi } from '@strapi/strapi/admin';

import type { GLOSSARY } from '@newsroom/shared';

import { address, dataOf, documentTag, type Post, type Snapshot } from '../approval-api';

/** A file under an address that works for this person, for an hour. */
export interface ShownFile {
  url: string;
  /** Of a picture: small enough for a phone. */
  readingUrl: string | null;
  name: string;
  mime: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

export interface PhotoDraft {
  picture: { id: number | string; name: string } | null;
  alt: string | null;
  decorative: boolean | null;
  caption: string | null;
  credit: string | null;
  /** A version from before there were consents has none of these. */
  people?: keyof typeof GLOSSARY.peopleInPicture | null;
  consents?: { code: string | null }[];
  marks?: unknown;
}

/** Of a post's draft, what its page for approvers shows. */
export interface ReviewedDraft extends Snapshot {
  sample: boolean | null;
  title: string | null;
  lead: string | null;
  format: string | null;
  source: string | null;
  authors: { name: string | null; penName: string | null; role: string | null }[];
  leadPhoto: PhotoDraft | null;
  gallery: PhotoDraft[];
  attachments: { title: string | null; file: { id: number | string; name: string } | null }[];
  person?: Record<'name' | 'honorific' | 'post' | 'workplace', string | null> & {
    yearsInProfession: number | null;
  };
  achievements?: { year: number | null; what: string | null; decidedBy: string | null }[];
  quote?: string | null;
  documentNumber?: string | null;
  issuer?: string | null;
  documentKind?: string | null;
  issuedOn?: string | null;
  effectiveOn?: string | null;
  expiredOn?: string | null;
  state?: string | null;
  abstract?: string | null;
  keyPoints?: { text: string | null }[];
  brief?: Record<'who' | 'what' | 'when' | 'where', string | null> | null;
  original?: { id: number | string; name: string } | null;
  originalUrl?: string | null;
  implements?: { postId: string; documentNumber: string | null }[];
  replaces?: { postId: string; documentNumber: string | null }[];
}

/** The text of a post as somebody reads it before a decision. */
export interface Review {
  draftHash: string;
  draft: ReviewedDraft;
  /** Safe HTML. */
  body: string;
  names: { unit: string | null; stream: string | null; taskGroups: string[]; authorUnits: (string | null)[] };
  files: Record<string, ShownFile>;
  /** The earlier text to tell the changes from. */
  compared: { with: 'seen' | 'live'; at: string; snapshot: Snapshot } | null;
}

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getReview: build.query<Review, Post>({
      query: (post) => `${address(post)}/review`,
      transformResponse: dataOf<Review>,
      providesTags: (_result, _error, post) => [documentTag(post)],
    }),
    markSeen: build.mutation<null, Post & { draftHash: string }>({
      query: ({ draftHash, ...post }) => ({
        url: `${address(post)}/seen`,
        method: 'POST',
        data: { draftHash },
      }),
    }),
  }),
});

export const { useGetReviewQuery, useMarkSeenMutation } = api;
