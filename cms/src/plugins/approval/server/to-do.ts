import { type Actor, type State, scopeOf, sees } from '../../../domain/workflow';
import { POST_UID_LIST, type PostUid } from '../../../domain/posts';
import { allDelegations, allPeople } from '../../../people';
import { actorOn } from '../../../domain/people';
import { type PostRecord, recordsWhere } from '../../../post-records';
import { dayOf } from '@newsroom/shared';

interface Item {
  uid: PostUid;
  documentId: string;
  title: string;
  unit: string | null;
  state: State;
  /** Of the last change of the draft. */
  since: string;
  scheduledAt: string | null;
  /** What is flagged about it; empty: nothing. */
  flags: string[];
  /** Begun by the person who asks. */
  mine: boolean;
}

/** "Việc cần làm" of one person, oldest first. */
export interface ToDo {
  returned: Item[];
  waiting: Item[];
  scheduled: Item[];
  flagged: Item[];
  /** Fewer than two people can approve: then the approver's own posts have nobody; null: enough. */
  warning: string | null;
}

export const toDoOf = async (actor: Actor): Promise<ToDo> => {
  const records = await recordsWhere({ status: { $ne: 'withdrawn' } });
  const items = await itemsOf(actor, records.filter(isOpen));
  const of = (...states: State[]) => items.filter(({ state }) => states.includes(state));
  const waitingStates: State[] = [
    ...(actor.capacities.has('leader') ? (['confirming'] as const) : []),
    ...(actor.capacities.has('approver') ? (['submitted'] as const) : []),
    ...(actor.capacities.has('spokesperson') ? (['second'] as const) : []),
  ];
  const decides = actor.capacities.has('approver') || actor.capacities.has('spokesperson');
  return {
    // Whoever sees all posts is to mend their own only.
    returned: of('returned').filter(({ mine }) => mine || scopeOf(actor) !== 'all'),
    waiting: of(...waitingStates),
    scheduled: of('scheduled'),
    flagged: decides ? items.filter(({ flags }) => flags.length > 0) : [],
    warning: decides || actor.capacities.has('administrator') ? await approversWarning() : null,
  };
};

/** Null: at least two people can approve today. */
export const approversWarning = async (): Promise<string | null> => {
  const people = await allPeople();
  const delegations = await allDelegations();
  const today = dayOf(new Date().toISOString());
  const able = [...people.values()].filter(
    (person) => person.active && actorOn(person, today, delegations, people).capacities.has('approver'),
  );
  if (able.length >= 2) return null;
  return able.length === 0
    ? 'Chưa có ai duyệt được bài: hãy gán vai trò “Người duyệt của Ban Biên tập” cho ít nhất hai người.'
    : `Chỉ một người duyệt được bài (${able[0]?.name}): bài người này viết hoặc sửa sẽ không có ai duyệt.`;
};

const isOpen = ({ state, emergency, correctionRequest, hiding }: PostRecord): boolean =>
  !['draft', 'published', 'withdrawn'].includes(state) ||
  emergency !== null ||
  correctionRequest !== null ||
  hiding !== null;

const itemsOf = async (actor: Actor, records: readonly PostRecord[]): Promise<Item[]> => {
  const items: Item[] = [];
  for (const uid of POST_UID_LIST) {
    const own = new Map(
      records.filter((record) => record.uid === uid).map((record) => [record.postDocumentId, record]),
    );
    const drafts = await strapi.db.query(uid).findMany({
      where: { documentId: { $in: [...own.keys()] }, publishedAt: null },
      select: ['documentId', 'title', 'updatedAt'],
      populate: { unit: { fields: ['code', 'currentName'] }, createdBy: { fields: ['id'] } },
      orderBy: { updatedAt: 'asc' },
    });
    for (const draft of drafts) {
      const record = own.get(draft.documentId);
      const placed = { unit: draft.unit?.code ?? null, creator: draft.createdBy?.id ?? null };
      if (!record || !sees(actor, placed)) continue;
      items.push({
        uid,
        documentId: draft.documentId,
        title: draft.title ?? 'Chưa có tiêu đề',
        unit: draft.unit?.currentName ?? null,
        state: record.state,
        since: new Date(draft.updatedAt).toISOString(),
        scheduledAt: record.scheduledAt ? new Date(record.scheduledAt).toISOString() : null,
        flags: flagsOf(record),
        mine: placed.creator === actor.id,
      });
    }
  }
  return items.sort((a, b) => (a.since < b.since ? -1 : 1));
};

const flagsOf = ({ emergency, correctionRequest, hiding }: PostRecord): string[] => [
  ...(emergency ? ['Đăng khẩn, chờ người khác xác nhận'] : []),
  ...(correctionRequest ? ['Có đề nghị đính chính'] : []),
  ...(hiding ? ['Có đề nghị ẩn ghi chú, chờ người thứ hai'] : []),
];
