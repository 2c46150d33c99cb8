import { GLOSSARY, dayOf, formatDay } from '@newsroom/shared';
import { z } from 'zod';
import { LENT_CAPACITIES, canDeputize } from '../../domain/people/people';
import { DELEGATION_LABELS } from '../../domain/labels';
import { allDelegations, allPeople } from '../people/people';
import { forbidden, refusal } from '../ground/refusal';
import type { Actor } from '../../domain/people/actor';
import type { DelegationDesk } from '../../domain/approval-api';
import { rowsOf } from '../ground/rows';

const wish = z.object({
  to: z.int(),
  capacity: z.enum(LENT_CAPACITIES),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
});

/** Own delegations, given and received; an administrator sees all. `candidates`: who can be named a deputy. */
export const list = async (actor: Actor): Promise<DelegationDesk> => {
  const people = await allPeople();
  const nameOf = (id: number): string => people.get(id)?.name ?? 'Tài khoản đã xóa';
  const seen = (await allDelegations()).filter(
    ({ from, to }) => actor.capacities.has('administrator') || from === actor.id || to === actor.id,
  );
  const lendable = LENT_CAPACITIES.filter((capacity) => actor.capacities.get(capacity) === null);
  return {
    delegations: seen.map(({ id, from, to, capacity, validFrom, validTo, endedAt }) => ({
      id,
      from: nameOf(from),
      to: nameOf(to),
      role: GLOSSARY.role[capacity],
      validFrom,
      validTo,
      endedAt,
      mine: from === actor.id,
    })),
    lendable: lendable.map((capacity) => ({ capacity, role: GLOSSARY.role[capacity] })),
    candidates: (lendable.length === 0 ? [] : [...people.values()])
      .filter((person) => person.active && person.id !== actor.id && canDeputize(person))
      .map(({ id, name }) => ({ id, name })),
  };
};

export const create = async (actor: Actor, raw: unknown): Promise<void> => {
  const parsed = wish.safeParse(raw ?? {});
  if (!parsed.success) {
    throw refusal('Chưa ủy quyền được.', [
      {
        field: LABELS[String(parsed.error.issues[0]?.path[0])] ?? 'Ủy quyền',
        reason: 'còn thiếu hoặc không hợp lệ',
      },
    ]);
  }
  const { to, capacity, validFrom, validTo } = parsed.data;
  if (actor.capacities.get(capacity) !== null) {
    throw forbidden(
      `Bạn không giữ vai trò “${GLOSSARY.role[capacity]}” nên không ủy quyền được; quyền được ủy thì không ủy tiếp.`,
    );
  }
  const deputy = (await allPeople()).get(to);
  const problems = [
    ...(deputy?.active && to !== actor.id && canDeputize(deputy)
      ? []
      : [
          {
            field: 'Người được ủy quyền',
            reason: 'phải là người khác, đang hoạt động và không phải quản trị hệ thống',
          },
        ]),
    ...(validTo >= validFrom
      ? []
      : [{ field: 'Đến hết ngày', reason: `trước ngày bắt đầu ${formatDay(validFrom)}` }]),
    ...(validTo >= dayOf(new Date().toISOString())
      ? []
      : [{ field: 'Đến hết ngày', reason: `${formatDay(validTo)} đã qua` }]),
  ];
  if (problems.length > 0) throw refusal('Chưa ủy quyền được.', problems);
  await rowsOf('api::people.delegation').create({
    data: { fromUser: actor.id, toUser: to, capacity, validFrom, validTo },
  });
};

/** Ends a delegation before its last day. */
export const end = async (actor: Actor, id: number): Promise<void> => {
  const delegation = (await allDelegations()).find((each) => each.id === id);
  if (!delegation || (delegation.from !== actor.id && !actor.capacities.has('administrator'))) {
    throw forbidden('Chỉ người ủy quyền hoặc người quản trị hệ thống kết thúc được ủy quyền này.');
  }
  if (delegation.endedAt !== null) return;
  await rowsOf('api::people.delegation').update({
    where: { id },
    data: { endedAt: new Date().toISOString() },
  });
};

const LABELS: Readonly<Record<string, string>> = DELEGATION_LABELS;
