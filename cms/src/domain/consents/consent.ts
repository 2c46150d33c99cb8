import { type PhotoUse, PHOTO_USES, dayOf, formatDay } from '@newsroom/shared';
import type { ChildAgreement, ConsentKind, PeopleKind } from '../fields';
import { LABELS } from '../labels';
import type { Problem } from '../problems';
import { type Actor, scopeOf } from '../people/actor';
import { CONSENT_UID } from '../content-types';

/** A consent record as it is stored. Days are "2026-09-05". */
export interface Consent {
  code: string | null;
  kind: ConsentKind | null;
  name: string | null;
  unit: { code: string } | null;
  guardian: string | null;
  childAgreement: ChildAgreement | null;
  schoolYear: string | null;
  children: number | null;
  signedForms: number | null;
  withoutConsent: string | null;
  forSite: boolean | null;
  forPress: boolean | null;
  forBroadcast: boolean | null;
  forSocial: boolean | null;
  signedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  evidence: { id: number | string } | null;
  withdrawnOn: string | null;
}

/** A way of showing something: on the department's own site, or passed on to others. */
export type Use = 'site' | PhotoUse;

/** The field of a consent that allows a use. */
export const TICKS = {
  site: 'forSite',
  press: 'forPress',
  broadcast: 'forBroadcast',
  social: 'forSocial',
} as const satisfies Record<Use, keyof Consent>;

const FORM_LABELS = LABELS[CONSENT_UID];
type Labelled = keyof typeof FORM_LABELS & keyof Consent;

/**
 * What is missing, so that the record cannot be saved. The copy of the signed form may be added later; until then the
 * consent covers nothing.
 */
export const consentProblems = (consent: Consent): Problem[] => {
  const problems: Problem[] = [];
  const add = (field: Labelled, reason: string) => problems.push({ field: FORM_LABELS[field], reason });
  const need = (...fields: Labelled[]) => {
    for (const field of fields) if (isBlank(consent[field])) add(field, 'chưa ghi');
  };

  need('kind', 'name', 'unit', 'signedOn', 'validFrom');
  if (consent.kind === 'child') need('guardian', 'childAgreement');
  if (consent.kind === 'class') {
    need('childAgreement', 'schoolYear', 'children', 'signedForms');
    problems.push(...classProblems(consent));
  }
  const { signedOn, validFrom, validTo } = consent;
  if (signedOn && validFrom && validFrom < signedOn) {
    add('validFrom', `${formatDay(validFrom)} trước ngày ký ${formatDay(signedOn)}`);
  }
  if (validFrom && validTo && validTo < validFrom) {
    add('validTo', `${formatDay(validTo)} trước ngày bắt đầu ${formatDay(validFrom)}`);
  }
  if (!Object.values(TICKS).some((tick) => consent[tick] === true)) {
    add(
      'forSite',
      'chưa chọn nơi nào được dùng: trang của Sở, báo chí, phát thanh truyền hình hay mạng xã hội',
    );
  }
  return problems;
};

const classProblems = ({ schoolYear, children, signedForms }: Consent): Problem[] => {
  const problems: Problem[] = [];
  const add = (field: Labelled, reason: string) => problems.push({ field: FORM_LABELS[field], reason });
  const [, first, second] = /^(\d{4})-(\d{4})$/.exec(schoolYear ?? '') ?? [];
  if (!isBlank(schoolYear) && Number(second) !== Number(first) + 1) {
    add('schoolYear', `“${schoolYear}” không phải là một năm học; hãy ghi như 2026-2027`);
  }
  if (children !== null && children < 1) add('children', `${children}: phải từ 1 trở lên`);
  if (signedForms !== null && signedForms < 0) add('signedForms', `${signedForms}: không thể nhỏ hơn 0`);
  if (children !== null && signedForms !== null && signedForms > children) {
    add('signedForms', `${signedForms} nhiều hơn số trẻ của lớp (${children})`);
  }
  return problems;
};

/** Why the consent does not allow the use on that day; null: it does. */
export const gapOf = (consent: Consent, use: Use, day: string): string | null => {
  const name = `phiếu ${consent.code ?? '(chưa có số)'}`;
  if (consent.withdrawnOn !== null) return `${name} đã được rút ngày ${formatDay(consent.withdrawnOn)}`;
  if (!consent.evidence) return `${name} chưa có bản chụp phiếu đã ký`;
  if (consentProblems(consent).length > 0) return `${name} chưa ghi đủ`;
  if (consent.kind === 'class' && consent.signedForms === 0) return `${name} chưa có phiếu nào được ký`;
  if (consent.validFrom !== null && day < consent.validFrom) {
    return `${name} đến ngày ${formatDay(consent.validFrom)} mới có hiệu lực`;
  }
  if (consent.validTo !== null && day > consent.validTo) {
    return `${name} đã hết hiệu lực ngày ${formatDay(consent.validTo)}`;
  }
  if (consent[TICKS[use]] !== true) return `${name} không đồng ý cho “${FORM_LABELS[TICKS[use]]}”`;
  return null;
};

/** Of a picture: what its form says about people, and the consents that cover it. */
export interface PeopleInPicture {
  people: PeopleKind | null;
  consents: readonly Consent[];
  checkedWithClass: boolean | null;
}

/** Why the picture may not be shown on the site on the day of `at`, and what to do about it; by the field of the form. */
export const pictureProblems = (
  { people, consents, checkedWithClass }: PeopleInPicture,
  at: string,
): { field: 'people' | 'consents' | 'checkedWithClass'; reason: string }[] => {
  const gaps = consents.flatMap((consent) => gapOf(consent, 'site', dayOf(at)) ?? []);
  if (people === null) {
    return [
      { field: 'people', reason: 'chưa chọn: không nhận ra ai, nhận ra người lớn, hay nhận ra trẻ em' },
      ...gapProblems(gaps),
    ];
  }
  const forChildren = consents.filter(({ kind }) => kind === 'child' || kind === 'class');
  if (people === 'child' && forChildren.length === 0) {
    return [
      {
        field: 'consents',
        reason:
          'nhận ra trẻ em mà chưa có phiếu đồng ý của trẻ hoặc của lớp; ' +
          'hãy chọn phiếu, làm mờ mặt trẻ rồi chọn “Không nhận ra ai”, hoặc dùng ảnh khác',
      },
      ...gapProblems(gaps),
    ];
  }
  // A class consent needs the check of signed forms only if children can be recognised in the picture.
  const incomplete = (people === 'child' ? consents : []).find(
    ({ kind, children, signedForms }) => kind === 'class' && (signedForms ?? 0) < (children ?? 0),
  );
  return [
    ...gapProblems(gaps),
    ...(incomplete && checkedWithClass !== true
      ? [
          {
            field: 'checkedWithClass' as const,
            reason:
              `phiếu ${incomplete.code ?? ''} mới có ${incomplete.signedForms}/${incomplete.children} phiếu đã ký; ` +
              'hãy đối chiếu từng em trong ảnh với danh sách trẻ chưa có phiếu rồi bật mục này',
          },
        ]
      : []),
  ];
};

const gapProblems = (gaps: readonly string[]) =>
  gaps.map((gap) => ({
    field: 'consents' as const,
    reason: `${gap}; hãy chọn phiếu khác, làm mờ người trong ảnh và bỏ phiếu này, hoặc dùng ảnh khác`,
  }));

/**
 * Where the picture may go besides the site on the day of `at`, sorted: every consent has to allow it. A picture
 * without people may go anywhere. A picture of a recognisable adult without a signed consent stays on the site.
 */
export const usesOf = ({ people, consents }: PeopleInPicture, at: string): PhotoUse[] => {
  if (consents.length === 0) return people === 'none' ? [...PHOTO_USES] : [];
  return PHOTO_USES.filter((use) => consents.every((consent) => gapOf(consent, use, dayOf(at)) === null));
};

/**
 * Why the text may not name the people of these consents. Every text also goes to the press through the feeds, so the
 * consents have to allow that.
 */
export const textProblems = (consents: readonly Consent[], at: string): string[] =>
  consents.flatMap((consent) => {
    const onSite = gapOf(consent, 'site', dayOf(at));
    if (onSite !== null) return [`${onSite}; hãy bỏ tên và chuyện của người này khỏi bài rồi bỏ phiếu`];
    const inFeeds = gapOf(consent, 'press', dayOf(at));
    return inFeeds === null
      ? []
      : [
          `${inFeeds}, mà nội dung bài nào cũng có trong nguồn RSS cho báo chí; hãy bỏ tên và chuyện của người này`,
        ];
  });

/** The fields of a consent in use (by a submitted or public post) that a save would change or reduce. */
export const narrowedFields = (before: Consent, after: Consent): Problem[] => {
  const fixed = [
    'kind',
    'name',
    'guardian',
    'childAgreement',
    'schoolYear',
    'signedOn',
    ...Object.values(TICKS),
  ] as const;
  const later = (a: string | null, b: string | null) => (a ?? '') < (b ?? '');
  const fields: Labelled[] = [
    ...fixed.filter((field) => (before[field] ?? null) !== (after[field] ?? null)),
    ...(before.unit?.code === after.unit?.code ? [] : (['unit'] as const)),
    ...(before.evidence?.id === after.evidence?.id ? [] : (['evidence'] as const)),
    ...(later(before.validFrom, after.validFrom) ? (['validFrom'] as const) : []),
    ...(later(after.validTo ?? '9999', before.validTo ?? '9999') ? (['validTo'] as const) : []),
    ...(before.children === after.children ? [] : (['children'] as const)),
    ...((after.signedForms ?? 0) < (before.signedForms ?? 0) ? (['signedForms'] as const) : []),
  ];
  return fields.map((field) => ({
    field: FORM_LABELS[field],
    reason: 'không đổi được vì phiếu đang dùng; nếu người ký đổi ý, người duyệt dùng “Rút đồng ý”',
  }));
};

/** Whose consents a person finds: all, those of their unit, or none. */
export const consentScope = (actor: Actor): 'all' | 'unit' | 'none' => {
  const scope = scopeOf(actor);
  return scope === 'own' ? 'unit' : scope;
};

export const seesConsent = (actor: Actor, unit: string | null): boolean => {
  const scope = consentScope(actor);
  return scope === 'all' || (scope === 'unit' && actor.unit !== null && actor.unit === unit);
};

/** Whether the person may write records of the unit; null: of some unit. */
export const writesConsents = ({ capacities, superAdmin, unit: own }: Actor, unit: string | null): boolean =>
  superAdmin ||
  capacities.has('approver') ||
  ((['contributor', 'editor', 'leader'] as const).some((each) => capacities.has(each)) &&
    (unit === null || unit === own));

/** The next code of a year: "PDY-2026-0042". */
export const nextCode = (year: string, newest: string | null): string => {
  const last = Number(/^PDY-\d{4}-(\d+)$/.exec(newest ?? '')?.[1] ?? 0);
  return `PDY-${year}-${String(last + 1).padStart(4, '0')}`;
};

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
