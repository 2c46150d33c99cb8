/** Limits of fields that are never public. The limits and enumerations of public fields are in the contract. */
export const INSIDE_LIMITS = {
  /** What is said at a step of the workflow. */
  comment: 5000,
  /** Why a post has to be decided on at once. */
  urgent: 300,
  consent: { code: 20, name: 200, guardian: 200, schoolYear: 9, withoutConsent: 4000 },
  /** Of each part of an account's name. */
  accountName: 80,
} as const;

/** Who can be recognised in a picture. */
export const PEOPLE_IN_PICTURE = ['none', 'adult', 'child'] as const;
export type PeopleKind = (typeof PEOPLE_IN_PICTURE)[number];

export const CONSENT_KINDS = ['person', 'child', 'class'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

export const CHILD_AGREEMENTS = ['under-seven', 'agreed'] as const;
export type ChildAgreement = (typeof CHILD_AGREEMENTS)[number];

/** What the public can see of a post. */
export const RECORD_STATUSES = ['draft', 'live', 'withdrawn'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** Why a version of a post was kept. */
export const REVISION_CAUSES = ['submitted', 'published'] as const;
export type RevisionCause = (typeof REVISION_CAUSES)[number];
