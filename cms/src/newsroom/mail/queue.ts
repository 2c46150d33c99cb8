import { GLOSSARY, dayOf } from '@newsroom/shared';
import { formLink, reviewLink } from '../ground/admin-links';
import { type MailKind, type Step, isTold, readersOn, toldOf, toldOfRefusal } from '../../domain/mail/mail';
import { type MailPost, type News, newsLetter } from '../../domain/mail/letters';
import { needsSpokesperson } from '../../domain/workflow/workflow';
import { insertMails } from './rows';
import { allDelegations, allPeople } from '../people/people';
import type { LoadedPost } from '../posts/post-facts';
import { type Prepared, preparePublication, publicUrlOf } from '../publication/publications';
import { isSeed } from '../ground/permits';
import { currentUnitName } from '../vocabularies/vocabularies';

interface RecordedStep extends Step {
  actingFor: number | null;
  comment: string | null;
  scheduledAt: string | null;
  /** What the decision has prepared of the draft; undefined: it is prepared here if a mail needs it. */
  prepared: Prepared | undefined;
  /** Withdrawn by consent: mails must not hold any text of the post. */
  erased: boolean;
}

/**
 * Writes the mails that a step causes; call it within `exclusively`, with the step itself. Nothing is sent here:
 * a mail must not tell of a step that was rolled back, and a slow mail server must not delay an approval.
 * @param post as the step has left it
 */
export const queueMails = async (post: LoadedPost, step: RecordedStep): Promise<void> => {
  if (isSeed() || !isTold(step)) return;
  const people = await allPeople();
  const at = new Date().toISOString();
  const readers = readersOn(dayOf(at), people, await allDelegations());
  const told = toldOf(step, post.facts, post.events, readers);
  if (told.length === 0) return;

  const nameOf = (id: number | null): string | null =>
    id === null ? null : (people.get(id)?.name ?? 'Tài khoản đã xóa');
  const named = step.erased ? await erasedPost(post) : await namedPost(post);
  const checked =
    step.erased || !told.some(({ kind }) => CHECKED.includes(kind))
      ? UNCHECKED
      : await checkOf(post, step.prepared);
  const url = step.to === 'published' ? await publicUrlOf(post.record) : null;
  const comment = step.erased ? null : step.comment;
  const news: Omit<News, 'kind'> = {
    ...step,
    at,
    url,
    by: nameOf(step.actor),
    actingFor: nameOf(step.actingFor),
    comment,
  };
  await insertMails(
    told.map(({ recipient, kind }) => ({
      recipient,
      kind,
      uid: post.key.uid,
      postDocumentId: post.key.documentId,
      sample: named.sample,
      ...newsLetter(
        nameOf(recipient) ?? '',
        { ...named, ...(CHECKED.includes(kind) ? checked : UNCHECKED) },
        { ...news, kind },
      ),
    })),
  );
};

/** Writes the mails about a publication that could not be rendered; call it within `exclusively`. */
export const queueRefusal = async (post: LoadedPost, reason: string): Promise<void> => {
  const { key, record, facts, events } = post;
  const people = await allPeople();
  const at = new Date().toISOString();
  const told = toldOfRefusal(facts, events, readersOn(dayOf(at), people, await allDelegations()));
  if (told.length === 0) return;
  const erased = record.status === 'withdrawn' && record.reasonKind === 'consent';
  const named = { ...(erased ? await erasedPost(post) : await namedPost(post)), ...UNCHECKED };
  const news = {
    action: 'refuse',
    from: record.state,
    to: record.state,
    by: null,
    actingFor: null,
    at,
    comment: reason,
    scheduledAt: null,
    url: null,
  };
  await insertMails(
    told.map(({ recipient, kind }) => ({
      recipient,
      kind,
      uid: key.uid,
      postDocumentId: key.documentId,
      sample: named.sample,
      ...newsLetter(people.get(recipient)?.name ?? '', named, { ...news, kind }),
    })),
  );
};

/** Mails about a post that goes back to its writer, or waits for a decision, list what has to be corrected. */
const CHECKED: readonly MailKind[] = [
  'returned',
  'proposed',
  'voided',
  'held',
  'confirm',
  'approve',
  'second',
  'emergency',
];

/** A post as a mail shows it, with whatever stands in the way of its publication. */
export const mailPost = async (post: LoadedPost): Promise<MailPost> => ({
  ...(await namedPost(post)),
  ...(await checkOf(post)),
});

type Check = Pick<MailPost, 'problems' | 'warnings'>;
const UNCHECKED: Check = { problems: [], warnings: [] };

const checkOf = async (post: LoadedPost, prepared?: Prepared): Promise<Check> => {
  const { problems, warnings } = prepared ?? (await preparePublication(post, new Date().toISOString()));
  return { problems, warnings: warnings() };
};

const namedPost = async (post: LoadedPost): Promise<Omit<MailPost, keyof Check>> => ({
  ...(await placeOf(post)),
  title: post.loaded.draft.title,
  lead: post.loaded.draft.lead,
  urgent: post.record.urgent,
});

const erasedPost = async (post: LoadedPost): Promise<Omit<MailPost, keyof Check>> => ({
  ...(await placeOf(post)),
  title: GLOSSARY.withdrawnByConsent,
  lead: null,
  urgent: null,
});

const placeOf = async ({
  key,
  loaded,
  facts,
}: LoadedPost): Promise<Omit<MailPost, 'title' | 'lead' | 'urgent' | keyof Check>> => ({
  unit: await currentUnitName(loaded.draft.unit?.code),
  formLink: formLink(key),
  reviewLink: reviewLink(key),
  sample: loaded.draft.sample === true,
  needsSpokesperson: needsSpokesperson(facts),
});
