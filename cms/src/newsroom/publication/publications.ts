import {
  type LivePublication,
  type Publication,
  type WithdrawalReason,
  GLOSSARY,
  livePublicationSchema,
  publicationSchema,
} from '@newsroom/shared';
import type { LoadedDraft, PostKey } from '../posts/drafts';
import type { Problem } from '../../domain/problems';
import {
  type PublishInput,
  type PublishResult,
  linkedPosts,
  publish,
} from '../../domain/publication/publish';
import type { Snapshot } from '../../domain/posts/snapshot';
import { warningsOf } from '../../domain/publication/warnings';
import { withdraw } from '../../domain/publication/withdraw';
import { SPOKEN_FORMATS } from '../../domain/workflow/workflow';
import { blurredPictures, keepOriginals } from '../posts/drafts';
import { announcedKeys, announcedPayload, appendOutboxRow } from '../outbox/outbox';
import {
  type CorrectionNote,
  NOTHING_PENDING,
  type PostRecord,
  recordsWhere,
  updateRecord,
} from '../posts/post-records';
import type { LoadedPost } from '../posts/post-facts';
import { refusal } from '../ground/refusal';
import { withPublicationTicket } from '../ground/permits';
import { allUnits } from '../vocabularies/vocabularies';

/** What the draft would be to the public, or every problem that stands in the way. */
export const preparePublication = async (
  key: PostKey,
  loaded: LoadedDraft,
  record: PostRecord,
  at: string,
): Promise<PublishResult> => publish(await publishInput(key, loaded, record, at));

/** What the draft could not be published for, and what is told without stopping anything. */
export const examineDraft = async (
  key: PostKey,
  loaded: LoadedDraft,
  record: PostRecord,
  at: string,
): Promise<{ problems: Problem[]; warnings: Problem[] }> => {
  const input = await publishInput(key, loaded, record, at);
  const result = publish(input);
  return { problems: 'problems' in result ? result.problems : [], warnings: warningsOf(input) };
};

/**
 * Makes the draft public as it stands: document, outbox row and record together. Only the workflow calls it,
 * within `exclusively` and after its decision. Throws a ValidationError that names every field to mend.
 */
export const publishDraft = async (
  key: PostKey,
  loaded: LoadedDraft,
  record: PostRecord,
  at: string,
): Promise<LivePublication> => {
  const result = await preparePublication(key, loaded, record, at);
  if ('problems' in result) throw refusal('Chưa đăng được bài. Hãy sửa những mục sau:', result.problems);
  const { publication } = result;
  await keepOriginals(loaded);
  await withPublicationTicket(key.documentId, async () => {
    const documents = strapi.documents(key.uid);
    if (loaded.draft.slug !== publication.slug) {
      await documents.update({ documentId: key.documentId, data: { slug: publication.slug } });
    }
    await documents.publish({ documentId: key.documentId });
  });
  await announce(record, publication, {
    status: 'live',
    firstPublishedAt: publication.firstPublishedAt,
    modifiedAt: publication.modifiedAt,
    corrections: publication.corrections,
    // What spoke for the department once is seen by the spokesperson whenever it changes, whatever it is called then.
    flagged: record.flagged || SPOKEN_FORMATS.includes(publication.format),
    textSavers: null,
    correctionRequest: null,
    ...NOTHING_PENDING,
  });
  return publication;
};

/** Announces what readers have anew with other notes: nothing of the text changes. */
export const republishNotes = async (record: PostRecord, corrections: CorrectionNote[]): Promise<void> => {
  const live = await liveOf(record);
  if (!live) throw refusal('Chưa làm được.', [{ field: 'Trạng thái', reason: 'bài chưa đăng hoặc đã gỡ' }]);
  await announce(record, { ...live, corrections }, { corrections, hiding: null });
};

/** What readers have of a post in the terms of its form, with the hashes of its pictures by place; null: it is not live. */
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
 * Takes pictures out of what readers have, and out of the published document; nothing else of it changes.
 * @param places 0 is the lead picture, 1 the gallery's first
 */
export const republishWithout = async (
  key: PostKey,
  record: PostRecord,
  places: readonly number[],
): Promise<void> => {
  const live = await liveOf(record);
  const version = await publishedVersion(key);
  if (!live || !version) throw new Error(`${record.postId} is not live`);
  const gone = [version.leadPhoto, ...version.gallery].filter((_, place) => places.includes(place));
  for (const photo of gone) {
    if (photo) await strapi.db.query('post.photo').delete({ where: { id: photo.id } });
  }
  const modifiedAt = new Date().toISOString();
  await announce(
    record,
    {
      ...live,
      leadPhoto: places.includes(0) ? null : live.leadPhoto,
      gallery: live.gallery.filter((_, index) => !places.includes(index + 1)),
      modifiedAt,
    },
    { modifiedAt },
  );
};

interface PublishedVersion {
  consents: { code: string | null }[];
  leadPhoto: PublishedPhoto | null;
  gallery: PublishedPhoto[];
}
type PublishedPhoto = Snapshot['gallery'][number] & { id: number };

const publishedVersion = (key: PostKey): Promise<PublishedVersion | null> => {
  const photo = { populate: { picture: true, consents: true } };
  return strapi.db.query(key.uid).findOne({
    where: { documentId: key.documentId, publishedAt: { $notNull: true } },
    populate: { consents: true, leadPhoto: photo, gallery: photo },
  });
};

/** Takes a live post off the site. Throws a ValidationError for a post that is not live. */
export const withdrawLive = async (
  key: PostKey,
  record: PostRecord,
  { reasonKind, reason }: { reasonKind: WithdrawalReason; reason: string },
): Promise<void> => {
  const result = withdraw({
    live: await liveOf(record),
    reasonKind,
    reason,
    at: new Date().toISOString(),
  });
  if ('problems' in result) throw refusal('Chưa gỡ được bài.', result.problems);
  const { publication } = result;
  await withPublicationTicket(key.documentId, () =>
    strapi.documents(key.uid).unpublish({ documentId: key.documentId }),
  );
  await announce(record, publication, {
    status: 'withdrawn',
    withdrawnAt: publication.withdrawnAt,
    reasonKind,
    reason: publication.reason,
    ...(reasonKind === 'consent' ? { corrections: [] } : {}),
    flagged: false,
    correctionRequest: null,
    hiding: null,
    emergency: null,
    ...NOTHING_PENDING,
  });
};

/** A post that was withdrawn for another reason keeps neither address nor name any more. */
export const withdrawnByConsent = async (record: PostRecord): Promise<void> => {
  const announced = publicationSchema.parse(await announcedPayload('post', record.postId));
  if (announced.status !== 'withdrawn') throw new Error(`${record.postId} is not withdrawn`);
  const reason = { reasonKind: 'consent', reason: GLOSSARY.withdrawnByConsent } as const;
  await announce(
    record,
    { ...announced, ...reason, slug: null, title: null },
    { ...reason, corrections: [] },
  );
};

const publishInput = async (
  { uid }: PostKey,
  loaded: LoadedDraft,
  record: PostRecord,
  at: string,
): Promise<PublishInput> => {
  const blurred = await blurredPictures(loaded);
  const pictures = [...loaded.files.values(), ...blurred.values()].map(({ sha256 }) => sha256);
  const linked = linkedPosts(loaded.draft.body ?? '');
  const withdrawn =
    linked.length === 0 ? [] : await recordsWhere({ status: 'withdrawn', postId: { $in: linked } });
  return {
    uid,
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

const liveOf = async ({ postId }: PostRecord): Promise<LivePublication | null> => {
  const announced = livePublicationSchema.safeParse(await announcedPayload('post', postId));
  return announced.success ? announced.data : null;
};

const announce = async (
  record: PostRecord,
  payload: Publication,
  changes: Partial<PostRecord>,
): Promise<void> => {
  const sequence = await appendOutboxRow({ subject: 'post', key: payload.id, payload });
  await updateRecord(record, { ...changes, sequence, releasedAt: null });
};

/** The notes so far, and after a change of substance its own. */
const notesOf = ({ corrections, correction }: PostRecord, at: string): CorrectionNote[] => [
  ...(corrections ?? []),
  ...(correction?.kind === 'substantial' ? [{ at, note: correction.note }] : []),
];
