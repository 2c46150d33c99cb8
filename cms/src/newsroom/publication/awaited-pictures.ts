import { forEachPost, keyOf } from '../posts/each-post';
import { loadPost } from '../posts/post-facts';
import { recordsWhere } from '../posts/post-records';
import { preparePublication } from './publications';

/**
 * The hashes of the pictures of submitted posts that have not been changed since. An approval may publish them at any
 * moment, so the publisher can prepare them.
 */
export const awaitedPictures = async (): Promise<string[]> => {
  const pictures = new Set<string>();
  const waiting = await recordsWhere({ submittedHash: { $notNull: true } });
  await forEachPost('Tìm ảnh của bài chờ duyệt', waiting.map(keyOf), async (key) => {
    const post = await loadPost(key);
    if (!post || post.facts.draftHash !== post.facts.submittedHash) return;
    const { publication } = await preparePublication(post, new Date().toISOString());
    if (!publication) return;
    const { leadPhoto, gallery } = publication;
    for (const photo of [leadPhoto, ...gallery]) if (photo) pictures.add(photo.sha256);
  });
  return [...pictures];
};
