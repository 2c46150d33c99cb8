/**
 * The largest number of characters in a text (or of words, where it says so). The contract refuses longer texts, and forms
 * do not accept them. Content types repeat the limits in their schema.json; `cms/src/domain/schemas.test.ts` compares them.
 */
export const LIMITS = {
  post: {
    slug: 80,
    title: 300,
    lead: 1000,
    body: 200_000,
    source: 300,
    quote: 1000,
    abstract: 2000,
    keyPoint: 1000,
    originalUrl: 500,
    /** What readers are told of a withdrawal. */
    withdrawal: 1000,
    correction: 2000,
  },
  brief: { answer: 600, words: 40 },
  document: { number: 100, issuer: 300, kind: 100 },
  achievement: { what: 500, decidedBy: 300 },
  photo: { alt: 500, caption: 500, credit: 200, licence: 300 },
  attachment: { title: 300 },
  person: { name: 120, honorific: 40, post: 200, workplace: 200, phone: 50, email: 254 },
  /** Codes of vocabularies, and parts of addresses. */
  code: 80,
  unit: { name: 200, gsoCode: 20 },
  taskGroup: { shortTitle: 100, title: 500, description: 3000, sourceDocument: 300, clause: 200 },
  stream: { shortTitle: 100, title: 500 },
  department: {
    name: 200,
    shortName: 100,
    governingBody: 200,
    address: 300,
    responsible: 200,
    about: 20_000,
    feedAuthority: 200,
  },
  programme: { name: 300, document: 100, summary: 3000, summaryWords: 150 },
} as const;

/** Smallest and largest values of numbers. */
export const RANGES = {
  yearsInProfession: { min: 0, max: 70 },
  yearOfAchievement: { min: 1945, max: 2100 },
  feedYear: { min: 2000, max: 2100 },
} as const;

/** The most refusals that a publisher reports with one release. */
export const MAX_REPORTED_REFUSALS = 1000;
