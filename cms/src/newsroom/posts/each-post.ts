import type { PostKey } from '../../domain/content-types';
import type { PostRecord } from '../../domain/posts/post-record';

/**
 * Does something for each post, one after the other: one that it cannot be done for stops none of the others. Its error
 * is logged once, until it is another or gone.
 * @param task what is being done, as the log calls it
 */
export const forEachPost = async <Post extends PostKey>(
  task: string,
  posts: readonly Post[],
  work: (post: Post) => Promise<void>,
): Promise<void> => {
  for (const post of posts) {
    const name = `${task}: bài ${post.uid} ${post.documentId}`;
    try {
      await work(post);
      logged.delete(name);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (logged.get(name) !== reason)
        strapi.log.error(`${name} gặp lỗi, các bài khác vẫn được xử lý: ${reason}`);
      logged.set(name, reason);
    }
  }
};

export const keyOf = ({ uid, postDocumentId }: Pick<PostRecord, 'uid' | 'postDocumentId'>): PostKey => ({
  uid,
  documentId: postDocumentId,
});

/** The last error of each post and task. */
const logged = new Map<string, string>();
