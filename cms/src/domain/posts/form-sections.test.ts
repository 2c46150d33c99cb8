import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesOf, uidOfForm } from './form-sections';

const attributesOf = (kind: string): string[] => {
  const file = join(__dirname, `../../api/${kind}/content-types/${kind}/schema.json`);
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { attributes: object }).attributes);
};
const FIELDS = {
  'api::article.article': attributesOf('article'),
  'api::profile.profile': attributesOf('profile'),
  'api::policy.policy': attributesOf('policy'),
};
const UIDS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

describe.each(UIDS)('the form of %s', (uid) => {
  it('opens with six fields and has every other in one section', () => {
    const { first, press, files, advanced } = placesOf(uid, FIELDS[uid]);
    expect(first).toHaveLength(6);
    expect([...first, ...press, ...files, ...advanced].sort()).toEqual([...FIELDS[uid]].sort());
    for (const section of [press, files, advanced]) expect(section).not.toEqual([]);
  });

  it('is known by its fields', () => {
    expect(uidOfForm(FIELDS[uid])).toBe(uid);
  });

  it('has a place for a field that nobody placed', () => {
    expect(placesOf(uid, [...FIELDS[uid], 'moi']).advanced).toContain('moi');
  });
});

it('no other form is one of a post', () => {
  expect(uidOfForm(['code', 'names'])).toBeNull();
});
