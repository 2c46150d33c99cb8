import { describe, expect, it } from 'vitest';
import {
  type Consent,
  type PeopleInPicture,
  consentProblems,
  gapOf,
  narrowedFields,
  nextCode,
  pictureProblems,
  textProblems,
  usesOf,
} from './consent';

const person: Consent = {
  code: 'PDY-2026-0001',
  kind: 'person',
  name: 'Trần Thị Ví Dụ',
  unit: { code: 'xa-vi-du' },
  guardian: null,
  childAgreement: null,
  schoolYear: null,
  children: null,
  signedForms: null,
  withoutConsent: null,
  forSite: true,
  forPress: false,
  forBroadcast: false,
  forSocial: false,
  signedOn: '2026-09-01',
  validFrom: '2026-09-05',
  validTo: '2027-05-31',
  evidence: { id: 1 },
  withdrawnOn: null,
};
const child: Consent = {
  ...person,
  code: 'PDY-2026-0002',
  kind: 'child',
  guardian: 'Mẹ: Lê Thị Ví Dụ',
  childAgreement: 'under-seven',
};
const ofClass: Consent = {
  ...person,
  code: 'PDY-2026-0003',
  kind: 'class',
  name: 'Lớp Mầm 1',
  childAgreement: 'under-seven',
  schoolYear: '2026-2027',
  children: 25,
  signedForms: 25,
};
const DAY = '2026-11-20';
const AT = '2026-11-20T03:00:00.000Z';

const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

describe('a record', () => {
  it.each([person, child, ofClass, { ...person, validTo: null }, { ...person, evidence: null }])(
    'is kept when nothing is missing',
    (consent) => {
      expect(consentProblems(consent)).toEqual([]);
    },
  );

  it.each<[string, Consent, string]>([
    ['without a kind', { ...person, kind: null }, 'Phiếu của'],
    ['without a name', { ...person, name: ' ' }, 'Họ và tên (phiếu của lớp: tên lớp)'],
    ['without a unit', { ...person, unit: null }, 'Đơn vị'],
    ['without the day of signing', { ...person, signedOn: null }, 'Ngày ký'],
    ['of a child without a guardian', { ...child, guardian: '' }, 'Cha, mẹ hoặc người giám hộ'],
    ['of a child who was not asked', { ...child, childAgreement: null }, 'Ý kiến của trẻ em'],
    ['of a class without a school year', { ...ofClass, schoolYear: null }, 'Năm học'],
    ['of a class with a year that is none', { ...ofClass, schoolYear: '2026-2028' }, 'Năm học'],
    ['of a class without its number', { ...ofClass, children: null }, 'Số trẻ của lớp'],
    ['of a class with more forms than children', { ...ofClass, signedForms: 26 }, 'Số phiếu đã ký'],
    ['of a class with fewer than no forms', { ...ofClass, signedForms: -1 }, 'Số phiếu đã ký'],
    ['that holds before it was signed', { ...person, validFrom: '2026-08-31' }, 'Có hiệu lực từ'],
    ['that ends before it begins', { ...person, validTo: '2026-09-04' }, 'Đến hết ngày'],
    ['that allows nothing', { ...person, forSite: false }, 'Trang của Sở'],
  ])('%s is refused by the field’s name', (_, consent, field) => {
    expect(fields(consentProblems(consent))).toEqual([field]);
  });
});

describe('a consent covers the site', () => {
  it.each<[string, Consent, string, string | null]>([
    ['on its first day', person, '2026-09-05', null],
    ['on its last day', person, '2027-05-31', null],
    ['not the day before', person, '2026-09-04', 'đến ngày 05/09/2026 mới có hiệu lực'],
    ['not the day after', person, '2027-06-01', 'đã hết hiệu lực ngày 31/05/2027'],
    ['without an end for as long as it stands', { ...person, validTo: null }, '2040-01-01', null],
    [
      'not after it was withdrawn',
      { ...person, withdrawnOn: '2026-11-01' },
      DAY,
      'đã được rút ngày 01/11/2026',
    ],
    ['not without a copy of the form', { ...person, evidence: null }, DAY, 'chưa có bản chụp'],
    [
      'not where it is for the press alone',
      { ...person, forSite: false, forPress: true },
      DAY,
      'Trang của Sở',
    ],
    ['not a class that has signed nothing', { ...ofClass, signedForms: 0 }, DAY, 'chưa có phiếu nào'],
    ['not while something is missing', { ...child, guardian: null }, DAY, 'chưa ghi đủ'],
  ])('%s', (_, consent, day, gap) => {
    const found = gapOf(consent, 'site', day);
    if (gap === null) expect(found).toBeNull();
    else expect(found).toContain(gap);
    expect(found ?? '').not.toContain('Ví Dụ');
  });
});

describe('a picture on the site', () => {
  const picture = (changes: Partial<PeopleInPicture>): PeopleInPicture => ({
    people: 'none',
    consents: [],
    checkedWithClass: false,
    ...changes,
  });
  const partial = { ...ofClass, signedForms: 20 };

  it.each<[string, Partial<PeopleInPicture>]>([
    ['without people', {}],
    ['with an adult who signed nothing', { people: 'adult' }],
    ['with an adult who signed', { people: 'adult', consents: [person] }],
    ['with a child whose guardian signed', { people: 'child', consents: [child] }],
    ['with a class of which all signed', { people: 'child', consents: [ofClass] }],
    [
      'with a class of which some signed, once checked',
      { people: 'child', consents: [partial], checkedWithClass: true },
    ],
  ])('%s is taken', (_, changes) => {
    expect(pictureProblems(picture(changes), AT)).toEqual([]);
  });

  it.each<[string, Partial<PeopleInPicture>, string, RegExp]>([
    ['of which nobody has said who is in it', { people: null }, 'people', /chưa chọn/],
    ['with a child and no consent', { people: 'child' }, 'consents', /làm mờ .* hoặc dùng ảnh khác/],
    [
      'with a child and an adult’s consent',
      { people: 'child', consents: [person] },
      'consents',
      /của trẻ hoặc của lớp/,
    ],
    [
      'with a withdrawn consent',
      { people: 'child', consents: [{ ...child, withdrawnOn: DAY }] },
      'consents',
      /đã được rút/,
    ],
    [
      'with one of two consents ended',
      { people: 'child', consents: [child, { ...ofClass, validTo: '2026-10-01' }] },
      'consents',
      /PDY-2026-0003 đã hết/,
    ],
    [
      'without people but with a consent for the press',
      { consents: [{ ...person, forSite: false, forPress: true }] },
      'consents',
      /không đồng ý/,
    ],
    [
      'of a class of which some signed',
      { people: 'child', consents: [partial] },
      'checkedWithClass',
      /20\/25/,
    ],
  ])('%s is refused with the way out', (_, changes, field, reason) => {
    expect(pictureProblems(picture(changes), AT)).toEqual([
      { field, reason: expect.stringMatching(reason) as string },
    ]);
  });

  it('is judged by the Vietnamese day', () => {
    const endsToday = picture({ people: 'child', consents: [{ ...child, validTo: '2026-11-20' }] });
    expect(pictureProblems(endsToday, '2026-11-20T16:59:00.000Z')).toEqual([]);
    expect(pictureProblems(endsToday, '2026-11-20T17:00:00.000Z')).toHaveLength(1);
  });

  it.each<[string, Partial<PeopleInPicture>, string[]]>([
    ['anywhere without people', {}, ['broadcast', 'press', 'social']],
    ['nowhere else with an adult who signed nothing', { people: 'adult' }, []],
    ['nowhere else by a consent for the site', { people: 'child', consents: [child] }, []],
    [
      'where the consent says',
      { people: 'child', consents: [{ ...child, forSocial: true, forPress: true }] },
      ['press', 'social'],
    ],
    [
      'where all of two consents say',
      {
        people: 'child',
        consents: [
          { ...child, forSocial: true, forPress: true },
          { ...ofClass, forPress: true },
        ],
      },
      ['press'],
    ],
    [
      'nowhere else once one of two has ended',
      {
        people: 'child',
        consents: [
          { ...child, forPress: true },
          { ...ofClass, forPress: true, validTo: '2026-10-01' },
        ],
      },
      [],
    ],
    [
      'where the consent says, although nobody is recognised',
      { consents: [{ ...person, forPress: true }] },
      ['press'],
    ],
  ])('goes %s', (_, changes, uses) => {
    expect(usesOf(picture(changes), AT)).toEqual(uses);
  });
});

it('a text about somebody goes to the press by the feeds, so the consent has to say so', () => {
  expect(textProblems([{ ...person, forPress: true }], AT)).toEqual([]);
  expect(textProblems([person], AT)).toEqual([expect.stringContaining('Cung cấp cho báo chí')]);
  expect(textProblems([{ ...person, withdrawnOn: DAY }], AT)).toEqual([
    expect.stringContaining('đã được rút'),
  ]);
});

describe('a consent in use', () => {
  it.each<[string, Partial<Consent>, string]>([
    ['its name', { name: 'Người khác' }, 'Họ và tên (phiếu của lớp: tên lớp)'],
    ['its kind', { kind: 'child' }, 'Phiếu của'],
    ['a tick less', { forSite: false }, 'Trang của Sở'],
    ['a tick more, which the approval did not see', { forPress: true }, 'Cung cấp cho báo chí'],
    ['a later start', { validFrom: '2026-10-01' }, 'Có hiệu lực từ'],
    ['an earlier end', { validTo: '2026-12-31' }, 'Đến hết ngày'],
    ['another copy', { evidence: { id: 2 } }, 'Bản chụp phiếu đã ký'],
    ['another unit', { unit: { code: 'xa-khac' } }, 'Đơn vị'],
    ['fewer forms', { signedForms: 24 }, 'Số phiếu đã ký'],
    ['more children', { children: 26 }, 'Số trẻ của lớp'],
  ])('does not take %s', (_, changes, field) => {
    expect(fields(narrowedFields(ofClass, { ...ofClass, ...changes }))).toEqual([field]);
  });

  it.each<[string, Partial<Consent>]>([
    ['a later end', { validTo: '2027-08-31' }],
    ['no end', { validTo: null }],
    ['more forms', { signedForms: 26 }],
    ['other names without consent', { withoutConsent: 'Bé Ví Dụ' }],
  ])('takes %s', (_, changes) => {
    expect(narrowedFields(ofClass, { ...ofClass, ...changes })).toEqual([]);
  });

  it('without an end does not get one', () => {
    expect(fields(narrowedFields({ ...person, validTo: null }, person))).toEqual(['Đến hết ngày']);
  });
});

it('codes count within their year', () => {
  expect(nextCode('2026', null)).toBe('PDY-2026-0001');
  expect(nextCode('2026', 'PDY-2026-0041')).toBe('PDY-2026-0042');
  expect(nextCode('2026', 'PDY-2026-9999')).toBe('PDY-2026-10000');
});
