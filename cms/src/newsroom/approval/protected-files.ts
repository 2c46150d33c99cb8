import { CONSENT_UID } from '../../domain/consents/consent';
import { POST_UID_LIST, type PostUid } from '../../domain/content-types';
import { appendEvent } from '../log/event-log';
import { currentCaller } from '../people/people';
import { loadPost } from '../posts/post-facts';
import { forbidden } from '../ground/refusal';
import { exclusively } from '../ground/transaction';

export interface UsingPost {
  uid: PostUid;
  documentId: string;
  title: string;
  /** Submitted, approved or public: what its pictures are has been decided on. */
  decided: boolean;
}

const DECIDED = ['confirming', 'submitted', 'second', 'scheduled', 'published'];

/** The posts that show a file, in their draft or to the public. */
export const postsWithFile = (id: number | string): Promise<UsingPost[]> =>
  postsWith((uid) => placesOf(uid).map((place) => place(id)));

/** The posts that a consent is attached to, in their draft or as the public has them. */
export const postsWithConsent = (code: string): Promise<UsingPost[]> =>
  postsWith(() => [
    { consents: { code } },
    { leadPhoto: { consents: { code } } },
    { gallery: { consents: { code } } },
  ]);

const postsWith = async (wanted: (uid: PostUid) => Record<string, unknown>[]): Promise<UsingPost[]> => {
  const found = new Map<string, UsingPost>();
  for (const uid of POST_UID_LIST) {
    const rows: { documentId: string; title: string; workflow: string; publishedAt: unknown }[] =
      await strapi.db.query(uid).findMany({
        select: ['documentId', 'title', 'workflow', 'publishedAt'],
        where: { $or: wanted(uid) },
      });
    for (const { documentId, title, workflow, publishedAt } of rows) {
      const decided =
        publishedAt !== null || DECIDED.includes(workflow) || found.get(documentId)?.decided === true;
      found.set(documentId, { uid, documentId, title, decided });
    }
  }
  return [...found.values()];
};

/**
 * Bytes that were approved or wait for it stay what they are: Strapi would replace them under the same address.
 * One place, whichever route asks: a single file, many, or a folder.
 */
export const protectFilesOfDecidedPosts = (): void => {
  const upload = strapi.plugin('upload').service('upload');
  const {
    upload: add,
    replace,
    remove,
    updateFileInfo,
  } = upload as {
    upload(this: void, files: { data?: { fileInfo?: unknown } }, ...rest: unknown[]): Promise<unknown>;
    updateFileInfo(this: void, id: number, info: { name?: unknown }, ...rest: unknown[]): Promise<unknown>;
    replace(this: void, id: number, ...rest: unknown[]): Promise<unknown>;
    remove(this: void, file: { id: number; name: string }): Promise<unknown>;
  };
  // A file comes into a post by a save of the post: Strapi would also put it there itself, unlogged.
  upload.upload = ({ data, ...files }: { data?: { fileInfo?: unknown } }, ...rest: unknown[]) =>
    add({ ...files, data: { fileInfo: data?.fileInfo } }, ...rest);
  upload.replace = async (id: number, ...rest: unknown[]) => {
    await refuseEvidence(id, 'thay');
    await refuseWhileDecided(id, 'thay');
    const result = await replace(id, ...rest);
    await logAsSave(id);
    return result;
  };
  upload.updateFileInfo = async (id: number, info: { name?: unknown }, ...rest: unknown[]) => {
    const file: { name: string } | null = await upload.findOne(id);
    // The name of a document's file is its public title.
    if (file && typeof info.name === 'string' && info.name !== file.name)
      await refuseWhileDecided(id, 'đổi tên');
    return updateFileInfo(id, info, ...rest);
  };
  upload.remove = async (file: { id: number; name: string }) => {
    await refuseEvidence(file.id, 'xóa');
    await refuseWhileDecided(file.id, 'xóa');
    return remove(file);
  };
};

/** Whoever puts other bytes into a draft has changed it, like whoever saves it. */
const logAsSave = (id: number): Promise<void> =>
  exclusively(async () => {
    const caller = await currentCaller();
    if (caller === 'system' || caller === 'token') return;
    for (const key of await postsWithFile(id)) {
      const post = await loadPost(key);
      if (!post) continue;
      await appendEvent(key, {
        actor: caller.id,
        actingFor: null,
        action: 'save',
        fromState: post.record.state,
        toState: post.record.state,
        draftHash: post.facts.draftHash,
        comment: null,
      });
    }
  });

const refuseWhileDecided = async (id: number, verb: string): Promise<void> => {
  const titles = (await postsWithFile(id)).filter(({ decided }) => decided).map(({ title }) => `“${title}”`);
  if (titles.length === 0) return;
  throw forbidden(
    `Không ${verb} được tệp này vì đang dùng trong bài đã gửi duyệt hoặc đã đăng: ${titles.join(', ')}. ` +
      'Hãy tải tệp mới lên rồi chọn tệp mới trong bài.',
  );
};

/** The copy of a signed form is what a consent stands on: it is changed in the record, which sees what hangs on it. */
const refuseEvidence = async (id: number, verb: string): Promise<void> => {
  const consent = await strapi.db
    .query(CONSENT_UID)
    .findOne({ where: { evidence: { id } }, select: ['code'] });
  if (consent) {
    throw forbidden(
      `Không ${verb} được tệp này vì là bản chụp của phiếu đồng ý ${consent.code}. Hãy sửa trong phiếu.`,
    );
  }
};

const placesOf = (uid: PostUid): ((id: number | string) => Record<string, unknown>)[] => [
  (id) => ({ leadPhoto: { picture: { id } } }),
  (id) => ({ gallery: { picture: { id } } }),
  (id) => ({ attachments: { file: { id } } }),
  ...(uid === 'api::policy.policy' ? [(id: number | string) => ({ original: { id } })] : []),
];
