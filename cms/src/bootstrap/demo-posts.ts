import type { Core } from '@strapi/strapi';
import { POST_UID_LIST, type PostKey } from '../domain/content-types';
import { draftHash, loadDraft } from '../newsroom/posts/drafts';
import { actorById } from '../newsroom/people/people';
import { loadPost } from '../newsroom/posts/post-facts';
import { transition } from '../newsroom/approval/workflow';
import { asPerson, asSeed } from '../newsroom/ground/permits';
import { demoAuthors } from './accounts';
import { type Policy, type SeedPhoto, type SeedPost, photosOf, readSeedPosts } from './demo-files';
import { FORM_PICTURE, ensureConsents } from './demo-consents';
import { ensureAttachedFiles, ensurePictures } from './demo-library';
import type { SeedMode } from './seed-files';
import { NEW_STATE, type SeedState, readSeedState, writeSeedState } from './seed-state';
import { documentIdsByCode } from './vocabularies';

/** Document ids of the vocabularies, by code. */
interface Vocabularies {
  units: ReadonlyMap<string, string>;
  taskGroups: ReadonlyMap<string, string>;
  streams: ReadonlyMap<string, string>;
}

/** Everything in the database that a seed file may refer to. */
interface References extends Vocabularies {
  pictures: ReadonlyMap<string, number>;
  files: ReadonlyMap<string, number>;
  consents: ReadonlyMap<string, string>;
  /** Policies by the number of their document. */
  policies: ReadonlyMap<string, string>;
}

/**
 * Loads and publishes the demo posts into an empty newsroom. Every file is checked before the first
 * row is written; a start that was interrupted is finished by the next one.
 */
export const ensureDemoPosts = async (strapi: Core.Strapi, mode: SeedMode): Promise<void> => {
  if (mode !== 'demo') return;
  const begun = await beginOrContinue(strapi);
  if (!begun) return;

  const vocabularies = await readVocabularies(strapi);
  const posts = await readSeedPosts(strapi, {
    units: new Set(vocabularies.units.keys()),
    taskGroups: new Set(vocabularies.taskGroups.keys()),
    streams: new Set(vocabularies.streams.keys()),
  });

  const people = await demoAuthors();
  await asSeed(async () => {
    const drawn = await ensurePictures(strapi, [...picturesOf(posts), FORM_PICTURE], begun);
    const filed = await ensureAttachedFiles(strapi, filesOf(posts), drawn);
    let state = await ensureConsents(strapi, vocabularies.units, filed, people.writer);
    for (const [index, post] of posts.entries()) {
      if (state.posts[post.file] === undefined) {
        state = await addPost(strapi, post, references(vocabularies, posts, state), state, people);
      }
      process.stdout.write(`Đã nạp ${index + 1}/${posts.length} bài\n`);
    }
    await writeSeedState(strapi, { ...state, finished: true });
  });
};

/** null: nothing to do, because the demo is complete or people have written posts. */
const beginOrContinue = async (strapi: Core.Strapi): Promise<SeedState | null> => {
  const state = await readSeedState(strapi);
  if (state) return state.finished ? null : state;
  if (await hasPosts(strapi)) return null;
  await writeSeedState(strapi, NEW_STATE);
  return NEW_STATE;
};

const hasPosts = async (strapi: Core.Strapi): Promise<boolean> => {
  for (const uid of POST_UID_LIST) {
    if ((await strapi.documents(uid).count({ status: 'draft' })) > 0) return true;
  }
  return false;
};

const readVocabularies = async (strapi: Core.Strapi): Promise<Vocabularies> => ({
  units: await documentIdsByCode(strapi, 'api::unit.unit'),
  taskGroups: await documentIdsByCode(strapi, 'api::task-group.task-group'),
  streams: await documentIdsByCode(strapi, 'api::stream.stream'),
});

const picturesOf = (posts: readonly SeedPost[]): string[] =>
  [...new Set(posts.flatMap(photosOf).map((photo) => photo.picture))].sort();

const filesOf = (posts: readonly SeedPost[]): string[] =>
  [...new Set(posts.flatMap(({ content }) => content.attachments.map(({ file }) => file)))].sort();

const references = (
  vocabularies: Vocabularies,
  posts: readonly SeedPost[],
  state: SeedState,
): References => ({
  ...vocabularies,
  pictures: new Map(Object.entries(state.pictures)),
  files: new Map(Object.entries(state.files)),
  consents: new Map(Object.entries(state.consents)),
  policies: new Map(
    posts.flatMap((post) => {
      const documentId = state.posts[post.file];
      return post.uid === 'api::policy.policy' && documentId !== undefined
        ? [[post.content.document.number, documentId] as const]
        : [];
    }),
  ),
});

/** The draft, the publication and the entry in the seed state are written in one transaction. */
const addPost = async (
  strapi: Core.Strapi,
  post: SeedPost,
  refs: References,
  state: SeedState,
  people: People,
): Promise<SeedState> => {
  try {
    return await strapi.db.transaction(async () => {
      const { documentId } = await asPerson(people.writer, () =>
        strapi.documents(post.uid).create({
          status: 'draft',
          // Checked files: Strapi's input types cannot follow the data here.
          data: { ...postData(post, refs), createdBy: people.writer, updatedBy: people.writer } as never,
        }),
      );
      await takeThroughWorkflow({ uid: post.uid, documentId }, post.content.publishedAt, people);
      const next = { ...state, posts: { ...state.posts, [post.file]: documentId } };
      await writeSeedState(strapi, next);
      return next;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Không đăng được seed/${post.file}: ${reason}`, { cause: error });
  }
};

interface People {
  writer: number;
  approver: number;
  spokesperson: number;
}

/** Takes a post through the real workflow: one person submits, another approves, the spokesperson where needed. */
const takeThroughWorkflow = async (key: PostKey, publishedAt: string, people: People): Promise<void> => {
  const act = async (
    action: 'submit' | 'approve' | 'approveAsSpokesperson',
    person: number,
  ): Promise<void> => {
    const loaded = await loadDraft(key);
    if (!loaded) throw new Error(`Không tìm thấy ${key.uid} ${key.documentId}.`);
    await transition(key, action, await actorById(person), { draftHash: draftHash(loaded.snapshot, null) });
  };
  await asSeed(async () => {
    await act('submit', people.writer);
    await act('approve', people.approver);
    if ((await loadPost(key))?.facts.state === 'second')
      await act('approveAsSpokesperson', people.spokesperson);
  }, publishedAt);
};

const postData = (post: SeedPost, refs: References): Record<string, unknown> => {
  const { content, sample } = post;
  const common = {
    title: content.title,
    lead: content.lead,
    body: content.body,
    format: content.format,
    stream: resolve(refs.streams, content.stream),
    taskGroups: content.taskGroups.map((code) => resolve(refs.taskGroups, code)),
    unit: resolve(refs.units, content.unit),
    authors: content.authors.map(({ unit, ...author }) => ({
      ...author,
      ...(unit === undefined ? {} : { unit: resolve(refs.units, unit) }),
    })),
    source: content.source ?? null,
    leadPhoto: content.leadPhoto ? photoData(content.leadPhoto, refs) : null,
    gallery: content.gallery.map((photo) => photoData(photo, refs)),
    attachments: content.attachments.map(({ title, file }) => ({ title, file: resolve(refs.files, file) })),
    consents: content.consents.map((key) => resolve(refs.consents, key)),
    sample,
  };
  switch (post.uid) {
    case 'api::article.article':
      return common;
    case 'api::profile.profile': {
      const { person, achievements, quote } = post.content;
      return { ...common, person, achievements, quote: quote ?? null };
    }
    case 'api::policy.policy':
      return { ...common, ...policyData(post.content, refs) };
    default:
      return post satisfies never;
  }
};

const policyData = (policy: Policy, refs: References) => ({
  documentNumber: policy.document.number,
  issuer: policy.document.issuer,
  documentKind: policy.document.kind,
  issuedOn: policy.document.issuedOn,
  effectiveOn: policy.document.effectiveOn ?? null,
  expiredOn: policy.document.expiredOn ?? null,
  state: policy.state,
  abstract: policy.abstract,
  keyPoints: policy.keyPoints.map((text) => ({ text })),
  brief: policy.brief ?? null,
  originalUrl: policy.originalUrl ?? null,
  implements: policy.implements.map((number) => resolve(refs.policies, number)),
  replaces: policy.replaces.map((number) => resolve(refs.policies, number)),
});

const photoData = ({ picture, consents, ...photo }: SeedPhoto, refs: References) => ({
  ...photo,
  picture: resolve(refs.pictures, picture),
  consents: consents.map((key) => resolve(refs.consents, key)),
});

/** All references were checked when the files were read, so a missing one is a mistake in the code. */
const resolve = <T>(known: ReadonlyMap<string, T>, key: string): T => {
  const value = known.get(key);
  if (value === undefined) throw new Error(`Không tìm thấy “${key}”.`);
  return value;
};
