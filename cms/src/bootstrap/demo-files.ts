import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AUTHOR_ROLES, FORMATS, POLICY_STATES } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import matter from 'gray-matter';
import { z } from 'zod';
import type { PostUid } from '../domain/content-types';
import { PEOPLE_IN_PICTURE } from '../domain/fields';
import { parseSeed, seedError, seedPath } from './seed-files';

const line = z.string().trim().min(1);
const day = z.iso.date();

const photo = z
  .strictObject({
    /** Name of a drawing in `seed/demo/pictures`. */
    picture: line,
    alt: line.optional(),
    decorative: z.boolean().default(false),
    caption: line.optional(),
    credit: line,
    licence: line.optional(),
    /** The drawings show no people. */
    people: z.enum(PEOPLE_IN_PICTURE).default('none'),
    /** Keys of `seed/demo/consents.json`. */
    consents: z.array(line).default([]),
    checkedWithClass: z.boolean().default(false),
  })
  .refine((value) => value.decorative || value.alt !== undefined, {
    error: 'chưa có mô tả ảnh',
    path: ['alt'],
  });

const attachment = z.strictObject({
  title: line,
  /** Name of a file in `seed/demo/files`. */
  file: line,
});

const common = {
  title: line,
  lead: line,
  format: z.enum(FORMATS),
  /** Codes of the vocabularies. */
  stream: line,
  taskGroups: z.array(line).min(1),
  unit: line,
  publishedAt: z.iso.datetime({ offset: true }),
  authors: z.array(
    z.strictObject({
      name: line,
      penName: line.optional(),
      role: z.enum(AUTHOR_ROLES),
      unit: line.optional(),
    }),
  ),
  source: line.optional(),
  leadPhoto: photo.optional(),
  gallery: z.array(photo).default([]),
  attachments: z.array(attachment).default([]),
  /** Consents of people whom the text names; keys of `seed/demo/consents.json`. */
  consents: z.array(line).default([]),
  body: line,
};

const articleSchema = z.strictObject(common);

const profileSchema = z.strictObject({
  ...common,
  person: z.strictObject({
    name: line,
    honorific: line.optional(),
    post: line.optional(),
    workplace: line.optional(),
    yearsInProfession: z.int().optional(),
  }),
  achievements: z
    .array(z.strictObject({ year: z.int(), what: line, decidedBy: line.optional() }))
    .default([]),
  quote: line.optional(),
});

const policySchema = z.strictObject({
  ...common,
  document: z.strictObject({
    number: line,
    issuer: line,
    kind: line,
    issuedOn: day,
    effectiveOn: day.optional(),
    expiredOn: day.optional(),
  }),
  state: z.enum(POLICY_STATES),
  abstract: line,
  keyPoints: z.array(line),
  brief: z.strictObject({ who: line, what: line, when: line, where: line }).optional(),
  originalUrl: z.url().optional(),
  /** Document numbers of other policies in the seed. */
  implements: z.array(line).default([]),
  replaces: z.array(line).default([]),
});

type Article = z.infer<typeof articleSchema>;
type Profile = z.infer<typeof profileSchema>;
export type Policy = z.infer<typeof policySchema>;
export type SeedPhoto = z.infer<typeof photo>;

/** One seed file, checked. `file` is its path below `seed/`. */
export type SeedPost = { file: string; sample: boolean } & (
  | { uid: 'api::article.article'; content: Article }
  | { uid: 'api::profile.profile'; content: Profile }
  | { uid: 'api::policy.policy'; content: Policy }
);

/** What the posts may refer to: codes of the vocabularies as they are in the database. */
export interface KnownCodes {
  units: ReadonlySet<string>;
  taskGroups: ReadonlySet<string>;
  streams: ReadonlySet<string>;
}

const SOURCES = [
  { folder: 'policies', uid: 'api::policy.policy', sample: false },
  { folder: 'demo/articles', uid: 'api::article.article', sample: true },
  { folder: 'demo/profiles', uid: 'api::profile.profile', sample: true },
] as const;

/**
 * All demo posts, checked, in the order in which they can be published: a policy after the policies
 * that it names, because Strapi drops a relation to an unpublished target (strapi/strapi#25361);
 * then the others by their dates.
 */
export const readSeedPosts = async (strapi: Core.Strapi, codes: KnownCodes): Promise<SeedPost[]> => {
  const posts: SeedPost[] = [];
  for (const { folder, uid, sample } of SOURCES) {
    const names = (await readdir(seedPath(strapi, folder))).filter((name) => name.endsWith('.md')).sort();
    for (const name of names) posts.push(await readPost(strapi, join(folder, name), uid, sample));
  }
  const ordered = inPublishingOrder(posts);
  for (const post of ordered) assertKnownReferences(strapi, post, codes);
  return ordered;
};

export const pictureFile = (strapi: Core.Strapi, picture: string): string =>
  seedPath(strapi, 'demo', 'pictures', `${picture}.svg`);

export const attachedFile = (strapi: Core.Strapi, file: string): string =>
  seedPath(strapi, 'demo', 'files', file);

export const photosOf = ({ content }: SeedPost): SeedPhoto[] => [
  ...(content.leadPhoto ? [content.leadPhoto] : []),
  ...content.gallery,
];

const readPost = async (
  strapi: Core.Strapi,
  file: string,
  uid: PostUid,
  sample: boolean,
): Promise<SeedPost> => {
  const source = await readFile(seedPath(strapi, file), 'utf8');
  const { data, content: body } = matter(source);
  const path = join('seed', file);
  const raw = { ...data, body: body.trim() };
  switch (uid) {
    case 'api::article.article':
      return { file, sample, uid, content: parseSeed(path, articleSchema, raw) };
    case 'api::profile.profile':
      return { file, sample, uid, content: parseSeed(path, profileSchema, raw) };
    case 'api::policy.policy':
      return { file, sample, uid, content: parseSeed(path, policySchema, raw) };
    default:
      return uid satisfies never;
  }
};

const inPublishingOrder = (posts: readonly SeedPost[]): SeedPost[] => {
  const byDate = [...posts].sort(
    (a, b) => Date.parse(a.content.publishedAt) - Date.parse(b.content.publishedAt),
  );
  const policies = new Map(
    byDate.flatMap((post) =>
      post.uid === 'api::policy.policy' ? [[post.content.document.number, post] as const] : [],
    ),
  );
  const ordered = new Set<SeedPost>();
  const add = (post: SeedPost, namedBy: readonly SeedPost[]): void => {
    if (ordered.has(post)) return;
    for (const { field, number } of documentsNamed(post)) {
      const named = policies.get(number);
      const path = join('seed', post.file);
      if (!named)
        throw seedError(path, [{ field, reason: `không có văn bản số “${number}” trong seed/policies` }]);
      if (named === post || namedBy.includes(named)) {
        throw seedError(path, [{ field, reason: `văn bản “${number}” dẫn ngược lại chính văn bản này` }]);
      }
      add(named, [...namedBy, post]);
    }
    ordered.add(post);
  };
  for (const policy of policies.values()) add(policy, []);
  for (const post of byDate) add(post, []);
  return [...ordered];
};

const documentsNamed = (post: SeedPost): { field: string; number: string }[] =>
  post.uid === 'api::policy.policy'
    ? [
        ...post.content.implements.map((number) => ({ field: 'implements', number })),
        ...post.content.replaces.map((number) => ({ field: 'replaces', number })),
      ]
    : [];

const assertKnownReferences = (strapi: Core.Strapi, post: SeedPost, codes: KnownCodes): void => {
  const { unit, stream, taskGroups, authors, attachments } = post.content;
  const problems = [
    ...unknown('unit', [unit], codes.units),
    ...unknown('stream', [stream], codes.streams),
    ...unknown('taskGroups', taskGroups, codes.taskGroups),
    ...unknown(
      'authors.unit',
      authors.flatMap((author) => author.unit ?? []),
      codes.units,
    ),
    ...photosOf(post)
      .filter(({ picture }) => !existsSync(pictureFile(strapi, picture)))
      .map(({ picture }) => ({
        field: 'picture',
        reason: `không có hình seed/demo/pictures/${picture}.svg`,
      })),
    ...attachments
      .filter(({ file }) => !existsSync(attachedFile(strapi, file)))
      .map(({ file }) => ({ field: 'attachments.file', reason: `không có tệp seed/demo/files/${file}` })),
  ];
  if (problems.length > 0) throw seedError(join('seed', post.file), problems);
};

const unknown = (field: string, used: readonly string[], known: ReadonlySet<string>) =>
  used.filter((code) => !known.has(code)).map((code) => ({ field, reason: `không có mã “${code}”` }));
