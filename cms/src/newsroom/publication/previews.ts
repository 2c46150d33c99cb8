import type { Preview, PreviewProblems } from '@newsroom/shared';
import { keepOriginals } from '../posts/drafts';
import { loadPost } from '../posts/post-facts';
import { preparePublication } from './publications';
import { exclusively } from '../ground/transaction';
import type { PostKey } from '../../domain/content-types';

/**
 * The draft as it would be published now, or at the time for which it is approved.
 * @param hash of the text that the link was signed for; another text is not shown
 */
export const previewOf = (
  key: PostKey,
  hash: string,
): Promise<Preview | PreviewProblems | 'unknown' | 'changed'> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post) return 'unknown';
    const { loaded, record, facts } = post;
    if (facts.draftHash !== hash) return 'changed';
    const { publication, problems } = await preparePublication(post, instantOf(record.scheduledAt));
    if (!publication) return { problems };
    // The preview asks for each picture by its hash, also if the draft was never submitted.
    await keepOriginals(loaded);
    return { publication, draftHash: hash };
  });

const instantOf = (scheduledAt: string | null): string =>
  new Date(Math.max(Date.now(), scheduledAt ? new Date(scheduledAt).getTime() : 0)).toISOString();
