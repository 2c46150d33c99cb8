import { z } from 'zod';
import { attachmentSchema, photoSchema } from './photo.ts';
import { code, day, instant, line, text } from './scalars.ts';

/**
 * 2: pictures say where else they may go, and what must stay in sight. 3: files say whether they are scans, the
 * department whom to turn to and what its programme is. `lift.ts` reads what older versions wrote.
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

export const WITHDRAWAL_REASONS = ['error', 'outdated', 'consent'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Letters and digits that are not mistaken for one another, read aloud or written by hand. */
export const POST_ID_ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';

/** Seven characters with at least one letter, so that an id never looks like a year or a page number. */
export const postId = z.string().regex(/^(?=.*[a-z])[23456789abcdefghjkmnpqrstvwxyz]{7}$/);

/** Where a post belongs: kept of a withdrawn post too. */
const placing = {
  id: postId,
  /** The unit's code, and its name as of publication. */
  unit: z.object({ code, name: line(200) }),
  taskGroups: z.array(code).min(1),
  stream: code,
  format: z.enum(FORMATS),
  firstPublishedAt: instant,
};

const author = z.object({
  name: line(120),
  penName: line(120).nullable(),
  role: z.enum(['author', 'photo', 'editor']),
  /** The name of the author's unit as of publication. */
  unit: line(200).nullable(),
});

const correction = z.object({ at: instant, note: text(2000) });

const live = {
  ...placing,
  status: z.literal('live'),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  title: line(300),
  lead: line(1000),
  /** Markdown. */
  body: text(200_000),
  modifiedAt: instant,
  corrections: z.array(correction),
  authors: z.array(author),
  source: line(300).nullable(),
  leadPhoto: photoSchema.nullable(),
  gallery: z.array(photoSchema),
  attachments: z.array(attachmentSchema),
  /** Demo content: marked on the page and in feeds, and it never leaves the machine. */
  sample: z.boolean(),
};

const article = z.object({ kind: z.literal('article'), ...live });

const profile = z.object({
  kind: z.literal('profile'),
  ...live,
  person: z.object({
    name: line(120),
    /** "cô", "thầy", "bà", "ông" */
    honorific: line(40).nullable(),
    post: line(200).nullable(),
    workplace: line(200).nullable(),
    yearsInProfession: z.int().min(0).max(70).nullable(),
  }),
  achievements: z.array(
    z.object({ year: z.int().min(1945).max(2100), what: line(500), decidedBy: line(300).nullable() }),
  ),
  quote: text(1000).nullable(),
});

/** "Nói ngắn gọn": one answer, at most 40 words. */
const briefAnswer = line(600).refine((value) => value.split(' ').length <= 40, { error: 'nhiều hơn 40 chữ' });

const policy = z.object({
  kind: z.literal('policy'),
  ...live,
  document: z.object({
    /** Số, ký hiệu: "1008/KH-SGDĐT" */
    number: line(100),
    issuer: line(300),
    /** Loại văn bản: "Kế hoạch" */
    kind: line(100),
    issuedOn: day,
    effectiveOn: day.nullable(),
    expiredOn: day.nullable(),
  }),
  state: z.enum(POLICY_STATES),
  /** Trích yếu. */
  abstract: text(2000),
  keyPoints: z.array(line(1000)),
  /** Ai được hưởng? Được gì? Từ khi nào? Hỏi ở đâu? */
  brief: z.object({ who: briefAnswer, what: briefAnswer, when: briefAnswer, where: briefAnswer }).nullable(),
  original: attachmentSchema.nullable(),
  /** Official address of the text, where it is not attached. */
  originalUrl: z.url({ protocol: /^https?$/ }).nullable(),
  relations: z.array(
    z.object({
      relation: z.enum(['implements', 'replaces']),
      number: line(100),
      /** Id of the related document's own post, live or not. */
      id: postId,
    }),
  ),
});

/**
 * What is left of a withdrawn post. Withdrawn by consent it has no slug and no title either:
 * both carry a name.
 */
const withdrawn = z
  .object({
    kind: z.enum(KINDS),
    ...placing,
    status: z.literal('withdrawn'),
    withdrawnAt: instant,
    reasonKind: z.enum(WITHDRAWAL_REASONS),
    /** What readers are told. */
    reason: line(1000),
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

/** A post as the public may know it; a union on `status`. */
export const publicationSchema = z.union([livePublicationSchema, withdrawn]);

export type Article = z.infer<typeof article>;
export type Profile = z.infer<typeof profile>;
export type Policy = z.infer<typeof policy>;
export type LivePublication = z.infer<typeof livePublicationSchema>;
export type WithdrawnPublication = z.infer<typeof withdrawn>;
export type Publication = LivePublication | WithdrawnPublication;
export type Author = z.infer<typeof author>;
