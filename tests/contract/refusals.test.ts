import { cleanDeep, parseChange, type RawChange, type Refusal } from '@newsroom/shared';
import { describe, expect, test } from 'vitest';
import { example, EXAMPLES } from './examples.ts';

/** The example with the value at the path replaced; `undefined` removes the field. */
const changed = (name: string, path: string, value: unknown): RawChange => {
  const row = example(name);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<Record<string, unknown>>(
    (within, step) => within[step] as Record<string, unknown>,
    row,
  );
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return row;
};

const refusalOf = (row: RawChange): Refusal | null => {
  const result = parseChange(row);
  return 'refusal' in result ? result.refusal : null;
};

/** Expects a refusal that names the subject, the key, exactly this field, and a reason. */
const expectRefusal = (row: RawChange, field: string) => {
  const refusal = refusalOf(row);
  expect(refusal).toMatchObject({ subject: row.subject, key: row.key });
  expect(refusal?.problems.map((problem) => problem.field)).toContain(field);
  for (const { reason } of refusal?.problems ?? []) expect(reason).not.toBe('');
};

describe.each(EXAMPLES)('the example %s', (name) => {
  const fields = Object.keys(example(name).payload).map((field) => `payload.${field}`);
  // Only these two fields say which branch of the union is meant.
  const discriminators = ['payload.kind', 'payload.status'];

  test.each(fields.filter((field) => !discriminators.includes(field)))(
    'without %s is refused by name',
    (field) => {
      expectRefusal(changed(name, field, undefined), field);
    },
  );

  test.each(fields.filter((field) => discriminators.includes(field)))('without %s is refused', (field) => {
    expect(refusalOf(changed(name, field, undefined))?.problems).not.toHaveLength(0);
  });

  test.each(['sequence', 'at', 'version', 'payload'])('without %s is refused by name', (field) => {
    expectRefusal(changed(name, field, undefined), field);
  });
});

test.each([
  // Fields of the row around the payload.
  ['article', 'sequence', 0],
  ['article', 'sequence', 1.5],
  ['article', 'at', '2025-05-20'],
  ['article', 'version', 0],
  ['article', 'version', 4],
  ['article', 'version', '2'],
  ['article', 'version', 1.5],
  ['article', 'payload.leadPhoto.alsoFor', undefined],
  ['article', 'payload.leadPhoto.alsoFor', ['press', 'broadcast']],
  ['article', 'payload.leadPhoto.alsoFor', ['press', 'press']],
  ['article', 'payload.leadPhoto.alsoFor.0', 'friends'],
  ['article', 'payload.leadPhoto.focalPoint', undefined],
  ['article', 'payload.leadPhoto.focalPoint.x', 1.01],
  ['article', 'payload.leadPhoto.focalPoint.y', -0.1],
  ['article', 'key', ''],
  ['article', 'subject', 'page'],
  // Fields of all posts.
  ['article', 'payload.id', '7kd3mq'],
  ['article', 'payload.id', '7kd3mq91'],
  ['article', 'payload.id', '2345678'],
  ['article', 'payload.id', '7kd3mqO'],
  ['article', 'payload.unit.code', 'Huyện An Biên'],
  ['article', 'payload.unit.name', ''],
  ['article', 'payload.taskGroups', []],
  ['article', 'payload.taskGroups.0', 'Đào tạo'],
  ['article', 'payload.stream', ''],
  ['article', 'payload.format', 'tho'],
  ['article', 'payload.firstPublishedAt', '2023-04-14T09:30:00Z'],
  ['article', 'payload.firstPublishedAt', '2023-04-14T16:30:00.000+07:00'],
  ['article', 'payload.modifiedAt', 'hôm qua'],
  ['article', 'payload.slug', 'Buổi-bồi-dưỡng'],
  ['article', 'payload.slug', '../../etc'],
  ['article', 'payload.slug', 'a--b'],
  ['article', 'payload.slug', 'a'.repeat(81)],
  ['article', 'payload.title', ''],
  ['article', 'payload.title', ' \u0000\n '],
  ['article', 'payload.title', 'ă'.repeat(301)],
  ['article', 'payload.title', 7],
  ['article', 'payload.lead', ''],
  ['article', 'payload.lead', 'a'.repeat(1001)],
  ['article', 'payload.body', ''],
  ['article', 'payload.body', '\u0001'],
  ['article', 'payload.sample', 'yes'],
  ['article', 'payload.corrections.0.at', null],
  ['article', 'payload.corrections.0.note', ''],
  ['article', 'payload.authors.0.name', ''],
  ['article', 'payload.authors.0.role', 'boss'],
  ['article', 'payload.leadPhoto.sha256', '../secret'],
  ['article', 'payload.leadPhoto.sha256', 'A'.repeat(64)],
  ['article', 'payload.leadPhoto.mime', 'image/svg+xml'],
  ['article', 'payload.leadPhoto.mime', 'text/html'],
  ['article', 'payload.leadPhoto.width', 0],
  ['article', 'payload.leadPhoto.height', -1],
  ['article', 'payload.leadPhoto.alt', ''],
  ['article', 'payload.leadPhoto.credit', null],
  ['article', 'payload.gallery.0.sha256', undefined],
  // Profiles.
  ['profile', 'payload.person', null],
  ['profile', 'payload.person.name', ''],
  ['profile', 'payload.person.yearsInProfession', 71],
  ['profile', 'payload.achievements.0.year', 1900],
  ['profile', 'payload.quote', ''],
  // Policies.
  ['policy', 'payload.document.number', ''],
  ['policy', 'payload.document.issuedOn', '31/12/2024'],
  ['policy', 'payload.document.issuedOn', '2023-02-29'],
  ['policy', 'payload.state', 'valid'],
  ['policy', 'payload.abstract', ''],
  ['policy', 'payload.keyPoints', 'một ý'],
  [
    'policy',
    'payload.brief',
    { who: 'chữ '.repeat(41), what: 'a', when: 'b', where: 'c' },
    'payload.brief.who',
  ],
  ['policy-scanned', 'payload.original.scanned', undefined],
  ['policy-scanned', 'payload.original.scanned', 'true'],
  ['policy', 'payload.originalUrl', 'javascript:alert(1)'],
  ['policy', 'payload.originalUrl', 'ftp://a.vn/'],
  ['policy', 'payload.originalUrl', `https://a.vn/${'a'.repeat(488)}`],
  [
    'policy',
    'payload.relations',
    [{ relation: 'kills', number: '1', id: '7kd3mq9' }],
    'payload.relations.0.relation',
  ],
  // Withdrawn posts.
  ['withdrawn', 'payload.reasonKind', 'whim'],
  ['withdrawn', 'payload.reason', ''],
  ['withdrawn', 'payload.withdrawnAt', null],
  ['withdrawn', 'payload.slug', null],
  ['withdrawn', 'payload.title', null],
  ['withdrawn-by-consent', 'payload.slug', 'ten-nguoi'],
  ['withdrawn-by-consent', 'payload.title', 'Tên người'],
  ['erasure', 'payload.id', 'Ai đó'],
  // Vocabularies.
  ['unit-former', 'payload.code', 'An Biên'],
  ['unit-former', 'payload.type', 'tinh'],
  ['unit-former', 'payload.names', []],
  ['unit-former', 'payload.names.0.name', ''],
  ['unit-former', 'payload.names.0.validTo', '2025-06-31'],
  ['unit-former', 'payload.successors.0.of', 'money'],
  ['task-group', 'payload.number', 0],
  ['task-group', 'payload.shortTitle', ''],
  ['task-group', 'payload.verified', { by: '', on: '2025-01-01' }, 'payload.verified.by'],
  ['stream', 'payload.title', ''],
  ['department', 'payload.official', 'true'],
  ['department', 'payload.email', 'không có'],
  ['department', 'payload.email', `${'a'.repeat(60)}@${'a.'.repeat(96)}vn`],
  ['department', 'payload.contacts.0.role', 'director'],
  ['department', 'payload.contacts.0.name', ''],
  ['department', 'payload.contacts.0.post', null],
  ['department', 'payload.contacts.0.unit', undefined],
  ['department', 'payload.contacts.0.phone', ''],
  ['department', 'payload.contacts.1.email', 'không có'],
  ['department', 'payload.about', ''],
  ['department', 'payload.programme.summary', undefined],
  ['department', 'payload.programme.summary', 'chữ '.repeat(151)],
  ['department', 'payload.feedAuthority', 'Sở.vn'],
  ['department', 'payload.feedAuthority', 'a'.repeat(201)],
  ['department', 'payload.feedYear', 25],
] satisfies [string, string, unknown, string?][])(
  '%s with %s = %j is refused',
  (name, path, value, field = path) => {
    expectRefusal(changed(name, path, value), field);
  },
);

test.each([
  ['article', 'payload.title', ']]> & <b>', ']]> & <b>'],
  ['article', 'payload.title', 'Một\u0000 \n hai', 'Một hai'],
  ['article', 'payload.title', 'ă'.repeat(300).normalize('NFD'), 'ă'.repeat(300)],
  ['article', 'payload.body', 'a\r\nb\u0008', 'a\nb'],
  ['article', 'payload.leadPhoto', null, null],
  ['policy', 'payload.brief', null, null],
  ['department', 'payload.contacts', [], []],
  ['department', 'payload.programme.summary', 'chữ\n\n'.repeat(150), 'chữ\n\n'.repeat(150)],
])('%s with %s = %j is taken, cleaned', (name, path, value, cleaned) => {
  const result = parseChange(changed(name, path, value));
  expect(result).toMatchObject({ change: changed(name, path, cleaned) });
});

test('an older or newer row that cleaning alone would change is not refused for its spelling', () => {
  const row = example('article-nfd');
  expect(parseChange(cleanDeep(row) as RawChange)).toEqual(parseChange(row));
});

test('a field that the contract does not know goes no further', () => {
  const result = parseChange(changed('article', 'payload.draftNote', 'chưa ai được đọc'));
  expect(JSON.stringify(result)).not.toContain('chưa ai được đọc');
});

test('a withdrawn post that still carries its text loses it here', () => {
  const result = parseChange(changed('withdrawn', 'payload.body', 'phần đã gỡ'));
  expect(result).toHaveProperty('change');
  expect(JSON.stringify(result)).not.toContain('phần đã gỡ');
});
