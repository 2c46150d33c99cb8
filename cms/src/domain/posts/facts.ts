/** Where a post stands: of a live post, where the draft beside it stands. */
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

/** On its way: it waits for a decision, for its hour, or for its writer to mend it. */
export const UNDER_WAY = [...PENDING, 'returned'] as const satisfies readonly State[];

/** Approved at least once as it stands. */
export const APPROVED = ['second', 'scheduled', 'published'] as const satisfies readonly State[];

/** Submitted, approved or public: its pictures and files stay what they are. */
export const FIXED = [...PENDING, 'published'] as const satisfies readonly State[];

/** No decision on the draft is open. */
export const CLOSED = ['published', 'withdrawn'] as const satisfies readonly State[];

/** Of a post that has not come to its end. */
export const NOT_WITHDRAWN = STATES.filter((state) => state !== 'withdrawn');

/** The sets above are narrower than \`State\`, which \`includes\` would not take. */
export const isIn = (set: readonly State[], state: State): boolean => set.includes(state);

/** All of a post that a decision depends on; read under the lock. */
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
  /** Who said that the spokesperson need not see it. */
  flagLiftedBy: number | null;
  /** Of a withdrawn post. */
  reasonKind: string | null;
  /** The post's unit wants its leader's confirmation first. */
  leaderConfirms: boolean;
  proposal: { by: number } | null;
  emergency: { by: number; savers: readonly number[] } | null;
  correctionRequested: boolean;
  /** Readers have a note that is not hidden. */
  hasNote: boolean;
  hiding: { by: number } | null;
}
