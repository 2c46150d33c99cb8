import {
  type LivePublication,
  type Publication,
  type WithdrawalReason,
  GLOSSARY,
  livePublicationSchema,
  postPath,
  publicationSchema,
} from '@newsroom/shared';
import type { Problem } from '../../domain/problems';
import { type PublishInput, linkedPosts, publish } from '../../domain/publication/publish';
import { warningsOf } from '../../domain/publication/warnings';
import { withdraw } from '../../domain/publication/withdraw';
import { SPOKEN_FORMATS } from '../../domain/workflow/workflow';
import { blurredPictures, keepOriginals } from '../posts/drafts';
import { announcedKeys, announcedPayload, appendOutboxRow } from '../outbox/outbox';
import type { CorrectionNote, PostRecord } from '../../domain/posts/post-record';
import { NOTHING_SUBMITTED, recordsWhere } from '../posts/post-records';
import type { LoadedPost } from '../posts/post-facts';
import { refusal } from '../ground/refusal';
import { withPublicationPermit } from '../ground/permits';
import { allUnits } from '../vocabularies/vocabularies';
import type { PostKey } from '../../domain/content-types';
import { rowsOf } from '../ground/rows';
import { POST_UIDS } from '../../domain/content-types';
import { siteUrl } from '../ground/environment';

/** The draft as it would be published at an instant; made once for the decision, the publication and the mails. */
export interface Prepared {
  /** Null: it cannot be published because of `problems`. */
  publication: LivePublication | null;
  problems: Problem[];
  /** Shown to people; they do not prevent a publication. */
  warnings: () => Problem[];
}

export const preparePublication = async (
  post: Pick<LoadedPost, 'key' | 'loaded' | 'record'>,
  at: string,
): Promise<Prepared> => {
  const input = await publishInput(post, at);
  const result = publish(input);
  const warnings = () => warningsOf(input);
  return 'problems' in result
    ? { publication: null, problems: result.problems, warnings }
    : { publication: result.publication, problems: [], warnings };
};

/** What a change for readers sets in the post's record; the caller writes it. */
export type RecordChange = Partial<PostRecord>;

/**
 * Makes the draft public as it was prepared: document and outbox row together. Only the workflow calls it, within
 * `exclusively` and after its decision.
 */
export const publishDraft = async (
  { key, loaded, record }: LoadedPost,
  publication: LivePublication,
): Promise<RecordChange> => {
  await keepOriginals(loaded);
  await withPublicationPermit(key.documentId, async () => {
    const documents = strapi.documents(key.uid);
    if (loaded.draft.slug !== publication.slug) {
      await documents.update({ documentId: key.documentId, data: { slug: publication.slug } });
    }
    await documents.publish({ documentId: key.documentId });
  });
  return {
    ...(await announce(publication)),
    status: 'live',
    firstPublishedAt: publication.firstPublishedAt,
    modifiedAt: publication.modifiedAt,
    corrections: publication.corrections,
    // A post that once spoke for the department needs the spokesperson at every later change, even with another format.
    flagged: record.flagged || SPOKEN_FORMATS.includes(publication.format),
    textSavers: null,
    correctionRequest: null,
    ...NOTHING_SUBMITTED,
  };
};

/** Announces the live post again with other notes; its text does not change. */
export const republishNotes = async (
  { record }: LoadedPost,
  corrections: CorrectionNote[],
): Promise<RecordChange> => {
  const live = await liveOf(record);
  if (!live) throw refusal('Chưa làm được.', [{ field: 'Trạng thái', reason: 'bài chưa đăng hoặc đã gỡ' }]);
  return { ...(await announce({ ...live, corrections })), corrections, hiding: null };
};

/** The published document, with the hashes of its pictures in their order; null: the post is not live. */
export const livePictures = async ({
  key,
  record,
}: LoadedPost): Promise<{ version: PublishedVersion; sha256: (string | null)[] } | null> => {
  const live = record.status === 'live' ? await liveOf(record) : null;
  const version = live && (await publishedVersion(key));
  if (!live || !version) return null;
  if (live.gallery.length !== version.gallery.length) {
    throw new Error(`${record.postId}: what is public does not match the published document`);
  }
  return { version, sha256: [live.leadPhoto, ...live.gallery].map((photo) => photo?.sha256 ?? null) };
};

/**
 * Removes pictures from the live post and from the published document; nothing else changes.
 * @param places 0 is the lead picture, 1 the gallery's first
 */
export const republishWithout = async (
  { key, record }: LoadedPost,
  places: readonly number[],
): Promise<RecordChange> => {
  const live = await liveOf(record);
  const version = await publishedVersion(key);
  if (!live || !version) throw new Error(`${record.postId} is not live`);
  const gone = [version.leadPhoto, ...version.gallery].filter((_, place) => places.includes(place));
  for (const photo of gone) {
    if (photo) await rowsOf('post.photo').delete({ where: { id: photo.id } });
  }
  const modifiedAt = new Date().toISOString();
  const announced = await announce({
    ...live,
    leadPhoto: places.includes(0) ? null : live.leadPhoto,
    gallery: live.gallery.filter((_, index) => !places.includes(index + 1)),
    modifiedAt,
  });
  return { ...announced, modifiedAt };
};

/** The part of the published document that says who is shown. */
interface PublishedVersion {
  consents: { code: string }[];
  leadPhoto: PublishedPhoto | null;
  gallery: PublishedPhoto[];
}

interface PublishedPhoto {
  id: number;
  picture: { id: number } | null;
  consents: { code: string }[];
}

const publishedVersion = (key: PostKey): Promise<PublishedVersion | null> => {
  const photo = { populate: { picture: true, consents: true } } as const;
  return rowsOf(key.uid).findOne({
    where: { documentId: key.documentId, publishedAt: { $notNull: true } },
    populate: { consents: true, leadPhoto: photo, gallery: photo },
  });
};

/** Takes a live post off the site. Throws a ValidationError for a post that is not live. */
export const withdrawLive = async (
  { key, record }: LoadedPost,
  { reasonKind, reason }: { reasonKind: WithdrawalReason; reason: string },
): Promise<RecordChange> => {
  const result = withdraw({
    live: await liveOf(record),
    reasonKind,
    reason,
    at: new Date().toISOString(),
  });
  if ('problems' in result) throw refusal('Chưa gỡ được bài.', result.problems);
  const { publication } = result;
  await withPublicationPermit(key.documentId, () =>
    strapi.documents(key.uid).unpublish({ documentId: key.documentId }),
  );
  return {
    ...(await announce(publication)),
    status: 'withdrawn',
    withdrawnAt: publication.withdrawnAt,
    reasonKind,
    reason: publication.reason,
    ...(reasonKind === 'consent' ? { corrections: [] } : {}),
    flagged: false,
    correctionRequest: null,
    hiding: null,
    emergency: null,
    ...NOTHING_SUBMITTED,
  };
};

/** Announces a post that was withdrawn for another reason again, now without address and title. */
export const withdrawnByConsent = async ({ record }: LoadedPost): Promise<RecordChange> => {
  const announced = publicationSchema.parse(await announcedPayload('post', record.postId));
  if (announced.status !== 'withdrawn') throw new Error(`${record.postId} is not withdrawn`);
  const reason = { reasonKind: 'consent', reason: GLOSSARY.withdrawnByConsent } as const;
  return {
    ...(await announce({ ...announced, ...reason, slug: null, title: null })),
    ...reason,
    corrections: [],
  };
};

const publishInput = async (
  { key, loaded, record }: Pick<LoadedPost, 'key' | 'loaded' | 'record'>,
  at: string,
): Promise<PublishInput> => {
  const blurred = await blurredPictures(loaded);
  const pictures = [...loaded.files.values(), ...blurred.values()].map(({ sha256 }) => sha256);
  const linked = linkedPosts(loaded.draft.body ?? '');
  const withdrawn =
    linked.length === 0 ? [] : await recordsWhere({ status: 'withdrawn', postId: { $in: linked } });
  return {
    uid: key.uid,
    draft: loaded.draft,
    record: {
      status: record.status,
      firstPublishedAt: record.firstPublishedAt ? new Date(record.firstPublishedAt).toISOString() : null,
      corrections: notesOf(record, at),
    },
    at,
    units: await allUnits(),
    files: loaded.files,
    blurred,
    erasedPictures: await announcedKeys('picture-erasure', pictures),
    withdrawn: new Set(withdrawn.map(({ postId }) => postId)),
  };
};

/** Address of the post on the public site; null: the public has no address of it. */
export const publicUrlOf = async ({ uid, postId }: PostRecord): Promise<string | null> => {
  const announced = publicationSchema.safeParse(await announcedPayload('post', postId));
  const slug = announced.success ? announced.data.slug : null;
  return slug === null ? null : new URL(postPath({ kind: POST_UIDS[uid], id: postId, slug }), siteUrl()).href;
};

const liveOf = async ({ postId }: PostRecord): Promise<LivePublication | null> => {
  const announced = livePublicationSchema.safeParse(await announcedPayload('post', postId));
  return announced.success ? announced.data : null;
};

const announce = async (payload: Publication): Promise<Pick<PostRecord, 'sequence' | 'releasedAt'>> => ({
  sequence: await appendOutboxRow({ subject: 'post', key: payload.id, payload }),
  releasedAt: null,
});

/** The notes so far, and the note of the submitted correction if it is a substantial one. */
const notesOf = ({ corrections, correction }: PostRecord, at: string): CorrectionNote[] => [
  ...(corrections ?? []),
  ...(correction?.kind === 'substantial' ? [{ at, note: correction.note }] : []),
];
