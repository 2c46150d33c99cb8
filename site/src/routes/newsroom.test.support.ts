import {
  type Change,
  type LivePublication,
  PUBLICATION_VERSION,
  type Photo,
  type RenditionFormat,
  type TaskGroup,
  type Unit,
  type WithdrawnPublication,
  renditionPath,
} from '@newsroom/shared';
import {
  buildModel,
  routes,
  type MadePicture,
  type ModelInput,
  type Rendition,
  type Route,
} from './index.ts';

export const KINDS = ['article', 'profile', 'policy'] as const;
export const UNITS = ['so-vi-du', 'huyen-mot', 'huyen-hai', 'xa-ba', 'xa-bon'] as const;
export const TOPICS = ['dao-tao', 'chuyen-doi-so', 'tre-mam-non', 'thi-dua'] as const;

/** Later than every post that has no instant of its own. */
export const AS_OF = '2026-01-15T03:00:00.000Z';

/** What the publisher knows: the newest row of each subject and key, in the order of the outbox. */
export class Newsroom {
  readonly rows = new Map<string, Change>();
  renditions: Record<string, MadePicture> = {};
  #sequence = 0;

  /** With a department, all units and all task groups, and `posts` posts over the 24 months before AS_OF. */
  constructor(posts: number) {
    this.put('department', 'department', department);
    for (const code of UNITS) this.put('unit', code, unit(code));
    for (const [index, code] of TOPICS.entries()) this.put('task-group', code, taskGroup(code, index + 1));
    for (let index = 0; index < posts; index += 1) {
      const at = new Date(Date.parse('2024-01-02T02:00:00.000Z') + (index * 720 * 86_400_000) / posts);
      this.publish(post(index, { firstPublishedAt: at.toISOString() }));
    }
  }

  put<S extends Change['subject']>(
    subject: S,
    key: string,
    payload: Extract<Change, { subject: S }>['payload'],
  ): void {
    this.#sequence += 1;
    const row = {
      sequence: this.#sequence,
      at: AS_OF,
      subject,
      key,
      version: PUBLICATION_VERSION,
      payload,
    } as Change;
    // A row that is written again moves to the end, as in the outbox.
    this.rows.delete(`${subject} ${key}`);
    this.rows.set(`${subject} ${key}`, row);
  }

  publish(payload: LivePublication): void {
    this.put('post', payload.id, payload);
  }

  withdraw(live: LivePublication, fields: Partial<WithdrawnPublication> = {}): void {
    this.put('post', live.id, withdrawn(live, fields));
  }

  /** Newest first. */
  live(): LivePublication[] {
    return [...this.rows.values()]
      .flatMap((row) => (row.subject === 'post' && row.payload.status === 'live' ? [row.payload] : []))
      .sort((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? 1 : -1));
  }

  input(): ModelInput {
    return {
      changes: [...this.rows.values()],
      renditions: this.renditions,
      siteUrl: 'https://vi-du.example',
    };
  }

  routes(asOf = AS_OF): Route[] {
    return routes(buildModel(this.input()), asOf);
  }

  keys(asOf = AS_OF): Map<string, string> {
    return keysOf(this.routes(asOf));
  }

  /** The routes of a publisher that has just started, without any cached object. */
  freshRoutes(asOf = AS_OF): Route[] {
    return routes(buildModel(structuredClone(this.input())), asOf);
  }
}

export const keysOf = (table: readonly Route[]): Map<string, string> =>
  new Map(table.map(({ url, key }) => [url, key]));

/** Addresses that were added, removed or have another key, sorted. */
export const changedBetween = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((url) => before.get(url) !== after.get(url))
    .sort();

/** Post number `index`: kinds, units and topics take turns; every third post has a picture. */
export const post = (index: number, fields: Partial<LivePublication> = {}): LivePublication => {
  const kind = KINDS[index % 3] ?? 'article';
  const at = fields.firstPublishedAt ?? AS_OF;
  const common = {
    id: idOf(index),
    status: 'live',
    unit: { code: UNITS[index % 5] ?? UNITS[0], name: `Tên cũ của ${UNITS[index % 5] ?? UNITS[0]}` },
    taskGroups: [TOPICS[index % 4] ?? TOPICS[0]],
    stream: 'noi-dung-mot',
    format: 'bai',
    firstPublishedAt: at,
    slug: `bai-so-${index}`,
    title: `Bài số ${index}`,
    lead: `Tóm tắt của bài số ${index}.`,
    body: `Nội dung của bài số ${index}.`,
    modifiedAt: at,
    corrections: [],
    authors: [{ name: 'Nguyễn Thị Ví Dụ', penName: null, role: 'author', unit: null }],
    source: null,
    leadPhoto: index % 3 === 0 ? photo(index % 7) : null,
    gallery: [],
    attachments: [],
    sample: true,
  } as const;
  const ofKind = {
    article: { kind: 'article' },
    profile: {
      kind: 'profile',
      person: {
        name: 'Trần Văn Ví Dụ',
        honorific: 'thầy',
        post: null,
        workplace: null,
        yearsInProfession: 9,
      },
      achievements: [],
      quote: null,
    },
    policy: {
      kind: 'policy',
      document: {
        number: `${index}/KH-VD`,
        issuer: 'Sở ví dụ',
        kind: 'Kế hoạch',
        issuedOn: '2024-01-01',
        effectiveOn: null,
        expiredOn: null,
      },
      state: 'chua-xac-minh',
      abstract: 'Trích yếu.',
      keyPoints: [],
      brief: null,
      original: null,
      originalUrl: null,
      relations: [],
    },
  } as const;
  return { ...common, ...ofKind[kind], ...fields } as LivePublication;
};

/** "b" and six octal digits, written as 2 to 9, because ids do not use 0 and 1. */
const idOf = (index: number): string =>
  `b${index
    .toString(8)
    .padStart(6, '0')
    .replace(/\d/g, (digit) => String(Number(digit) + 2))}`;

export const photo = (number: number): Photo => ({
  sha256: String(number).padStart(64, '0'),
  mime: 'image/jpeg',
  width: 1600,
  height: 1000,
  alt: `Ảnh ${number}`,
  caption: null,
  credit: 'Ban Biên tập',
  licence: null,
  alsoFor: ['broadcast', 'press', 'social'],
  focalPoint: null,
});

/** What was made from a picture; another `bytes` makes it a different result. */
export const made = ({ sha256 }: Photo, bytes = 50_000): MadePicture => {
  const sizes = (format: RenditionFormat): readonly Rendition[] =>
    [320, 720, 1080, 1600].map((width) => ({
      path: renditionPath(sha256, width, format),
      width,
      height: width / 2,
      bytes,
      mime: format === 'jpg' ? 'image/jpeg' : 'image/avif',
    }));
  return { jpeg: sizes('jpg'), avif: sizes('avif'), placeholder: 'data:image/webp;base64,UklGRg==' };
};

export const unit = (code: string, fields: Partial<Unit> = {}): Unit => ({
  code,
  type: 'huyen',
  parent: null,
  names: [named(`Đơn vị ${code}`)],
  successors: [],
  ...fields,
});

export const named = (
  name: string,
  validFrom: string | null = null,
  validTo: string | null = null,
): Unit['names'][number] => ({ name, gsoCode: null, validFrom, validTo });

export const taskGroup = (code: string, number: number, fields: Partial<TaskGroup> = {}): TaskGroup => ({
  code,
  number,
  shortTitle: `Chủ đề ${code}`,
  title: `Nhóm nhiệm vụ ${code}`,
  description: null,
  sourceDocument: null,
  clause: null,
  verified: null,
  validFrom: null,
  validTo: null,
  ...fields,
});

export const department = {
  name: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
  shortName: 'Sở GDĐT Ví Dụ',
  successor: null,
  official: false,
  governingBody: null,
  address: null,
  phone: null,
  email: null,
  responsible: null,
  contacts: [],
  about: null,
  programme: null,
  feedAuthority: 'vi-du.example',
  feedYear: 2022,
};

const withdrawn = (live: LivePublication, fields: Partial<WithdrawnPublication>): WithdrawnPublication => ({
  id: live.id,
  kind: live.kind,
  unit: live.unit,
  taskGroups: live.taskGroups,
  stream: live.stream,
  format: live.format,
  firstPublishedAt: live.firstPublishedAt,
  status: 'withdrawn',
  withdrawnAt: AS_OF,
  reasonKind: 'error',
  reason: 'Bài có sai sót.',
  slug: live.slug,
  title: live.title,
  ...fields,
});
