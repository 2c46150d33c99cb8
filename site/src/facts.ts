import {
  formatBytes,
  formatDay,
  formatNumber,
  GLOSSARY,
  type Attachment,
  type Author,
  type Department,
  type LivePublication,
  type Policy,
  type Profile,
  type Unit,
} from '@newsroom/shared';

/** What pages and feeds state about a post, in the same order in both. */
export interface Fact {
  label: string;
  value: string;
}

export const personFacts = ({ person }: Profile): Fact[] =>
  present([
    ['Họ và tên', capitalised(personName(person))],
    ['Chức vụ', person.post],
    ['Nơi công tác', person.workplace],
    [
      'Số năm trong nghề',
      person.yearsInProfession === null ? null : `${formatNumber(person.yearsInProfession)} năm`,
    ],
  ]);

export const documentFacts = ({ document, state, abstract }: Policy): Fact[] =>
  present([
    [GLOSSARY.field.documentNumber, document.number],
    [GLOSSARY.field.documentKind, document.kind],
    [GLOSSARY.field.issuer, document.issuer],
    [GLOSSARY.field.issuedOn, formatDay(document.issuedOn)],
    [GLOSSARY.field.effectiveOn, document.effectiveOn && formatDay(document.effectiveOn)],
    [GLOSSARY.field.expiredOn, document.expiredOn && formatDay(document.expiredOn)],
    ['Tình trạng hiệu lực', GLOSSARY.policyState[state]],
    [GLOSSARY.field.abstract, abstract],
  ]);

/** "Nói ngắn gọn": question and answer. */
export const briefAnswers = ({ brief }: Policy): Fact[] =>
  brief === null
    ? []
    : present([
        [GLOSSARY.field.who, brief.who],
        [GLOSSARY.field.what, brief.what],
        [GLOSSARY.field.when, brief.when],
        [GLOSSARY.field.where, brief.where],
      ]);

/** "PDF, 1,2 MB, bản chụp": what readers want to know before they download. */
export const fileFacts = ({ extension, bytes, scanned }: Attachment): string =>
  [extension.toUpperCase(), formatBytes(bytes), ...(scanned ? [GLOSSARY.scanned] : [])].join(', ');

/** The name that readers see: for an article its format, for the others their kind. */
export const labelOf = ({ kind, format }: Pick<LivePublication, 'kind' | 'format'>): string =>
  kind === 'article' ? GLOSSARY.format[format] : GLOSSARY.kind[kind].one;

export interface Place {
  /** "Huyện"; null: the unit's name does not say it. */
  label: string | null;
  /** "An Biên" */
  name: string;
}

/**
 * The place in a unit's name: "Phòng Giáo dục và Đào tạo huyện An Biên" → "Huyện", "An Biên". If the name does not say
 * the type of place, the whole name is used. Null: a department, which belongs to no single place.
 */
export const placeOf = (type: Unit['type'], unitName: string): Place | null => {
  if (type === 'so' || type === 'truong') return null;
  const label = GLOSSARY.unitType[type];
  const at = unitName.toLocaleLowerCase('vi').lastIndexOf(`${label.toLocaleLowerCase('vi')} `);
  return at < 0 ? { label: null, name: unitName } : { label, name: unitName.slice(at + label.length + 1) };
};

/** "Huyện An Biên" */
export const placeText = ({ label, name }: Place): string => (label === null ? name : `${label} ${name}`);

/** "cô Nguyễn Thị Ví Dụ", the usual way to speak of the person. */
const personName = ({ honorific, name }: Profile['person']): string =>
  honorific === null ? name : `${honorific} ${name}`;

/** "Cô Nguyễn Thị Ví Dụ, giáo viên, Trường Mầm non Ví Dụ 2" */
export const introduction = (person: Profile['person']): string =>
  [capitalised(personName(person)), person.post && uncapitalised(person.post), person.workplace]
    .filter((part) => part !== null)
    .join(', ');

/** The name that readers know, made of the number of its decision: "Đề án 33". */
export const programmeName = ({ name, document }: NonNullable<Department['programme']>): string => {
  const number = /\d+/.exec(document)?.[0];
  return name.startsWith('Đề án ') && number !== undefined ? `Đề án ${number}` : name;
};

/** The name an author signs with. */
export const signature = ({ penName, name }: Author): string => penName ?? name;

/** "Tác giả: Nguyễn Thị Ví Dụ (Trường Mầm non Ví Dụ 1)" */
export const byline = (author: Author): string =>
  `${GLOSSARY.authorRole[author.role]}: ${signature(author)}${author.unit === null ? '' : ` (${author.unit})`}`;

/** The public title, with a mark if the content is made up. */
export const markedTitle = ({ title, sample }: Pick<LivePublication, 'title' | 'sample'>): string =>
  sample ? `${GLOSSARY.sampleFeedPrefix} ${title}` : title;

/** What others have to state when they publish a post again. */
export const reuseNote = ({ name }: Department): string => `Khi phát hành lại, ghi rõ nguồn “${name}”.`;

export const RELATION = { implements: 'Thực hiện', replaces: 'Thay thế' } as const;

const present = (facts: [label: string, value: string | null][]): Fact[] =>
  facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));

/** With a capital first letter. */
const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

const uncapitalised = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
