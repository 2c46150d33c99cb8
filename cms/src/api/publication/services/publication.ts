import {
  type ChangesPage,
  type Publication,
  type WithdrawalReason,
  livePublicationSchema,
  postPath,
  publicationSchema,
} from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { POST_UID_LIST, POST_UIDS, type PostUid } from '../../../domain/posts';
import { type Draft, type FileFacts, publish } from '../../../domain/publish';
import { withdraw } from '../../../domain/withdraw';
import { dropUnusedOriginals, keepOriginal } from '../../../originals';
import {
  announcedPayload,
  announcedPosts,
  appendOutboxRow,
  changesAfter,
  lockPublications,
  removeOutboxRow,
} from '../../../outbox';
import { type PostRecord, markReleased, recordOf, updateRecord } from '../../../post-records';
import { refusal } from '../../../refusal';
import { siteUrl } from '../../../environment';
import { asEraser, isSeed, withPublicationTicket } from '../../../ticket';
import { allUnits } from '../../../vocabularies';
import type { ReleaseReport } from '../controllers/publication';

interface PostKey {
  uid: PostUid;
  documentId: string;
}

/** What the panel shows of a post's publication. */
export interface PostStanding {
  postId: string;
  status: PostRecord['status'];
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  withdrawnAt: string | null;
  reason: string | null;
  /** When the publisher had this state on the site; null: not yet. */
  releasedAt: string | null;
  /** Why the publisher did not take this state; null: it did, or has not seen it yet. */
  refusal: { field: string; reason: string }[] | null;
  /** Address on the public site; null: not public under an address. */
  url: string | null;
}

const photo = { populate: { picture: { fields: ['name', 'url'] } } };
const POPULATE = {
  stream: { fields: ['code'] },
  taskGroups: { fields: ['code'] },
  unit: { fields: ['code'] },
  authors: { populate: { unit: { fields: ['code'] } } },
  leadPhoto: photo,
  gallery: photo,
  attachments: { populate: { file: { fields: ['name', 'url'] } } },
} as const;
const POPULATE_BY_UID = {
  'api::article.article': POPULATE,
  'api::profile.profile': { ...POPULATE, person: true, achievements: true },
  'api::policy.policy': {
    ...POPULATE,
    keyPoints: true,
    brief: true,
    original: { fields: ['name', 'url'] },
    implements: { fields: ['postId', 'documentNumber'] },
    replaces: { fields: ['postId', 'documentNumber'] },
  },
} as const;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const refusals = strapi.store({ type: 'api', name: 'publication', key: 'refusals' });

  const readDraft = async ({ uid, documentId }: PostKey): Promise<Draft | null> =>
    // The query names every field of Draft; what it holds is checked by the contract on the way out.
    (await strapi.db
      .query(uid)
      .findOne({ where: { documentId, publishedAt: null }, populate: POPULATE_BY_UID[uid] })) as Draft | null;

  const readFiles = async (draft: Draft): Promise<Map<number | string, FileFacts>> => {
    const files = [
      draft.leadPhoto?.picture,
      ...draft.gallery.map((item) => item.picture),
      ...draft.attachments.map((item) => item.file),
      draft.original,
    ].filter((file) => file !== null && file !== undefined);
    const facts = new Map<number | string, FileFacts>();
    for (const file of files as ((typeof files)[number] & { url: string })[]) {
      const kept = await keepOriginal(file);
      if (kept) facts.set(file.id, kept);
    }
    return facts;
  };

  const load = async (key: PostKey): Promise<{ draft: Draft; record: PostRecord }> => {
    const [draft, record] = [await readDraft(key), await recordOf(key.uid, key.documentId)];
    if (!draft || !record)
      throw refusal('Không tìm thấy bài.', [{ field: 'Mã bài', reason: key.documentId }]);
    return { draft, record };
  };

  /** The state, the outbox row and the record change together or not at all. */
  const inTransaction = async (key: PostKey, run: () => Promise<void>): Promise<void> => {
    await strapi.db.transaction(() =>
      withPublicationTicket(key.documentId, async () => {
        await lockPublications();
        await run();
      }),
    );
  };

  return {
    /**
     * Publishes the draft as it stands. `at`: instant of the first publication, for the seed alone.
     * Throws a ValidationError that names every field to mend.
     */
    async publish({ uid, documentId, at }: PostKey & { at?: string }): Promise<void> {
      await inTransaction({ uid, documentId }, async () => {
        const { draft, record } = await load({ uid, documentId });
        const now = (isSeed() && at) || new Date().toISOString();
        const result = publish({
          uid,
          draft,
          record: { ...record, firstPublishedAt: instantOf(record.firstPublishedAt) },
          at: new Date(now).toISOString(),
          units: await allUnits(),
          files: await readFiles(draft),
        });
        if ('problems' in result)
          throw refusal('Chưa đăng được bài. Hãy sửa những mục sau:', result.problems);

        const { publication } = result;
        if (draft.slug !== publication.slug) {
          await strapi.documents(uid).update({ documentId, data: { slug: publication.slug } });
        }
        await strapi.documents(uid).publish({ documentId });
        const sequence = await appendOutboxRow({
          subject: 'post',
          key: publication.id,
          payload: publication,
        });
        await updateRecord(record.id, {
          status: 'live',
          firstPublishedAt: publication.firstPublishedAt,
          modifiedAt: publication.modifiedAt,
          sequence,
          releasedAt: null,
        });
      });
    },

    /** Takes a live post off the site. Throws a ValidationError for a post that is not live. */
    async withdraw({
      uid,
      documentId,
      reasonKind,
      reason,
    }: PostKey & { reasonKind: WithdrawalReason; reason: string }): Promise<void> {
      await inTransaction({ uid, documentId }, async () => {
        const { record } = await load({ uid, documentId });
        const announced = livePublicationSchema.safeParse(await announcedPayload('post', record.postId));
        const result = withdraw({
          live: announced.success ? announced.data : null,
          reasonKind,
          reason,
          at: new Date().toISOString(),
        });
        if ('problems' in result) throw refusal('Chưa gỡ được bài.', result.problems);

        await strapi.documents(uid).unpublish({ documentId });
        const { publication } = result;
        const sequence = await appendOutboxRow({
          subject: 'post',
          key: publication.id,
          payload: publication,
        });
        await updateRecord(record.id, {
          status: 'withdrawn',
          withdrawnAt: publication.withdrawnAt,
          reasonKind,
          reason: publication.reason,
          sequence,
          releasedAt: null,
        });
      });
    },

    async standing(key: PostKey): Promise<PostStanding | null> {
      const record = await recordOf(key.uid, key.documentId);
      if (!record) return null;
      const announced = publicationSchema.safeParse(await announcedPayload('post', record.postId));
      const standing = ((await refusals.get({})) ?? []) as ReleaseReport['refusals'];
      return {
        postId: record.postId,
        status: record.status,
        firstPublishedAt: instantOf(record.firstPublishedAt),
        modifiedAt: instantOf(record.modifiedAt),
        withdrawnAt: instantOf(record.withdrawnAt),
        reason: record.reason,
        releasedAt: instantOf(record.releasedAt),
        refusal:
          standing.find(({ subject, key: id }) => subject === 'post' && id === record.postId)?.problems ??
          null,
        url: announced.success ? addressOf(announced.data) : null,
      };
    },

    changes: (after: number, limit: number): Promise<ChangesPage> => changesAfter(after, limit),

    /** What the publisher has on the site now, and what it could not take. */
    async reportRelease({ sequence, at, refusals: standing }: ReleaseReport): Promise<void> {
      await markReleased(sequence, at);
      await refusals.set({ value: standing });
    },

    /** Deletes every sample post with its history, and has the publisher forget it without a notice. */
    async eraseSamples(): Promise<{ title: string; url: string | null }[]> {
      const erased: { title: string; url: string | null }[] = [];
      for (const uid of POST_UID_LIST) {
        const samples = (await strapi.db.query(uid).findMany({
          select: ['documentId', 'title', 'slug', 'postId'],
          where: { sample: true, publishedAt: null },
        })) as { documentId: string; title: string; slug: string | null; postId: string }[];
        for (const { documentId, title, slug, postId } of samples) {
          await strapi.db.transaction(() =>
            asEraser(async () => {
              await lockPublications();
              await strapi.documents(uid).delete({ documentId });
              await removeOutboxRow('post', postId);
              await appendOutboxRow({ subject: 'erasure', key: postId, payload: { id: postId } });
            }),
          );
          erased.push({ title, url: slug && postPath({ kind: POST_UIDS[uid], slug, id: postId }) });
        }
      }
      await dropUnusedOriginals(await announcedPosts());
      return erased;
    },
  };
};

const instantOf = (value: string | Date | null): string | null =>
  value ? new Date(value).toISOString() : null;

const addressOf = (publication: Publication): string | null => {
  if (publication.slug === null) return null;
  return new URL(postPath({ ...publication, slug: publication.slug }), siteUrl()).href;
};
