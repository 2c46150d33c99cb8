import { GLOSSARY, dayOf } from '@newsroom/shared';
import { z } from 'zod';
import { type StoredConsent, loadConsent } from './consents';
import { seesConsent } from '../../domain/consents/consent';
import { POST_UID_LIST, type PostUid, type PostKey, CONSENT_UID } from '../../domain/content-types';
import type { Snapshot } from '../../domain/posts/snapshot';
import { draftHash, loadDraft } from '../posts/drafts';
import { dropFilesAfterCommit } from './erasure';
import { appendEvent, eraseCommentsNaming, sha256 } from '../log/event-log';
import { recordStep } from '../steps/record-step';
import { eraseMailsNaming } from '../mail/rows';
import { type AnnouncedFiles, announcedAmong, readAnnouncedFiles } from '../outbox/announced-files';
import { appendOutboxRow } from '../outbox/outbox';
import { withoutWords } from '../../domain/posts/post-record';
import { type LoadedPost, loadPost } from '../posts/post-facts';
import { NOTHING_SUBMITTED } from '../posts/post-records';
import { livePictures, republishWithout } from '../publication/publications';
import { conflict, forbidden, refusal, refused } from '../ground/refusal';
import { changeSnapshots, postsWithRevisionNaming, revisionsOf } from '../posts/revisions';
import { withErasurePermit } from '../ground/permits';
import { exclusively } from '../ground/transaction';
import { PENDING, isIn } from '../../domain/posts/facts';
import { type Actor, sees } from '../../domain/people/actor';
import { postsWithConsent } from '../posts/uses';
import type { ConsentUses, HowWithdrawn } from '../../domain/approval-api';

const HOW = ['strip', 'withdraw'] as const satisfies readonly HowWithdrawn[];
const wish = z.object({
  posts: z.array(
    z.object({
      uid: z.enum(POST_UID_LIST as [PostUid, ...PostUid[]]),
      documentId: z.string().min(1),
      how: z.enum(HOW),
    }),
  ),
});

/** Null: there is no such consent, or this person may not see it. */
export const usesOfConsent = async (documentId: string, actor: Actor): Promise<ConsentUses | null> => {
  const consent = await loadConsent(documentId);
  if (!consent || !seesConsent(actor, consent.unit?.code ?? null)) return null;
  const concerned = (await concernedBy(consent)).filter(({ post }) => sees(actor, post.facts));
  return {
    code: consent.code,
    withdrawnOn: consent.withdrawnOn,
    may: consent.withdrawnOn === null && actor.capacities.has('approver'),
    posts: concerned.map(({ post, live, draft }) => ({
      ...post.key,
      title: post.loaded.draft.title,
      state: post.record.state,
      live: live !== null,
      inText: live?.inText === true || draft.inText,
      pictures: Math.max(live?.pictures.length ?? 0, draft.pictures.length),
      suggested: live === null ? 'draft-only' : live.inText ? 'withdraw' : 'strip',
    })),
  };
};

/**
 * Withdraws a consent and, in the same transaction, removes all that depends on it from the site and from the CMS:
 * pictures from posts, or whole posts. The record keeps its code, kind, unit and days, so that the log can be understood.
 * @param raw what came with the request: for each public post what is to happen with it
 */
export const withdrawConsent = async (
  documentId: string,
  actor: Actor,
  raw: unknown,
  withdrawPost: (key: PostKey) => Promise<unknown>,
): Promise<void> => {
  await withdrawable(documentId, actor);
  // Takes long with a large archive, so it runs before the lock is taken.
  const announced = await readAnnouncedFiles();
  await exclusively(async () => {
    const consent = await withdrawable(documentId, actor);
    const concerned = await concernedBy(consent);
    const howOf = choicesFor(concerned, raw);

    const publicPictures = concerned.flatMap(({ live }) => live?.sha256 ?? []);
    const files = concerned.flatMap(({ files: own }) => own);
    const originals = concerned.flatMap(({ originals: own }) => own);
    for (const each of concerned) {
      if (each.live && howOf(each.post.key) === 'withdraw') await withdrawPost(each.post.key);
      else await strip(each, consent, actor);
    }
    await forbidPictures(publicPictures, announced);
    await emptyRecord(consent);
    await appendEvent(
      { uid: CONSENT_UID, documentId },
      {
        actor: actor.id,
        actingFor: actor.capacities.get('approver') ?? null,
        action: 'withdrawConsent',
        fromState: 'valid',
        toState: 'withdrawn',
        draftHash: sha256(JSON.stringify([consent.code, consent.kind, consent.validFrom, consent.validTo])),
        comment: null,
      },
    );
    await dropFilesAfterCommit({
      uploads: [...files, ...(consent.evidence ? [consent.evidence.id] : [])],
      originals: [...originals, ...publicPictures],
    });
  });
};

const withdrawable = async (documentId: string, actor: Actor): Promise<StoredConsent> => {
  const consent = await loadConsent(documentId);
  if (!consent || !seesConsent(actor, consent.unit?.code ?? null)) {
    throw refused({ status: 404, message: 'Không tìm thấy phiếu này.' });
  }
  if (!actor.capacities.has('approver')) throw forbidden('Việc “Rút đồng ý” là của người duyệt.');
  if (consent.withdrawnOn !== null) throw conflict(`Phiếu ${consent.code} đã được rút trước đó.`);
  return consent;
};

/** What of a version of a post depends on a consent. */
interface Owed {
  inText: boolean;
  /** Places of its pictures: 0 is the lead picture, 1 the gallery's first. */
  pictures: number[];
}

interface Concerned {
  post: LoadedPost;
  draft: Owed;
  /** Null: nothing that is public depends on it. */
  live: (Owed & { sha256: string[] }) | null;
  /** Of the pictures, in whatever version, by their numbers in the media library. */
  files: (number | string)[];
  /** Of the same pictures, by their hashes: a file in the library may have been replaced since. */
  originals: string[];
}

/** Every post of which a version names the consent: draft, publication or a kept version. */
const concernedBy = async ({ code }: StoredConsent): Promise<Concerned[]> => {
  if (code === null) return [];
  const keys = new Map<string, PostKey>();
  for (const { uid, documentId } of [
    ...(await postsWithConsent(code)),
    ...(await postsWithRevisionNaming(code)),
  ]) {
    keys.set(`${uid} ${documentId}`, { uid, documentId });
  }
  const concerned: Concerned[] = [];
  for (const key of keys.values()) {
    const post = await loadPost(key);
    if (!post) continue;
    const published = await livePictures(post);
    const live = published && owedBy(published.version, code);
    const covered = [
      ...coveredIn(post.loaded.snapshot, code),
      ...(published ? coveredIn(published.version, code) : []),
      ...(await revisionsOf(key)).flatMap(({ snapshot }) => coveredIn(snapshot, code)),
    ];
    concerned.push({
      post,
      draft: owedBy(post.loaded.snapshot, code),
      live:
        published && live && (live.inText || live.pictures.length > 0)
          ? { ...live, sha256: live.pictures.flatMap((place) => published.sha256[place] ?? []) }
          : null,
      files: covered.flatMap(({ picture }) => picture?.id ?? []),
      originals: covered.flatMap(({ picture }) => picture?.sha256 ?? []),
    });
  }
  return concerned;
};

/** What a draft, the published document and a kept version have in common. */
interface Version {
  leadPhoto: Photo | null;
  gallery: readonly Photo[];
  consents?: readonly ConsentRef[];
}

interface Photo {
  /** The published document does not have the hash: the outbox has it. */
  picture: { id: number | string; sha256?: string | null } | null;
  consents?: readonly ConsentRef[];
}

interface ConsentRef {
  code: string | null;
}

const names = (consents: readonly ConsentRef[] | undefined, code: string): boolean =>
  (consents ?? []).some((consent) => consent.code === code);

const coveredIn = ({ leadPhoto, gallery }: Version, code: string) =>
  [leadPhoto, ...gallery].flatMap((photo) => (photo && names(photo.consents, code) ? [photo] : []));

const owedBy = ({ leadPhoto, gallery, consents }: Version, code: string): Owed => ({
  inText: names(consents, code),
  pictures: [leadPhoto, ...gallery].flatMap((photo, place) =>
    photo && names(photo.consents, code) ? [place] : [],
  ),
});

/** What the person chose for each post. Throws for a public post without a choice, or with an impossible one. */
const choicesFor = (concerned: readonly Concerned[], raw: unknown): ((key: PostKey) => HowWithdrawn) => {
  const summary = 'Chưa rút được phiếu.';
  const parsed = wish.safeParse(raw ?? {});
  if (!parsed.success) {
    throw refusal(summary, [{ field: 'Bài', reason: 'danh sách bài cần xử lý còn thiếu hoặc không hợp lệ' }]);
  }
  const wished = new Map(parsed.data.posts.map(({ uid, documentId, how }) => [`${uid} ${documentId}`, how]));
  const known = new Set(concerned.map(({ post: { key } }) => `${key.uid} ${key.documentId}`));
  const problems = concerned.flatMap(({ post, live }) => {
    const field = `“${post.loaded.draft.title}”`;
    const how = wished.get(`${post.key.uid} ${post.key.documentId}`);
    if (!live) return [];
    if (how === undefined) return [{ field, reason: 'bài đang đăng mà chưa chọn gỡ ảnh hay gỡ bài' }];
    return how === 'strip' && live.inText
      ? [{ field, reason: 'phiếu này cho cả nội dung bài, nên phải gỡ bài' }]
      : [];
  });
  for (const name of wished.keys()) {
    if (!known.has(name)) problems.push({ field: name, reason: 'bài này không dùng phiếu' });
  }
  if (problems.length > 0) throw refusal(summary, problems);
  return ({ uid, documentId }) => wished.get(`${uid} ${documentId}`) ?? 'strip';
};

/** Removes the pictures from every version of a post; a submission that held them is no longer valid. */
const strip = async (
  { post, live, draft, files }: Concerned,
  consent: StoredConsent,
  actor: Actor,
): Promise<void> => {
  const { key, record } = post;
  const noted = live ? await republishWithout(post, live.pictures) : {};
  if (draft.pictures.length > 0) await stripDraft(post, draft.pictures);
  await changeSnapshots(key, (snapshot) => withoutPictures(snapshot, consent.code ?? '', files));
  const people = [consent.name, consent.guardian].filter(
    (name) => name !== null && name.trim() !== '',
  ) as string[];
  await eraseCommentsNaming(key, people);
  await eraseMailsNaming(key, [
    ...people,
    ...[post.loaded.draft.leadPhoto, ...post.loaded.draft.gallery].flatMap((photo) =>
      photo?.picture && files.includes(photo.picture.id) ? [photo.picture.name] : [],
    ),
  ]);
  const loaded = (await loadDraft(key)) ?? post.loaded;
  const touched = draft.pictures.length > 0 || draft.inText;
  const to = touched && isIn(PENDING, record.state) ? 'returned' : record.state;
  const comment = `${GLOSSARY.field.consents} ${consent.code} đã được rút: ${
    draft.inText
      ? 'hãy bỏ khỏi bài tên và chuyện của người này, rồi bỏ phiếu'
      : 'ảnh của phiếu đã gỡ khỏi bài'
  }.`;
  await recordStep(post, {
    action: 'stripConsent',
    to,
    actor: actor.id,
    actingFor: actor.capacities.get('approver') ?? null,
    comment,
    record: { ...noted, ...withoutWords(record, people), ...(touched ? NOTHING_SUBMITTED : {}) },
    loaded,
    draftHash: draftHash(loaded.snapshot, null),
  });
};

const stripDraft = async ({ key, loaded }: LoadedPost, places: readonly number[]): Promise<void> => {
  const gallery = loaded.draft.gallery as unknown as { id: number }[];
  await withErasurePermit(key.documentId, () =>
    strapi.documents(key.uid).update({
      documentId: key.documentId,
      // With its id alone a picture stays unchanged, but Strapi's input types want all of its fields.
      data: {
        ...(places.includes(0) ? { leadPhoto: null } : {}),
        gallery: gallery.filter((_, index) => !places.includes(index + 1)).map(({ id }) => ({ id })),
      } as never,
    }),
  );
};

/** Finds them by the consent and by the file: an older version may show the picture without the consent. */
const withoutPictures = (snapshot: Snapshot, code: string, files: readonly (number | string)[]): Snapshot => {
  const stays = (photo: Snapshot['gallery'][number]): boolean =>
    !names(photo.consents, code) && !(photo.picture && files.includes(photo.picture.id));
  return {
    ...snapshot,
    leadPhoto: snapshot.leadPhoto && stays(snapshot.leadPhoto) ? snapshot.leadPhoto : null,
    gallery: snapshot.gallery.filter(stays),
  };
};

/**
 * Tells the publisher never to show these pictures again, even if an older copy of the database is restored. Not those
 * that another post still shows with good reason.
 */
const forbidPictures = async (pictures: readonly string[], announced: AnnouncedFiles): Promise<void> => {
  const stillShown = await announcedAmong(announced, pictures);
  for (const picture of new Set(pictures)) {
    if (stillShown.has(picture)) continue;
    await appendOutboxRow({ subject: 'picture-erasure', key: picture, payload: { sha256: picture } });
  }
};

const emptyRecord = async ({ documentId }: StoredConsent): Promise<void> => {
  await withErasurePermit(documentId, () =>
    strapi.documents(CONSENT_UID).update({
      documentId,
      // null empties a field; Strapi's input types know only undefined.
      data: {
        withdrawnOn: dayOf(new Date().toISOString()),
        name: null,
        guardian: null,
        withoutConsent: null,
        evidence: null,
      } as never,
    }),
  );
};
