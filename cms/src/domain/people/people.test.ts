import { describe, expect, it } from 'vitest';
import { type Delegation, type Person, actorOn, roleCode } from './people';

const person = (id: number, changes: Partial<Person> = {}): Person => ({
  id,
  active: true,
  roles: [],
  superAdmin: false,
  unit: null,
  ...changes,
});
const approver = person(1, { roles: [roleCode('approver')] });
const editor = person(2, { roles: [roleCode('editor')], unit: 'a' });
const delegation: Delegation = {
  from: 1,
  to: 2,
  capacity: 'approver',
  validFrom: '2026-11-01',
  validTo: '2026-11-30',
  endedAt: null,
};
const capacitiesOf = (
  day: string,
  given: Delegation[] = [delegation],
  people: Person[] = [approver, editor],
  who = editor,
) => [...actorOn(who, day, given, new Map(people.map((each) => [each.id, each]))).capacities];

describe('a delegation', () => {
  it.each<[string, string, boolean]>([
    ['the day before its first', '2026-10-31', false],
    ['its first day', '2026-11-01', true],
    ['its last day', '2026-11-30', true],
    ['the day after its last', '2026-12-01', false],
  ])('on %s', (_, day, holds) => {
    expect(capacitiesOf(day)).toEqual(
      holds
        ? [
            ['editor', null],
            ['approver', 1],
          ]
        : [['editor', null]],
    );
  });

  it.each<[string, Delegation[], Person[]]>([
    ['ended early', [{ ...delegation, endedAt: '2026-11-02T00:00:00.000Z' }], [approver, editor]],
    ['whose giver left', [delegation], [{ ...approver, active: false }, editor]],
    ['whose giver lost the role', [delegation], [{ ...approver, roles: [] }, editor]],
    [
      'of what was itself only lent',
      [delegation, { ...delegation, from: 2, to: 3 }],
      [approver, editor, person(3)],
    ],
  ])('%s gives nothing', (_, given, people) => {
    const who = people.at(-1) as Person;
    expect(capacitiesOf('2026-11-15', given, people, who).map(([capacity]) => capacity)).not.toContain(
      'approver',
    );
  });

  it('says nothing of a capacity that the person holds anyway', () => {
    const both = person(2, { roles: [roleCode('approver')] });
    expect(capacitiesOf('2026-11-15', [delegation], [approver, both], both)).toEqual([['approver', null]]);
  });
});

it('gives Super Admin the work of an editor and an administrator, and no decision', () => {
  const superAdmin = person(9, { superAdmin: true });
  expect(capacitiesOf('2026-11-15', [], [superAdmin], superAdmin).map(([capacity]) => capacity)).toEqual([
    'editor',
    'administrator',
  ]);
});
