import { describe, expect, it } from 'vitest';
import { type Step, digestSlot, readersOn, toldOf, waitsFor } from './mail';
import { type Delegation, type Person, roleCode } from '../people/people';
import type { Capacity } from '../people/actor';
import type { PostFacts } from '../posts/facts';

const UNIT = 'xa-vi-du';
const [WRITER, SUBMITTER, APPROVER, SECOND, SPOKESPERSON, LEADER, DEPUTY, GONE, ELSEWHERE] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

const person = (id: number, role: Capacity, changes: Partial<Person> = {}): Person => ({
  id,
  active: true,
  roles: [roleCode(role)],
  superAdmin: false,
  unit: UNIT,
  ...changes,
});
const PEOPLE = new Map(
  [
    person(WRITER, 'editor'),
    person(SUBMITTER, 'editor'),
    person(APPROVER, 'approver'),
    person(SECOND, 'approver'),
    person(SPOKESPERSON, 'spokesperson'),
    person(LEADER, 'leader'),
    person(DEPUTY, 'editor', { unit: 'xa-khac' }),
    person(GONE, 'approver', { active: false }),
    person(ELSEWHERE, 'editor', { unit: 'xa-khac' }),
  ].map((each) => [each.id, each]),
);
const LENT: Delegation = {
  from: SPOKESPERSON,
  to: DEPUTY,
  capacity: 'spokesperson',
  validFrom: '2026-11-25',
  validTo: '2026-11-25',
  endedAt: null,
};
const TODAY = '2026-11-25';

const post = (changes: Partial<PostFacts> = {}): PostFacts => ({
  state: 'submitted',
  live: false,
  draftHash: 'a',
  submittedHash: 'a',
  format: 'bai',
  unit: UNIT,
  creator: WRITER,
  savers: [WRITER],
  firstApprover: null,
  flagged: false,
  urgent: false,
  flagLiftedBy: null,
  reasonKind: null,
  leaderConfirms: false,
  proposal: null,
  emergency: null,
  correctionRequested: false,
  hasNote: false,
  hiding: null,
  ...changes,
});
const LOG: { action: string; actor: number }[] = [
  { action: 'create', actor: WRITER },
  { action: 'submit', actor: ELSEWHERE },
  { action: 'approve', actor: SECOND },
  { action: 'submit', actor: SUBMITTER },
];

const told = (step: Step, facts = post(), log = LOG, day = TODAY, lent = [LENT]): string[] =>
  toldOf(step, facts, log, readersOn(day, PEOPLE, lent)).map(({ recipient, kind }) => `${recipient} ${kind}`);

describe('who is told at once', () => {
  it.each<[string, Step, string[]]>([
    [
      'a return: whoever wrote and submitted',
      { action: 'return', from: 'submitted', to: 'returned', actor: APPROVER },
      ['1 returned', '2 returned'],
    ],
    [
      'a proposal',
      { action: 'propose', from: 'submitted', to: 'returned', actor: APPROVER },
      ['1 proposed', '2 proposed'],
    ],
    [
      'an approval for a later hour',
      { action: 'approve', from: 'submitted', to: 'scheduled', actor: APPROVER },
      ['1 approved', '2 approved'],
    ],
    [
      'an approval: one mail, that it is public',
      { action: 'approve', from: 'submitted', to: 'published', actor: APPROVER },
      ['1 published', '2 published'],
    ],
    [
      'a publication at its hour, by nobody',
      { action: 'publishDue', from: 'scheduled', to: 'published', actor: null },
      ['1 published', '2 published'],
    ],
    [
      'a withdrawal',
      { action: 'withdraw', from: 'published', to: 'withdrawn', actor: APPROVER },
      ['1 withdrawn', '2 withdrawn'],
    ],
    [
      'a save by the writer, not the writer',
      { action: 'save', from: 'submitted', to: 'draft', actor: WRITER },
      ['2 voided'],
    ],
    [
      'a submission recalled by a colleague',
      { action: 'recall', from: 'submitted', to: 'draft', actor: SUBMITTER },
      ['1 voided'],
    ],
    ['a save of a draft', { action: 'save', from: 'draft', to: 'draft', actor: SUBMITTER }, []],
    ['a save of a live post', { action: 'save', from: 'published', to: 'draft', actor: SUBMITTER }, []],
    ['a submission', { action: 'submit', from: 'draft', to: 'submitted', actor: SUBMITTER }, []],
    ['a flag', { action: 'flag', from: 'draft', to: 'draft', actor: SUBMITTER }, []],
  ])('%s', (_, step, expected) => {
    expect(told(step)).toEqual(expected);
  });

  it('tells whoever approved that the approval came to nothing, of this submission alone', () => {
    const log = [...LOG, { action: 'approve', actor: APPROVER }];
    expect(told({ action: 'save', from: 'scheduled', to: 'draft', actor: WRITER }, post(), log)).toEqual([
      '2 voided',
      '3 voided',
    ]);
    expect(told({ action: 'hold', from: 'scheduled', to: 'returned', actor: null }, post(), log)).toEqual([
      '1 held',
      '2 held',
      '3 held',
    ]);
  });

  const waitsForSecond = post({ state: 'second', firstApprover: APPROVER, flagged: true });
  const toSecond: Step = { action: 'approve', from: 'submitted', to: 'second', actor: APPROVER };

  it('asks the spokesperson and today’s deputy for the second approval', () => {
    expect(told(toSecond, waitsForSecond)).toEqual(['1 approved', '2 approved', '5 second', '7 second']);
  });

  it('asks no deputy on the day after the last', () => {
    expect(told(toSecond, waitsForSecond, LOG, '2026-11-26')).not.toContain('7 second');
  });

  it('asks whoever may confirm an emergency: neither its publisher nor its savers, nobody who has left', () => {
    const emergency: Step = { action: 'emergency', from: 'submitted', to: 'published', actor: APPROVER };
    const facts = post({ state: 'published', live: true, emergency: { by: APPROVER, savers: [WRITER] } });
    expect(told(emergency, facts)).toEqual([
      '1 published',
      '2 published',
      '4 emergency',
      '5 emergency',
      '7 emergency',
    ]);
  });

  const submits = (to: 'confirming' | 'submitted'): Step => ({
    action: 'submit',
    from: 'draft',
    to,
    actor: SUBMITTER,
  });
  const urgent = (changes: Partial<PostFacts> = {}) => post({ urgent: true, ...changes });
  const spoken = (changes: Partial<PostFacts> = {}) => post({ format: 'thong-cao-bao-chi', ...changes });
  const confirming = { state: 'confirming', leaderConfirms: true } as const;

  it.each<[string, Step, PostFacts, string[]]>([
    [
      'an urgent post that its leader has to confirm',
      submits('confirming'),
      urgent(confirming),
      ['6 confirm'],
    ],
    ['an urgent post for the Ban Biên tập', submits('submitted'), urgent(), ['3 approve', '4 approve']],
    [
      'an urgent post that its leader has confirmed',
      { action: 'confirm', from: 'confirming', to: 'submitted', actor: LEADER },
      urgent({ leaderConfirms: true }),
      ['3 approve', '4 approve'],
    ],
    [
      'a press release that its leader has to confirm: the spokesperson knows what will come',
      submits('confirming'),
      spoken(confirming),
      ['5 coming', '6 confirm', '7 coming'],
    ],
    [
      'a press release for the Ban Biên tập',
      submits('submitted'),
      spoken(),
      ['3 approve', '4 approve', '5 coming', '7 coming'],
    ],
    [
      'a press release that its leader has confirmed: the spokesperson knows already',
      { action: 'confirm', from: 'confirming', to: 'submitted', actor: LEADER },
      spoken({ leaderConfirms: true }),
      ['3 approve', '4 approve'],
    ],
    [
      'a submission that is flagged',
      submits('submitted'),
      post({ flagged: true }),
      ['3 approve', '4 approve', '5 coming', '7 coming'],
    ],
    [
      'a flag on what waits already',
      { action: 'flag', from: 'submitted', to: 'submitted', actor: WRITER },
      post({ flagged: true }),
      ['3 approve', '4 approve', '5 coming', '7 coming'],
    ],
    [
      'a flag on what they were told of at its submission: nobody',
      { action: 'flag', from: 'submitted', to: 'submitted', actor: WRITER },
      spoken({ flagged: true }),
      [],
    ],
    [
      'an urgent post back from its hour, with the news for its writers',
      { action: 'unschedule', from: 'scheduled', to: 'submitted', actor: SPOKESPERSON },
      urgent(),
      ['1 unscheduled', '2 unscheduled', '3 approve', '4 approve'],
    ],
    [
      'one who submits and could approve: nobody of their own act, nobody who saved it',
      { ...submits('submitted'), actor: APPROVER },
      urgent({ savers: [SECOND] }),
      [],
    ],
  ])('%s', (_, step, facts, expected) => {
    expect(told(step, facts)).toEqual(expected);
  });

  it('tells nothing to a writer who may not know of the post any more', () => {
    const step: Step = { action: 'return', from: 'submitted', to: 'returned', actor: APPROVER };
    expect(told(step, post({ creator: ELSEWHERE }))).toEqual(['2 returned']);
  });
});

describe('what waits', () => {
  const reader = (id: number) => readersOn(TODAY, PEOPLE, [LENT]).find((each) => each.id === id)!;

  it.each<[string, PostFacts, number, string | null]>([
    ['a submission, for an approver', post(), APPROVER, 'approve'],
    ['a submission, for an approver who saved it', post({ savers: [APPROVER] }), APPROVER, null],
    ['a submission, for its writer', post(), WRITER, null],
    ['for the leader', post({ state: 'confirming', leaderConfirms: true }), LEADER, 'confirm'],
    [
      'for the deputy of the spokesperson',
      post({ state: 'second', flagged: true }),
      DEPUTY,
      'approveAsSpokesperson',
    ],
    [
      'a request to correct',
      post({ state: 'published', live: true, correctionRequested: true }),
      APPROVER,
      'dismissCorrectionRequest',
    ],
    ['a public post', post({ state: 'published', live: true }), APPROVER, null],
  ])('%s', (_, facts, id, expected) => {
    expect(waitsFor(facts, reader(id))).toBe(expected);
  });
});

it.each([
  ['2026-11-25T00:29:59.999Z', '2026-11-24T06:30:00.000Z'],
  ['2026-11-25T00:30:00.000Z', '2026-11-25T00:30:00.000Z'],
  ['2026-11-25T06:29:00.000Z', '2026-11-25T00:30:00.000Z'],
  ['2026-11-25T06:31:00.000Z', '2026-11-25T06:30:00.000Z'],
  ['2026-11-25T18:00:00.000Z', '2026-11-25T06:30:00.000Z'],
])('the digest before %s is that of 07:30 or 13:30 in Việt Nam: %s', (instant, slot) => {
  expect(digestSlot(instant)).toBe(slot);
});
