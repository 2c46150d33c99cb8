import { dayOf } from '@newsroom/shared';
import { monthBounds } from '../../domain/workflow/calendar';
import { lastSubmissions } from '../log/event-log';
import type { PostRecord } from '../../domain/posts/post-record';
import { recordsWhere } from '../posts/post-records';
import { visibleDrafts } from './visible-drafts';
import { AWAITING_DECISION } from '../../domain/posts/facts';
import type { Actor } from '../../domain/people/actor';
import type { Calendar, CalendarEntry } from '../../domain/approval-api';

export const calendarOf = async (actor: Actor, month: string): Promise<Calendar> => {
  const { from, until } = monthBounds(month);
  const within = { $gte: from, $lt: until };
  const [published, scheduled, waiting] = [
    await recordsWhere({ status: 'live', firstPublishedAt: within }),
    await recordsWhere({ state: 'scheduled', scheduledAt: within }),
    await recordsWhere({ state: { $in: AWAITING_DECISION } }),
  ];
  const submissions = await lastSubmissions(waiting.map(({ postDocumentId }) => postDocumentId));
  const instants: [CalendarEntry['kind'], PostRecord, string | Date | null | undefined][] = [
    ...published.map((record) => ['published', record, record.firstPublishedAt] as const),
    ...scheduled.map((record) => ['scheduled', record, record.scheduledAt] as const),
    ...waiting.map((record) => ['waiting', record, submissions.get(record.postDocumentId)] as const),
  ].map(([kind, record, at]) => [kind, record, at]);
  const records = new Map(instants.map(([, record]) => [record.id, record]));
  const visible = new Map(
    (await visibleDrafts(actor, [...records.values()])).map(({ record, post }) => [record.id, post]),
  );

  const days = new Map<string, CalendarEntry[]>();
  for (const [kind, record, instant] of instants) {
    const post = visible.get(record.id);
    if (!post || !instant) continue;
    const at = new Date(instant);
    if (at < from || at >= until) continue;
    const day = dayOf(at.toISOString());
    days.set(day, [...(days.get(day) ?? []), { ...post, kind, at: at.toISOString() }]);
  }
  return {
    month,
    days: [...days]
      .map(([day, entries]) => ({ day, entries: entries.sort((a, b) => (a.at < b.at ? -1 : 1)) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
};
