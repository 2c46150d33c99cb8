import { createHash } from 'node:crypto';
import { GLOSSARY, POST_ID_ALPHABET, dayOf, slugOf } from '@newsroom/shared';
import sharp from 'sharp';

/** A row as the CMS writes it, without a sequence yet. */
export interface NewRow {
  at: string;
  subject: string;
  key: string;
  version: number;
  payload: unknown;
}

/** The vocabularies of the bench: one department, one stream, 5 task groups, 17 units. */
export const vocabularyRows = (): NewRow[] => [
  row('department', 'department', {
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
  }),
  row('stream', STREAM, { code: STREAM, shortTitle: 'Truyền thông', title: 'Nội dung truyền thông ví dụ' }),
  ...TASK_GROUPS.map((code, index) =>
    row('task-group', code, {
      code,
      number: index + 1,
      shortTitle: `${GLOSSARY.page.topics} ${index + 1}`,
      title: `Nhóm nhiệm vụ, giải pháp thứ ${index + 1}`,
      description: null,
      sourceDocument: null,
      clause: null,
      verified: null,
      validFrom: null,
      validTo: null,
    }),
  ),
  ...UNITS.map(({ code, name }) =>
    row('unit', code, {
      code,
      type: 'huyen',
      parent: null,
      names: [{ name, gsoCode: null, validFrom: null, validTo: null }],
      successors: [],
    }),
  ),
];

/**
 * Post `index` of about 580 words, the same for the same arguments. Three kinds; 1 in 4 with a picture;
 * spread over the seven years before `until`, or first published at `at`.
 */
export const postRow = (index: number, pictures: readonly Picture[], at?: string): NewRow => {
  const random = randomOf(index);
  const firstPublishedAt = at ?? new Date(UNTIL - Math.floor(random() * SPAN)).toISOString();
  const title = capital(sentence(random, 9));
  const picture = index % 4 === 0 ? pick(pictures, random) : null;
  const id = idOf(index);
  const unit = pick(UNITS, random);
  return row('post', id, {
    id,
    status: 'live',
    ...kindOf(index, random, firstPublishedAt),
    unit,
    taskGroups: [pick(TASK_GROUPS, random)],
    stream: STREAM,
    format: 'bai',
    slug: slugOf(title),
    title,
    lead: paragraph(random, 2),
    body: bodyOf(random),
    firstPublishedAt,
    modifiedAt: firstPublishedAt,
    corrections: [],
    authors: [{ name: 'Nguyễn Thị Ví Dụ', penName: null, role: 'author', unit: null }],
    source: null,
    leadPhoto: picture && {
      sha256: picture.sha256,
      mime: 'image/jpeg',
      width: WIDTH,
      height: HEIGHT,
      alt: capital(sentence(random, 8)),
      caption: capital(sentence(random, 10)),
      credit: GLOSSARY.contactRole.editors,
      licence: null,
      alsoFor: ['broadcast', 'press', 'social'],
      focalPoint: null,
    },
    gallery: [],
    attachments: [],
    sample: true,
  });
};

export interface Picture {
  sha256: string;
  bytes: Uint8Array;
}

/** A few generated pictures that the posts share. */
export const drawPictures = (): Promise<Picture[]> =>
  Promise.all(
    ['#1b6', '#36c', '#c63', '#963', '#669'].map(async (background) => {
      const bytes = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
        .jpeg()
        .toBuffer();
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
    }),
  );

const WIDTH = 1600;
const HEIGHT = 1067;
const UNTIL = Date.parse('2026-06-30T00:00:00.000Z');
const SPAN = 7 * 365 * 86_400_000;
const STREAM = 'noi-dung-vi-du';
const TASK_GROUPS = Array.from({ length: 5 }, (_, index) => `chu-de-${index + 1}`);
const UNITS = Array.from({ length: 17 }, (_, index) => ({
  code: `huyen-vi-du-${index + 1}`,
  name: `Phòng Giáo dục và Đào tạo huyện Ví Dụ ${index + 1}`,
}));
const WORDS = (
  'giáo viên mầm non cùng nhau soạn bài mới theo chủ đề của tháng rồi dạy thử cho đồng nghiệp góp ý trước khi đưa ' +
  'vào lớp học trẻ nhỏ được chơi ngoài sân trường dưới bóng cây phượng và nghe kể chuyện mỗi buổi sáng nhà trường ' +
  'chuẩn bị đồ dùng từ vật liệu sạch sẵn có ở địa phương phụ huynh đến dự giờ hoạt động cuối tuần khóa bồi dưỡng ' +
  'kéo dài bảy buổi gồm quan sát ghi chép lập kế hoạch và tự đánh giá'
).split(' ');

const row = (subject: string, key: string, payload: unknown): NewRow => ({
  at: new Date(UNTIL).toISOString(),
  subject,
  key,
  version: 3,
  payload,
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const randomOf = (seed: number): (() => number) => {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <Item>(items: readonly Item[], random: () => number): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const sentence = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => pick(WORDS, random)).join(' ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const paragraph = (random: () => number, sentences: number): string =>
  Array.from({ length: sentences }, () => `${capital(sentence(random, 16))}.`).join(' ');

/** Four parts of a heading, two paragraphs and a list: about 580 words. */
const bodyOf = (random: () => number): string =>
  Array.from({ length: 4 }, () =>
    [
      `## ${capital(sentence(random, 6))}`,
      paragraph(random, 4),
      `**${capital(sentence(random, 4))}**: ${paragraph(random, 3)}`,
      Array.from({ length: 3 }, () => `- ${sentence(random, 8)}`).join('\n'),
    ].join('\n\n'),
  ).join('\n\n');

/** A valid id, which always starts with a letter: "b" and six digits to the base 30. */
const idOf = (index: number): string => {
  let rest = index;
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = `${POST_ID_ALPHABET[rest % 30]}${digits}`;
    rest = Math.floor(rest / 30);
  }
  return `b${digits}`;
};

const kindOf = (index: number, random: () => number, firstPublishedAt: string): object => {
  if (index % 20 === 7) {
    return {
      kind: 'policy',
      document: {
        number: `${index}/KH-VD`,
        issuer: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
        kind: 'Kế hoạch',
        issuedOn: dayOf(firstPublishedAt),
        effectiveOn: null,
        expiredOn: null,
      },
      state: 'chua-xac-minh',
      abstract: paragraph(random, 1),
      keyPoints: [sentence(random, 12), sentence(random, 12)],
      brief: null,
      original: null,
      originalUrl: null,
      relations: [],
    };
  }
  if (index % 7 === 3) {
    return {
      kind: 'profile',
      person: { name: 'Trần Thị Ví Dụ', honorific: 'cô', post: null, workplace: null, yearsInProfession: 12 },
      achievements: [],
      quote: paragraph(random, 1),
    };
  }
  return { kind: 'article' };
};
