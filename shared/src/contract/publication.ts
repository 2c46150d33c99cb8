import { z } from 'zod';
import { LIMITS, RANGES } from './limits.ts';
import { attachmentSchema, photoSchema } from './photo.ts';
import { code, day, instant, int, line, text } from './scalars.ts';

/**
 * 2: pictures say where else they may be used, and which point must stay visible. 3: files say whether they are scans; the
 * department has contacts and its programme. `lift.ts` converts older versions.
 */
export const PUBLICATION_VERSION = 3;

export const KINDS = ['article', 'profile', 'policy'] as const;
export type Kind = (typeof KINDS)[number];

export const FORMATS = [
  'tin',
  'bai',
  'phong-su-chuyen-de',
  'chum-anh',
  'video',
  'thong-cao-bao-chi',
  'thu-moi-bao-chi',
] as const;
export type Format = (typeof FORMATS)[number];

export const POLICY_STATES = [
  'con-hieu-luc',
  'het-hieu-luc-mot-phan',
  'het-hieu-luc',
  'chua-xac-minh',
] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

export const AUTHOR_ROLES = ['author', 'photo', 'editor'] as const;

/** Relations between two documents. */
const RELATIONS = ['implements', 'replaces'] as const;

export const WITHDRAWAL_REASONS = ['error', 'outdated', 'consent'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Letters and digits that are not easily confused when read aloud or written by hand. */
export const POST_ID_ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';

/** Seven characters with at least one letter, so that an id never looks like a year or a page number. */
export const postId = z.string().regex(/^(?=.*[a-z])[23456789abcdefghjkmnpqrstvwxyz]{7}$/);

/** Unit, topics and the like; a withdrawn post keeps them too. */
const placing = {
  id: postId,
  /** The unit's code, and its name as of publication. */
  unit: z.object({ code, name: line(LIMITS.unit.name) }),
  taskGroups: z.array(code).min(1),
  stream: code,
  format: z.enum(FORMATS),
  firstPublishedAt: instant,
};

const author = z.object({
  name: line(LIMITS.person.name),
  penName: line(LIMITS.person.name).nullable(),
  role: z.enum(AUTHOR_ROLES),
  /** The name of the author's unit as of publication. */
  unit: line(LIMITS.unit.name).nullable(),
});

const correction = z.object({ at: instant, note: text(LIMITS.post.correction) });

const live = {
  ...placing,
  status: z.literal('live'),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(LIMITS.post.slug),
  title: line(LIMITS.post.title),
  lead: line(LIMITS.post.lead),
  /** Markdown. */
  body: text(LIMITS.post.body),
  modifiedAt: instant,
  corrections: z.array(correction),
  authors: z.array(author),
  source: line(LIMITS.post.source).nullable(),
  leadPhoto: photoSchema.nullable(),
  gallery: z.array(photoSchema),
  attachments: z.array(attachmentSchema),
  /** Demo content: marked on the page and in feeds. It is never sent to others. */
  sample: z.boolean(),
};

const article = z.object({ kind: z.literal('article'), ...live });

const profile = z.object({
  kind: z.literal('profile'),
  ...live,
  person: z.object({
    name: line(LIMITS.person.name),
    /** "cô", "thầy", "bà", "ông" */
    honorific: line(LIMITS.person.honorific).nullable(),
    post: line(LIMITS.person.post).nullable(),
    workplace: line(LIMITS.person.workplace).nullable(),
    yearsInProfession: int(RANGES.yearsInProfession).nullable(),
  }),
  achievements: z.array(
    z.object({
      year: int(RANGES.yearOfAchievement),
      what: line(LIMITS.achievement.what),
      decidedBy: line(LIMITS.achievement.decidedBy).nullable(),
    }),
  ),
  quote: text(LIMITS.post.quote).nullable(),
});

/** "Nói ngắn gọn": one answer. */
const briefAnswer = line(LIMITS.brief.answer).refine(
  (value) => value.split(' ').length <= LIMITS.brief.words,
  { error: `nhiều hơn ${LIMITS.brief.words} chữ` },
);

const policy = z.object({
  kind: z.literal('policy'),
  ...live,
  document: z.object({
    /** Số, ký hiệu: "1008/KH-SGDĐT" */
    number: line(LIMITS.document.number),
    issuer: line(LIMITS.document.issuer),
    /** Loại văn bản: "Kế hoạch" */
    kind: line(LIMITS.document.kind),
    issuedOn: day,
    effectiveOn: day.nullable(),
    expiredOn: day.nullable(),
  }),
  state: z.enum(POLICY_STATES),
  /** Trích yếu. */
  abstract: text(LIMITS.post.abstract),
  keyPoints: z.array(line(LIMITS.post.keyPoint)),
  /** Ai được hưởng? Được gì? Từ khi nào? Hỏi ở đâu? */
  brief: z.object({ who: briefAnswer, what: briefAnswer, when: briefAnswer, where: briefAnswer }).nullable(),
  original: attachmentSchema.nullable(),
  /** Official address of the text, if it is not attached. */
  originalUrl: z
    .url({ protocol: /^https?$/ })
    .max(LIMITS.post.originalUrl)
    .nullable(),
  relations: z.array(
    z.object({
      relation: z.enum(RELATIONS),
      number: line(LIMITS.document.number),
      /** Id of the related document's own post, live or not. */
      id: postId,
    }),
  ),
});

/**
 * What remains of a withdrawn post. If it was withdrawn by consent, it has no slug and no title, because both may contain
 * a name.
 */
const withdrawn = z
  .object({
    kind: z.enum(KINDS),
    ...placing,
    status: z.literal('withdrawn'),
    withdrawnAt: instant,
    reasonKind: z.enum(WITHDRAWAL_REASONS),
    /** What readers are told. */
    reason: line(LIMITS.post.withdrawal),
    slug: live.slug.nullable(),
    title: live.title.nullable(),
  })
  .superRefine((post, context) => {
    const message = 'chỉ được bỏ trống, và phải bỏ trống, khi gỡ theo yêu cầu';
    for (const field of ['slug', 'title'] as const) {
      if ((post[field] === null) !== (post.reasonKind === 'consent')) {
        context.addIssue({ code: 'custom', message, path: [field] });
      }
    }
  });

export const livePublicationSchema = z.discriminatedUnion('kind', [article, profile, policy]);

/** Everything that is public about a post; a union on `status`. */
export const publicationSchema = z.union([livePublicationSchema, withdrawn]);

export type Article = z.infer<typeof article>;
export type Profile = z.infer<typeof profile>;
export type Policy = z.infer<typeof policy>;
export type LivePublication = z.infer<typeof livePublicationSchema>;
export type WithdrawnPublication = z.infer<typeof withdrawn>;
export type Publication = LivePublication | WithdrawnPublication;
export type Author = z.infer<typeof author>;
