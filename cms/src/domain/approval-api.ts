/**
 * What the endpoints below /approval answer: the server gives it, the screens show it. Instants are ISO 8601 in UTC, days
 * "2026-11-25", people and units by their names unless they say otherwise.
 */
import type { PostKey, PostUid } from './content-types';
import type { RecordStatus, RevisionCause } from './fields';
import type { Capacity, Scope } from './people/actor';
import type { State } from './posts/facts';
import type { Correction, Snapshot } from './posts/snapshot';
import type { Problem } from './problems';
import type { AskedAction } from './workflow/workflow';

interface Note {
  by: string;
  at: string;
}

/** GET /approval/me */
export interface Me {
  id: number;
  capacities: Capacity[];
  /** Those of `capacities` that the person has only by a delegation. */
  lent: Capacity[];
  scope: Scope;
  unit: string | null;
}

/** GET /approval/posts/:uid/:documentId: everything that the panel beside a post shows. */
export interface Standing {
  postId: string;
  state: State;
  status: RecordStatus;
  /** Hash of the draft as it is now. A decision sends it back, so that it is made on this exact text. */
  draftHash: string;
  /** When that draft was saved: a form that shows another instant shows another text. */
  savedAt: string;
  /** The draft itself: the base for proposed changes, and for a comparison with revisions. */
  draft: Snapshot;
  /** What this person may do now, in the order of the table. */
  may: { action: AskedAction; label: string }[];
  /** Why this person may not approve, although their role may; null: no such reason. */
  barred: string | null;
  /** Saving now would bar this person from approving. */
  savingBars: boolean;
  /** What submission or publication would be refused for; empty once it is published or withdrawn. */
  checks: Problem[];
  /** What the draft could do better without being refused; empty once it is published. */
  warnings: Problem[];
  needsSpokesperson: boolean;
  /** Why what was submitted is to be decided on at once; null: it may wait. */
  urgent: string | null;
  /** Chat message for the person who has to act on the post next; null: nobody has to. */
  message: string | null;
  scheduledAt: string | null;
  correction: Correction | null;
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
  modifiedAt: string | null;
  withdrawnAt: string | null;
  /** What readers are told of the withdrawal. */
  reason: string | null;
  /** When the publisher had this state on the site; null: not yet. */
  releasedAt: string | null;
  /** Why the publisher did not take this state; null: it did, or has not seen it yet. */
  refusal: Problem[] | null;
  /** Address on the public site; null: not public under an address. */
  url: string | null;
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

interface RevisionMark extends Note {
  number: number;
  cause: RevisionCause;
}

/** GET /approval/posts/:uid/:documentId/revisions/:number: the text of a kept version. */
export interface RevisionText {
  snapshot: Snapshot;
}

/** GET /approval/posts/:uid/:documentId/review: the text of a post as somebody reads it before a decision. */
export interface Review {
  /** Hash of the text below; a decision sends it back. */
  draftHash: string;
  draft: Snapshot;
  /** The draft's text as safe HTML, by the same rule as on the site. */
  body: string;
  /** Vietnamese names of the entries that the draft refers to by code; `authorUnits` in the order of the authors. */
  names: { unit: string | null; stream: string | null; taskGroups: string[]; authorUnits: (string | null)[] };
  /** By their ids; one that is gone is missing. */
  files: Record<string, ShownFile>;
  /** The earlier text to tell the changes from; null: the person sees the post for the first time, and it is not public. */
  compared: { with: 'seen' | 'live'; at: string; snapshot: Snapshot } | null;
}

/** A file of the media library under an address that is signed for this person, for an hour. */
export interface ShownFile {
  url: string;
  /** Of a picture: small enough for a phone; null: no picture. */
  readingUrl: string | null;
  name: string;
  mime: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

/** POST /approval/posts/:uid/:documentId/preview */
export interface PreviewLink {
  url: string;
  expiresAt: string;
}

export interface ListedPost extends PostKey {
  title: string;
  unit: string | null;
}

export interface ToDoItem extends ListedPost {
  state: State;
  /** Of the last change of the draft. */
  since: string;
  scheduledAt: string | null;
  /** Why it is to be decided on at once; null: it may wait. */
  urgent: string | null;
  /** What is flagged about it; empty: nothing. */
  flags: string[];
  /** Begun by the person who asks. */
  mine: boolean;
}

/** GET /approval/to-do: "Việc cần làm" of one person, oldest first; of what waits, urgent posts before the others. */
export interface ToDo {
  returned: ToDoItem[];
  waiting: ToDoItem[];
  scheduled: ToDoItem[];
  flagged: ToDoItem[];
  /** Fewer than two people can approve, so nobody can approve what the approver wrote; null: there are enough. */
  warning: string | null;
}

export interface CalendarEntry extends ListedPost {
  /** Published; to be published at its hour; waiting for a decision since then. */
  kind: 'published' | 'scheduled' | 'waiting';
  at: string;
}

/** GET /approval/calendar: "Lịch đăng" of one month, by days of Vietnamese time that have something on them, each in order. */
export interface Calendar {
  month: string;
  days: { day: string; entries: CalendarEntry[] }[];
}

export interface NamedUnit {
  code: string;
  name: string;
}

/** GET /approval/start: for whom this person may start a post. */
export interface Start {
  /** The person's own unit; null: they have none. */
  unit: NamedUnit | null;
  /** All that exist today, for somebody who writes for any; null: the person writes for their own alone. */
  units: NamedUnit[] | null;
}

/** POST /approval/import: the draft that was made, and what the writer should know of it. */
export interface Imported {
  documentId: string;
  title: string;
  notices: string[];
}

export type HowWithdrawn = 'strip' | 'withdraw';

export interface ConcernedPost {
  uid: PostUid;
  documentId: string;
  title: string | null;
  state: State;
  /** Readers can see something that the consent covers, so somebody has to decide what happens to the post. */
  live: boolean;
  /** It covers people whom the text names. */
  inText: boolean;
  /** How many pictures of the post it covers. */
  pictures: number;
  suggested: HowWithdrawn | 'draft-only';
}

/** GET /approval/consents/:documentId: the posts that use a consent, and what withdrawing it would do. */
export interface ConsentUses {
  code: string | null;
  withdrawnOn: string | null;
  /** Whether the person may withdraw it. */
  may: boolean;
  posts: ConcernedPost[];
}

export interface ListedPerson {
  id: number;
  name: string;
  email: string;
  active: boolean;
  /** Has followed the invitation. */
  registered: boolean;
  capacities: Capacity[];
  superAdmin: boolean;
  /** Code of the unit. */
  unit: string | null;
}

/** GET /approval/people */
export interface People {
  people: ListedPerson[];
  units: NamedUnit[];
  warning: string | null;
}

/** GET /approval/sign-ins */
export interface SignIn {
  at: string;
  name: string;
  succeeded: boolean;
}

export interface ListedDelegation {
  id: number;
  from: string;
  to: string;
  role: string;
  /** First and last day, both included. */
  validFrom: string;
  validTo: string;
  /** Ended early; null: not. */
  endedAt: string | null;
  mine: boolean;
}

/** GET /approval/delegations */
export interface DelegationDesk {
  delegations: ListedDelegation[];
  /** What this person may lend. */
  lendable: { capacity: Capacity; role: string }[];
  /** Who can be named a deputy. */
  candidates: { id: number; name: string }[];
}
