import { dayOf } from '@newsroom/shared';
import { type Delegation, type Person, actorOn } from '../people/people';
import { type Action, isPressing, judge, needsSpokesperson } from '../workflow/workflow';
import { AWAITING_DECISION, PENDING, type PostFacts, type State, isIn } from '../posts/facts';
import { type Actor, sees } from '../people/actor';

/** What a mail is about, when it is about one post. Everything else that waits is in the digest. */
export type MailKind =
  | 'returned'
  | 'proposed'
  | 'approved'
  | 'published'
  | 'voided'
  | 'unscheduled'
  | 'held'
  | 'withdrawn'
  | 'unreleased'
  | 'confirm'
  | 'approve'
  | 'coming'
  | 'second'
  | 'emergency';

/** A step that a post has just made, as the log names it. */
export interface Step {
  /** A transition, or another entry of the log: "publishDue", "hold", "restore", "discard", "stripConsent". */
  action: string;
  from: State;
  to: State;
  /** null: the system itself. */
  actor: number | null;
}

/** The part of a row of the log that says who worked on the post. */
interface Logged {
  action: string;
  actor: number | null;
}

export interface Told {
  recipient: number;
  kind: MailKind;
}

/** Everybody who may get a mail: active people, with their capacities on that day. */
export const readersOn = (
  day: string,
  people: ReadonlyMap<number, Person>,
  delegations: readonly Delegation[],
): Actor[] =>
  [...people.values()]
    .filter(({ active }) => active)
    .map((person) => actorOn(person, day, delegations, people));

/** Whether the step may need a mail at once. */
export const isTold = (step: Step): boolean =>
  kindForWriters(step) !== null || step.action === 'emergency' || beginsToWait(step);

/**
 * Who gets which mail about a step at once: those who have to decide now, the spokesperson if the post will come to
 * them, and those who wrote, submitted or approved the post. One mail per person. Nobody gets a mail about their own
 * step, or about a post that they may not see.
 * @param post as it stands after the step
 * @param log of the post, oldest first
 */
export const toldOf = (
  step: Step,
  post: PostFacts,
  log: readonly Logged[],
  readers: readonly Actor[],
): Told[] => {
  const decision = decisionOn(step, post);
  const kind = kindForWriters(step);
  const concerned = concernedBy(kind, post, log);
  return readers.flatMap((reader): Told[] => {
    if (reader.id === step.actor) return [];
    if (decision && judge(decision.action, post, reader) === null) {
      return [{ recipient: reader.id, kind: decision.kind }];
    }
    if (isComing(step, post, reader)) return [{ recipient: reader.id, kind: 'coming' }];
    return kind !== null && concerned.has(reader.id) && sees(reader, post)
      ? [{ recipient: reader.id, kind }]
      : [];
  });
};

/** Who is told that an approved post could not be rendered: the people who wrote, submitted or approved it. */
export const toldOfRefusal = (post: PostFacts, log: readonly Logged[], readers: readonly Actor[]): Told[] => {
  const concerned = concernedBy('unreleased', post, log);
  return readers
    .filter((reader) => concerned.has(reader.id) && sees(reader, post))
    .map(({ id }) => ({ recipient: id, kind: 'unreleased' }));
};

/** What may wait for a person, most urgent first. */
const DIGESTED = [
  'confirmEmergency',
  'approveAsSpokesperson',
  'approve',
  'confirm',
  'confirmHiding',
  'dismissCorrectionRequest',
] as const satisfies readonly Action[];
export type Waiting = (typeof DIGESTED)[number];

/** What the post waits for this person to do; null: nothing. */
export const waitsFor = (post: PostFacts, reader: Actor): Waiting | null =>
  DIGESTED.find((action) => judge(action, post, reader) === null) ?? null;

/** Vietnamese time; the country has one zone and no summer time. */
const DIGEST_HOURS = ['07:30', '13:30'];

/** The hour of the digest at or before an instant, as an instant. */
export const digestSlot = (instant: string): string => {
  const days = [new Date(Date.parse(instant) - 86_400_000).toISOString(), instant].map(dayOf);
  const slots = days.flatMap((day) =>
    DIGEST_HOURS.map((hour) => new Date(`${day}T${hour}:00+07:00`).toISOString()),
  );
  const past = slots.filter((slot) => Date.parse(slot) <= Date.parse(instant));
  return past.at(-1) ?? instant;
};

const decisionOn = (step: Step, post: PostFacts): { action: Waiting; kind: MailKind } | null => {
  if (step.action === 'emergency') return { action: 'confirmEmergency', kind: 'emergency' };
  if (!beginsToWait(step)) return null;
  if (step.to === 'second') return { action: 'approveAsSpokesperson', kind: 'second' };
  if (!becomesPressing(step, post)) return null;
  return step.to === 'confirming'
    ? { action: 'confirm', kind: 'confirm' }
    : { action: 'approve', kind: 'approve' };
};

/** A post that waits already counts again when it is flagged, because it can no longer wait for the digest. */
const beginsToWait = ({ action, from, to }: Step): boolean =>
  isIn(AWAITING_DECISION, to) && (from !== to || action === 'flag');

/** Whether the post is pressing because of this step: a flag changes nothing if the post was pressing without it. */
const becomesPressing = ({ action }: Step, post: PostFacts): boolean =>
  action === 'flag' ? !isPressing({ ...post, flagged: false }) : isPressing(post);

/** The spokesperson is told once, at the submission, of a post that the Ban Biên tập will pass on to them. */
const isComing = (step: Step, post: PostFacts, reader: Actor): boolean =>
  (step.action === 'submit' || (step.action === 'flag' && becomesPressing(step, post))) &&
  beginsToWait(step) &&
  needsSpokesperson(post) &&
  judge('approveAsSpokesperson', { ...post, state: 'second' }, reader) === null;

const kindForWriters = ({ action, from, to }: Step): MailKind | null => {
  switch (action) {
    case 'return':
      return 'returned';
    // The submission is void if its picture was removed. A draft that nobody waits for gets no mail: the form says it.
    case 'stripConsent':
      return to === from ? null : 'returned';
    case 'propose':
      return 'proposed';
    case 'approve':
    case 'approveAsSpokesperson':
      return to === 'published' ? 'published' : 'approved';
    case 'publishNow':
    case 'publishDue':
    case 'emergency':
      return 'published';
    case 'unschedule':
      return 'unscheduled';
    case 'hold':
      return 'held';
    case 'withdraw':
      return 'withdrawn';
    case 'recall':
      return 'voided';
    case 'save':
    case 'restore':
    case 'discard':
      return isIn(PENDING, from) && to !== from ? 'voided' : null;
    default:
      return null;
  }
};

/** Mails about an approval that no longer counts: whoever gave it is told too. */
const UNDOES_APPROVAL: readonly (MailKind | null)[] = [
  'returned',
  'proposed',
  'voided',
  'unscheduled',
  'held',
  'unreleased',
];

const concernedBy = (kind: MailKind | null, post: PostFacts, log: readonly Logged[]): Set<number> => {
  const submission = log.findLastIndex(({ action }) => action === 'submit');
  const since = submission === -1 ? [] : log.slice(submission);
  const approvers = since.filter(({ action }) => action === 'approve' || action === 'approveAsSpokesperson');
  const people = [
    post.creator,
    since[0]?.actor ?? null,
    ...(UNDOES_APPROVAL.includes(kind) ? approvers.map(({ actor }) => actor) : []),
  ];
  return new Set(people.filter((id) => id !== null));
};
