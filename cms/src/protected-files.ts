import { POST_UID_LIST, type PostUid } from './domain/posts';
import { forbidden } from './refusal';

interface UsingPost {
  title: string;
  /** Submitted, approved or public: what its pictures are has been decided on. */
  decided: boolean;
}

const DECIDED = ['confirming', 'submitted', 'second', 'scheduled', 'published'];

/** The posts that show a file, in their draft or to the public. */
export const postsWithFile = async (id: number | string): Promise<UsingPost[]> => {
  const found = new Map<string, UsingPost>();
  for (const uid of POST_UID_LIST) {
    const rows: { documentId: string; title: string; workflow: string; publishedAt: unknown }[] =
      await strapi.db.query(uid).findMany({
        select: ['documentId', 'title', 'workflow', 'publishedAt'],
        where: { $or: placesOf(uid).map((place) => place(id)) },
      });
    for (const { documentId, title, workflow, publishedAt } of rows) {
      const decided =
        publishedAt !== null || DECIDED.includes(workflow) || found.get(documentId)?.decided === true;
      found.set(documentId, { title, decided });
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
  const { replace, remove } = upload as {
    replace(this: void, id: number, ...rest: unknown[]): Promise<unknown>;
    remove(this: void, file: { id: number; name: string }): Promise<unknown>;
  };
  upload.replace = async (id: number, ...rest: unknown[]) => {
    await refuseWhileDecided(id, 'thay');
    return replace(id, ...rest);
  };
  upload.remove = async (file: { id: number; name: string }) => {
    await refuseWhileDecided(file.id, 'xóa');
    return remove(file);
  };
};

const refuseWhileDecided = async (id: number, verb: string): Promise<void> => {
  const titles = (await postsWithFile(id)).filter(({ decided }) => decided).map(({ title }) => `“${title}”`);
  if (titles.length === 0) return;
  throw forbidden(
    `Không ${verb} được tệp này vì đang dùng trong bài đã gửi duyệt hoặc đã đăng: ${titles.join(', ')}. ` +
      'Hãy tải tệp mới lên rồi chọn tệp mới trong bài.',
  );
};

const placesOf = (uid: PostUid): ((id: number | string) => Record<string, unknown>)[] => [
  (id) => ({ leadPhoto: { picture: { id } } }),
  (id) => ({ gallery: { picture: { id } } }),
  (id) => ({ attachments: { file: { id } } }),
  ...(uid === 'api::policy.policy' ? [(id: number | string) => ({ original: { id } })] : []),
];
