import { describe, expect, it } from 'vitest';
import type { Consent } from '../consents/consent';
import { approvedText, snapshotOf } from './snapshot';
import type { Draft, FileFacts } from './draft';

const facts = (sha256: string): FileFacts => ({
  sha256,
  mime: 'image/jpeg',
  extension: 'jpg',
  bytes: 1,
  width: 1,
  height: 1,
  textLayer: null,
});
const files = new Map([[1, facts('a'.repeat(64))]]);
const photo = {
  picture: { id: 1, name: 'a.jpg' },
  alt: 'Sân trường',
  decorative: false,
  caption: null,
  credit: 'Ban Biên tập',
  licence: null,
  people: 'none' as const,
  consents: [],
  checkedWithClass: false,
  marks: null,
};
const draft: Draft = {
  documentId: 'd',
  postId: '7kd3mq9',
  slug: null,
  sample: false,
  title: 'Tiêu đề',
  lead: 'Tóm tắt.',
  body: 'Nội dung.',
  format: 'bai',
  stream: { code: 'ke-hoach-87' },
  taskGroups: [{ code: 'a' }, { code: 'b' }],
  unit: { code: 'huyen-an-bien' },
  authors: [{ name: 'Tên', penName: null, role: 'author', unit: null }],
  source: null,
  leadPhoto: photo,
  gallery: [],
  attachments: [],
  consents: [],
};
const consent: Consent = {
  code: 'PDY-2026-0001',
  kind: 'child',
  name: 'Tên trẻ',
  unit: null,
  guardian: 'Tên mẹ',
  childAgreement: null,
  schoolYear: null,
  children: null,
  signedForms: null,
  withoutConsent: null,
  forSite: true,
  forPress: true,
  forBroadcast: true,
  forSocial: true,
  signedOn: null,
  validFrom: null,
  validTo: null,
  evidence: null,
  withdrawnOn: null,
};
const text = (changes: Partial<Draft> = {}, known = files) =>
  approvedText(snapshotOf({ ...draft, ...changes }, known), null);

describe('the text that an approval is bound to', () => {
  it.each<[string, Partial<Draft>]>([
    ['one character', { body: 'Nội dung' }],
    ['the unit', { unit: { code: 'huyen-an-minh' } }],
    ['a topic', { taskGroups: [{ code: 'a' }] }],
    ['a picture’s description', { leadPhoto: { ...photo, alt: 'Sân' } }],
    ['a picture more', { gallery: [photo] }],
    ['an author', { authors: [] }],
    ['the source', { source: 'Nguồn' }],
    ['who is in a picture', { leadPhoto: { ...photo, people: 'adult' } }],
    ['a picture’s consent', { leadPhoto: { ...photo, consents: [consent] } }],
    ['a look at the class’s list', { leadPhoto: { ...photo, checkedWithClass: true } }],
    ['a blurred part', { leadPhoto: { ...photo, marks: { blur: [{ x: 0, y: 0, width: 1, height: 1 }] } } }],
    ['a consent to the text', { consents: [consent] }],
  ])('differs by %s', (_, changes) => {
    expect(text(changes)).not.toBe(text());
  });

  it('differs by the bytes of a picture, not by its number or file name', () => {
    expect(text({}, new Map([[1, facts('b'.repeat(64))]]))).not.toBe(text());
    const moved = { ...photo, picture: { id: 2, name: 'b.jpg' } };
    expect(text({ leadPhoto: moved }, new Map([[2, facts('a'.repeat(64))]]))).toBe(text());
  });

  it('is the same for the order of topics, for an empty field, and for the address set later', () => {
    expect(text({ taskGroups: [{ code: 'b' }, { code: 'a' }], source: '', slug: 'tieu-de' })).toBe(text());
  });

  it('names a consent by its code alone', () => {
    const snapshot = JSON.stringify(snapshotOf({ ...draft, consents: [consent] }, files));
    expect(snapshot).toContain('PDY-2026-0001');
    expect(snapshot).not.toMatch(/Tên trẻ|Tên mẹ/);
  });

  it('covers what readers will be told', () => {
    const snapshot = snapshotOf(draft, files);
    const told = (note: string) => approvedText(snapshot, { kind: 'substantial', note });
    expect(new Set([told('Một'), told('Hai'), approvedText(snapshot, { kind: 'minor' }), text()]).size).toBe(
      4,
    );
  });
});
