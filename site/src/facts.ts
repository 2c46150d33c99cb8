import {
  formatBytes,
  formatDay,
  formatNumber,
  GLOSSARY,
  type Attachment,
  type Author,
  type LivePublication,
  type Policy,
  type Profile,
} from '@newsroom/shared';

/** What pages and feeds say of a post in words, in one order for both. */
export interface Fact {
  label: string;
  value: string;
}

export const personFacts = ({ person }: Profile): Fact[] =>
  present([
    [
      'Họ và tên',
      person.honorific === null ? person.name : `${capitalised(person.honorific)} ${person.name}`,
    ],
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

/** "PDF, 1,2 MB, bản chụp": what a reader wants to know before downloading. */
export const fileFacts = ({ extension, bytes, scanned }: Attachment): string =>
  [extension.toUpperCase(), formatBytes(bytes), ...(scanned ? [GLOSSARY.scanned] : [])].join(', ');

/** What a reader calls the post: an article by its format, the others by their kind. */
export const labelOf = ({ kind, format }: Pick<LivePublication, 'kind' | 'format'>): string =>
  kind === 'article' ? GLOSSARY.format[format] : GLOSSARY.kind[kind].one;

/** The name an author signs with. */
export const signature = ({ penName, name }: Author): string => penName ?? name;

/** "Tác giả: Nguyễn Thị Ví Dụ (Trường Mầm non Ví Dụ 1)" */
export const byline = (author: Author): string =>
  `${GLOSSARY.authorRole[author.role]}: ${signature(author)}${author.unit === null ? '' : ` (${author.unit})`}`;

/** The public title, marked where the content is made up. */
export const markedTitle = ({ title, sample }: Pick<LivePublication, 'title' | 'sample'>): string =>
  sample ? `${GLOSSARY.sampleFeedPrefix} ${title}` : title;

export const RELATION = { implements: 'Thực hiện', replaces: 'Thay thế' } as const;

const present = (facts: [label: string, value: string | null][]): Fact[] =>
  facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
