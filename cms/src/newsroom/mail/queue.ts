import { GLOSSARY, dayOf, postPath, publicationSchema } from '@newsroom/shared';
import { formLink, reviewLink } from '../ground/admin-links';
import { type MailKind, type Step, asksNow, isTold, readersOn, toldOf } from '../../domain/mail/mail';
import { type MailPost, type News, newsLetter } from '../../domain/mail/letters';
import { POST_UIDS } from '../../domain/content-types';
import { siteUrl } from '../ground/environment';
import { insertMails } from './rows';
import { announcedPayload } from '../outbox/outbox';
import { allDelegations, allPeople } from '../people/people';
import { type LoadedPost, loadPost } from '../posts/post-facts';
import { examineDraft } from '../publication/publications';
import { isSeed } from '../ground/permits';
import { currentUnitName } from '../vocabularies/vocabularies';

interface Happening extends Step {
  actingFor: number | null;
  comment: string | null;
  scheduledAt: string | null;
  /** Withdrawn by consent: not a word of the post leaves any more. */
  erased: boolean;
}

/**
 * Writes the mails that a step causes; call it within `exclusively`, with the step itself. Nothing is sent here,
 * so that no mail tells of what was rolled back and no mail server holds up an approval.
 * @param before the post; its text as it is after the step
 */
export const queueMails = async (before: LoadedPost, happening: Happening): Promise<void> => {
  if (isSeed() || !isTold(happening)) return;
  // Who is to decide now depends on the post as it stands now.
  const post = asksNow(happening) ? ((await loadPost(before.key)) ?? before) : before;
  const people = await allPeople();
  const at = new Date().toISOString();
  const readers = readersOn(dayOf(at), people, await allDelegations());
  const told = toldOf(happening, post.facts, before.events, readers);
  if (told.length === 0) return;

  const nameOf = (id: number | null): string | null =>
    id === null ? null : (people.get(id)?.name ?? 'Tài khoản đã xóa');
  const shown = happening.erased ? await erasedPost(post) : await mailPost(post);
  const url = happening.to === 'published' ? await publicUrl(post) : null;
  const comment = happening.erased ? null : happening.comment;
  const news: Omit<News, 'kind'> = {
    ...happening,
    at,
    url,
    by: nameOf(happening.actor),
    actingFor: nameOf(happening.actingFor),
    comment,
  };
  await insertMails(
    told.map(({ recipient, kind }) => ({
      recipient,
      kind,
      uid: post.key.uid,
      postDocumentId: post.key.documentId,
      sample: shown.sample,
      ...newsLetter(
        nameOf(recipient) ?? '',
        CHECKED.includes(kind) ? shown : { ...shown, problems: [], warnings: [] },
        {
          ...news,
          kind,
        },
      ),
    })),
  );
};

/** What goes back to its writer says what is still to mend; so does what somebody is to decide on. */
const CHECKED: readonly MailKind[] = ['returned', 'proposed', 'voided', 'held', 'second', 'emergency'];

/** A post as a mail shows it, with whatever stands in the way of its publication. */
export const mailPost = async (post: LoadedPost): Promise<MailPost> => {
  const { key, loaded, record } = post;
  const examined = await examineDraft(key, loaded, record, new Date().toISOString());
  return {
    ...(await placeOf(post)),
    title: loaded.draft.title,
    lead: loaded.draft.lead,
    ...examined,
  };
};

const erasedPost = async (post: LoadedPost): Promise<MailPost> => ({
  ...(await placeOf(post)),
  title: GLOSSARY.withdrawnByConsent,
  lead: null,
  problems: [],
  warnings: [],
});

const placeOf = async ({
  key,
  loaded,
}: LoadedPost): Promise<Omit<MailPost, 'title' | 'lead' | 'problems' | 'warnings'>> => ({
  unit: await currentUnitName(loaded.draft.unit?.code),
  formLink: formLink(key),
  reviewLink: reviewLink(key),
  sample: loaded.draft.sample === true,
});

const publicUrl = async ({ key, record }: LoadedPost): Promise<string | null> => {
  const announced = publicationSchema.safeParse(await announcedPayload('post', record.postId));
  const slug = announced.success ? announced.data.slug : null;
  return slug === null
    ? null
    : new URL(postPath({ kind: POST_UIDS[key.uid], id: record.postId, slug }), siteUrl()).href;
};
