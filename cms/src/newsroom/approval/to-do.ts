import { type Action, judge } from '../../domain/workflow/workflow';
import { forEachPost } from '../posts/each-post';
import { loadPost } from '../posts/post-facts';
import type { PostRecord } from '../../domain/posts/post-record';
import { recordsIn } from '../posts/post-records';
import { visibleDrafts } from './visible-drafts';
import { type State, UNDER_WAY, isIn } from '../../domain/posts/facts';
import { type Actor, scopeOf } from '../../domain/people/actor';
import { approversWarning } from '../people/approvers';
import type { ToDo, ToDoItem } from '../../domain/approval-api';

export const toDoOf = async (actor: Actor): Promise<ToDo> => {
  const items = await itemsOf(actor, (await recordsIn(UNDER_WAY)).filter(isOpen));
  const of = (state: State) => items.filter((item) => item.state === state);
  const decides = actor.capacities.has('approver') || actor.capacities.has('spokesperson');
  return {
    // Somebody who sees all posts still corrects only their own.
    returned: of('returned').filter(({ mine }) => mine || scopeOf(actor) !== 'all'),
    waiting: await decidable(actor, [...of('confirming'), ...of('submitted'), ...of('second')]),
    scheduled: of('scheduled'),
    flagged: decides ? items.filter(({ flags }) => flags.length > 0) : [],
    warning: decides || actor.capacities.has('administrator') ? await approversWarning() : null,
  };
};

/** The posts on which the person may decide now: not those of which they, for example, changed the text. */
const decidable = async (actor: Actor, items: readonly ToDoItem[]): Promise<ToDoItem[]> => {
  const found: ToDoItem[] = [];
  await forEachPost('Lập việc cần làm', items, async (item) => {
    const post = await loadPost(item);
    const may = post && DECISIONS.some((action) => judge(action, post.facts, actor) === null);
    if (may) found.push(item);
  });
  return found.sort((a, b) => Number(b.urgent !== null) - Number(a.urgent !== null) || bySince(a, b));
};

const DECISIONS = ['confirm', 'approve', 'approveAsSpokesperson'] as const satisfies readonly Action[];

const isOpen = ({ state, emergency, correctionRequest, hiding }: PostRecord): boolean =>
  isIn(UNDER_WAY, state) || emergency !== null || correctionRequest !== null || hiding !== null;

const itemsOf = async (actor: Actor, records: readonly PostRecord[]): Promise<ToDoItem[]> =>
  (await visibleDrafts(actor, records))
    .map(({ post, record, creator, updatedAt }) => ({
      ...post,
      state: record.state,
      since: updatedAt,
      scheduledAt: record.scheduledAt ? new Date(record.scheduledAt).toISOString() : null,
      urgent: record.urgent,
      flags: flagsOf(record),
      mine: creator === actor.id,
    }))
    .sort(bySince);

const bySince = (a: ToDoItem, b: ToDoItem): number => (a.since < b.since ? -1 : 1);

const flagsOf = ({ emergency, correctionRequest, hiding }: PostRecord): string[] => [
  ...(emergency ? ['Đăng khẩn, chờ người khác xác nhận'] : []),
  ...(correctionRequest ? ['Có đề nghị đính chính'] : []),
  ...(hiding ? ['Có đề nghị ẩn ghi chú, chờ người thứ hai'] : []),
];
