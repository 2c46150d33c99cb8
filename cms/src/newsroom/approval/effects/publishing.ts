import type { LivePublication } from '@newsroom/shared';
import { refusal } from '../../ground/refusal';
import { publicationInstant } from '../../ground/permits';
import type { LoadedPost } from '../../posts/post-facts';
import { type Prepared, preparePublication } from '../../publication/publications';
import type { Change, Decision } from './effect';

/** Publishes the draft as it stands. */
export const publishing = async (post: LoadedPost, by: number | null): Promise<Decision> => {
  const prepared = await preparePublication(post, publicationInstant());
  const { publication, problems } = prepared;
  if (!publication) throw refusal('Chưa đăng được bài. Hãy sửa những mục sau:', problems);
  return { to: 'published', changes: publicationChanges(post, publication, by), prepared };
};

export const publicationChanges = (
  { facts }: LoadedPost,
  publication: LivePublication,
  by: number | null,
): Change[] => [
  { kind: 'publication', publication },
  { kind: 'revision', cause: 'published', draftHash: facts.draftHash, by },
];

/**
 * The draft, prepared for a publication at an instant. Throws the reasons why it cannot be published then: by that time a
 * consent or a unit may have ended.
 */
export const publishable = async (post: LoadedPost, at: string = publicationInstant()): Promise<Prepared> => {
  const prepared = await preparePublication(post, at);
  if (!prepared.publication) {
    throw refusal('Chưa gửi duyệt được bài. Hãy sửa những mục sau:', prepared.problems);
  }
  return prepared;
};
