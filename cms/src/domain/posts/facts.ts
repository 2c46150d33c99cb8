/** State of a post in the workflow; of a live post, the state of the draft beside it. */
export const STATES = [
  'draft',
  'confirming',
  'submitted',
  'second',
  'returned',
  'scheduled',
  'published',
  'withdrawn',
] as const;

export type State = (typeof STATES)[number];

/** Submitted; somebody has yet to decide on it. */
export const AWAITING_DECISION = ['confirming', 'submitted', 'second'] as const satisfies readonly State[];

/** Submitted or approved, and not published: a change of the draft voids it. */
export const PENDING = [...AWAITING_DECISION, 'scheduled'] as const satisfies readonly State[];

/** In progress: the post waits for a decision, for its hour, or for its writer to correct it. */
export const UNDER_WAY = [...PENDING, 'returned'] as const satisfies readonly State[];

/** The text as it stands was approved at least once. */
export const APPROVED = ['second', 'scheduled', 'published'] as const satisfies readonly State[];

/** Submitted, approved or public: its pictures and files must not change. */
export const FIXED = [...PENDING, 'published'] as const satisfies readonly State[];

/** The draft is the public text, or the post is withdrawn: there is nothing to finish. */
export const CLOSED = ['published', 'withdrawn'] as const satisfies readonly State[];

/** Every state except the last one. */
export const NOT_WITHDRAWN = STATES.filter((state) => state !== 'withdrawn');

/** `includes` of a narrower set would not accept every `State`. */
export const isIn = (set: readonly State[], state: State): boolean => set.includes(state);

/** Everything about a post that a decision depends on; read under the lock. */
export interface PostFacts {
  state: State;
  live: boolean;
  /** Hash of the draft as it is now, with the correction that was submitted with it. */
  draftHash: string;
  /** Hash of what was submitted; null: nothing is. */
  submittedHash: string | null;
  format: string | null;
  unit: string | null;
  creator: number | null;
  /** Everybody who saved a change since the post's creation or last publication. */
  savers: readonly number[];
  /** Who approved this text for the Ban Biên tập; null: nobody yet. */
  firstApprover: number | null;
  flagged: boolean;
  /** Whoever submitted it asked for a decision at once. */
  urgent: boolean;
  /** Who decided that the spokesperson need not see it. */
  flagLiftedBy: number | null;
  /** Of a withdrawn post. */
  reasonKind: string | null;
  /** The leader of the post's unit has to confirm first. */
  leaderConfirms: boolean;
  proposal: { by: number } | null;
  emergency: { by: number; savers: readonly number[] } | null;
  correctionRequested: boolean;
  /** Readers can see at least one correction note. */
  hasNote: boolean;
  hiding: { by: number } | null;
}
