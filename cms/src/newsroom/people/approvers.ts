import { allDelegations, allPeople } from './people';
import { actorOn } from '../../domain/people/people';
import { GLOSSARY, dayOf } from '@newsroom/shared';

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
    ? `Chưa có ai duyệt được bài: hãy gán vai trò “${GLOSSARY.role.approver}” cho ít nhất hai người.`
    : `Chỉ một người duyệt được bài (${able[0]?.name}): bài người này viết hoặc sửa sẽ không có ai duyệt.`;
};
