import { GLOSSARY, type Unit } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import { newPostId } from '../posts/post-id';
import { type PublishInput, publish } from './publish';
import { withdraw } from './withdraw';
import { type Draft, type FileFacts, blurKey } from '../posts/draft';

const unit: Unit = {
  code: 'huyen-an-bien',
  type: 'huyen',
  parent: null,
  names: [
    { name: 'Tên cũ', gsoCode: null, validFrom: null, validTo: '2023-12-31' },
    { name: 'Tên mới', gsoCode: null, validFrom: '2024-01-01', validTo: '2025-06-30' },
  ],
  successors: [],
};
const facts: FileFacts = {
  sha256: 'a'.repeat(64),
  mime: 'image/jpeg',
  extension: 'jpg',
  bytes: 5000,
  width: 1200,
  height: 800,
  textLayer: null,
};
const photo = {
  picture: { id: 1, name: 'a.jpg' },
  alt: 'Sân trường',
  decorative: false,
  caption: '',
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
  title: 'Đường đến lớp',
  lead: 'Tóm tắt.',
  body: 'Nội dung.',
  format: 'bai',
  stream: { code: 'ke-hoach-87' },
  taskGroups: [{ code: 'nang-luc-co-so' }, { code: 'dao-tao-boi-duong' }],
  unit: { code: 'huyen-an-bien' },
  authors: [{ name: 'Lê Thị Ví Dụ', penName: '', role: 'author', unit: { code: 'huyen-an-bien' } }],
  source: '',
  leadPhoto: photo,
  gallery: [{ ...photo, alt: null, decorative: true }],
  attachments: [],
  consents: [],
};

const input = (changes: Partial<Draft> = {}, more: Partial<PublishInput> = {}): PublishInput => ({
  uid: 'api::article.article',
  draft: { ...draft, ...changes },
  record: { status: 'draft', firstPublishedAt: null, corrections: [] },
  at: '2024-03-08T02:00:00.000Z',
  units: new Map([[unit.code, unit]]),
  files: new Map([[1, facts]]),
  blurred: new Map(),
  withdrawn: new Set(),
  erasedPictures: new Set(),
  ...more,
});

const published = (result: ReturnType<typeof publish>) => {
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.publication;
};
const problems = (result: ReturnType<typeof publish>) => ('problems' in result ? result.problems : []);

describe('publish', () => {
  it('maps a whole draft: empty fields become null, codes are sorted, the slug comes from the title', () => {
    expect(published(publish(input()))).toMatchObject({
      slug: 'duong-den-lop',
      taskGroups: ['dao-tao-boi-duong', 'nang-luc-co-so'],
      authors: [{ penName: null, unit: 'Tên mới' }],
      source: null,
      leadPhoto: { alt: 'Sân trường', caption: null },
      gallery: [{ alt: null }],
    });
  });

  it('keeps slug and first publication of an earlier one, and the unit’s name of that day', () => {
    const record = { status: 'live' as const, firstPublishedAt: '2023-05-01T00:00:00.000Z', corrections: [] };
    expect(published(publish(input({ slug: 'cu' }, { record })))).toMatchObject({
      slug: 'cu',
      firstPublishedAt: '2023-05-01T00:00:00.000Z',
      modifiedAt: '2024-03-08T02:00:00.000Z',
      unit: { name: 'Tên cũ' },
    });
  });

  it.each<[string, Partial<Draft>, string]>([
    ['no title', { title: ' ' }, 'Tiêu đề'],
    ['no lead', { lead: null }, 'Tóm tắt (sapo)'],
    ['no text', { body: '' }, 'Nội dung'],
    ['no unit', { unit: null }, 'Đơn vị'],
    ['no task group', { taskGroups: [] }, 'Nhóm nhiệm vụ, giải pháp'],
    [
      'no alternative text',
      { leadPhoto: { ...photo, alt: null } },
      'Ảnh đại diện, Mô tả ảnh (cho người khiếm thị)',
    ],
    ['no credit', { gallery: [photo, { ...photo, credit: '' }] }, 'Chùm ảnh, mục 2, Tác giả ảnh'],
    [
      'a picture whose file is gone',
      { leadPhoto: { ...photo, picture: { id: 9, name: 'mat.jpg' } } },
      'Ảnh đại diện',
    ],
  ])('refuses %s and names the field once', (_, changes, field) => {
    expect(problems(publish(input(changes))).map((problem) => problem.field)).toEqual(
      expect.arrayContaining([field]),
    );
    expect(problems(publish(input(changes))).filter((problem) => problem.field === field)).toHaveLength(1);
  });

  it.each([
    ['a heading that skips a level', '## Một\n\n#### Hai', 'tiêu đề mục “Hai” nhỏ hơn'],
    ['a text that opens below the first level', '### Một', 'tiêu đề mục “Một” nhỏ hơn'],
    ['a heading without words', '## \n\nChữ', 'để trống'],
    ['a link without an address', 'Xem [ở đây]().', 'liên kết “ở đây” chưa có địa chỉ'],
    ['a link without words', 'Xem [](https://vi-du.example/a).', 'chưa có chữ để bấm'],
    ['a link to a withdrawn post', 'Xem [bài](/bai-viet/cu-7kd3mq8/).', 'dẫn đến bài đã gỡ'],
  ])('refuses %s and says where', (_, body, reason) => {
    const found = problems(publish(input({ body }, { withdrawn: new Set(['7kd3mq8']) })));
    expect(found).toEqual([{ field: 'Nội dung', reason: expect.stringContaining(reason) as string }]);
  });

  it.each<[string, Partial<Draft>, string, string]>([
    ['a title', { title: 'Giaùo vieân maàm non' }, 'Tiêu đề', '“Giaùo vieân maàm non” dùng bảng mã cũ VNI'],
    ['a lead', { lead: 'Gi¸o viªn mÇm non' }, 'Tóm tắt (sapo)', 'dùng bảng mã cũ TCVN3'],
    [
      'a later paragraph',
      { body: 'Chữ đúng.\n\n## **Giaùo vieân** maàm non' },
      'Nội dung',
      'UniKey, chọn nguồn VNI Windows',
    ],
    [
      'a caption',
      { gallery: [{ ...photo, caption: 'Gi¸o viªn mÇm non' }] },
      'Chùm ảnh, mục 1, Chú thích ảnh',
      'dùng bảng mã cũ TCVN3',
    ],
    ['a source', { source: 'Phoøng Giaùo duïc Maàm non' }, 'Nguồn', 'dùng bảng mã cũ VNI'],
  ])('refuses %s in an encoding from before Unicode, with what to do', (_, changes, field, reason) => {
    expect(problems(publish(input(changes)))).toEqual([
      { field, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('nothing of a child without consent: a picture is no attachment, where nobody says who is in it', () => {
    expect(
      problems(publish(input({ attachments: [{ title: 'Ảnh lớp', file: { id: 1, name: 'a.jpg' } }] }))),
    ).toEqual([
      { field: 'Tệp đính kèm, mục 1', reason: expect.stringContaining('“a.jpg” là ảnh') as string },
    ]);
  });

  it('refuses a unit on a day on which it no longer exists', () => {
    const [problem] = problems(publish(input({}, { at: '2025-07-01T00:00:00.000Z' })));
    expect(problem).toEqual({ field: 'Đơn vị', reason: '“Tên mới” không còn hoạt động vào ngày đăng bài' });
  });

  describe('a picture with parts to be blurred', () => {
    const blur = [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }];
    const marked = { ...photo, marks: { focalPoint: { x: 0.5, y: 0.25 }, blur } };
    const made = { ...facts, sha256: 'b'.repeat(64), width: 600, height: 400 };
    const key = blurKey(marked, new Map([[1, facts]])) ?? '';

    it('is the blurred one to the public, and not a word of the other', () => {
      const publication = published(
        publish(input({ leadPhoto: marked, gallery: [] }, { blurred: new Map([[key, made]]) })),
      );
      expect(publication.leadPhoto).toMatchObject({
        sha256: made.sha256,
        width: 600,
        focalPoint: { x: 0.5, y: 0.25 },
      });
      expect(JSON.stringify(publication)).not.toContain(facts.sha256);
    });

    it('is refused while the blurred one is missing', () => {
      expect(problems(publish(input({ leadPhoto: marked }))).map(({ field }) => field)).toContain(
        `Ảnh đại diện, ${GLOSSARY.field.marks}`,
      );
    });

    it('is refused when nobody can tell which parts', () => {
      const unreadable = { ...photo, marks: { blur: [{ x: 2, y: 0, width: 1, height: 1 }] } };
      const found = problems(publish(input({ leadPhoto: unreadable }, { blurred: new Map([[key, made]]) })));
      expect(found).toContainEqual({
        field: `Ảnh đại diện, ${GLOSSARY.field.marks}`,
        reason: expect.stringContaining('đánh dấu lại') as string,
      });
    });
  });

  it('refuses a picture of which nobody has said who is in it, a decorative one too', () => {
    const unsaid = { ...photo, people: null, decorative: true };
    expect(
      problems(publish(input({ leadPhoto: unsaid, gallery: [unsaid] }))).map(({ field }) => field),
    ).toEqual([`Ảnh đại diện, ${GLOSSARY.field.people}`, `Chùm ảnh, mục 1, ${GLOSSARY.field.people}`]);
  });

  it('refuses a picture that was taken away with a consent', () => {
    const found = problems(publish(input({}, { erasedPictures: new Set([facts.sha256]) })));
    expect(found).toContainEqual({
      field: 'Ảnh đại diện',
      reason: expect.stringContaining('rút đồng ý') as string,
    });
  });

  it('refuses what was withdrawn', () => {
    const record = {
      status: 'withdrawn' as const,
      firstPublishedAt: '2024-01-01T00:00:00.000Z',
      corrections: [],
    };
    expect(problems(publish(input({}, { record })))).toHaveLength(1);
  });

  it('speaks Vietnamese even of what only the contract forbids', () => {
    const found = problems(publish(input({ title: 'x'.repeat(301), format: 'la' })));
    expect(found.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['quá dài', 'không hợp lệ']));
  });
});

describe('a policy', () => {
  const policy = (changes: Partial<Draft>): PublishInput => ({
    ...input({
      documentNumber: '1008/KH-SGDĐT',
      documentKind: 'Kế hoạch',
      issuer: 'Sở Giáo dục và Đào tạo',
      issuedOn: '2024-03-01',
      state: 'con-hieu-luc',
      abstract: 'Về việc bồi dưỡng giáo viên.',
      ...changes,
    }),
    uid: 'api::policy.policy',
  });

  it('is refused by the names that its form has for its fields', () => {
    expect(problems(publish(policy({ documentNumber: '', issuedOn: null })))).toEqual([
      { field: 'Số, ký hiệu', reason: 'chưa có nội dung' },
      { field: 'Ngày ban hành', reason: 'chưa có nội dung' },
    ]);
  });

  it.each([
    ['implements', 'Thực hiện văn bản'],
    ['replaces', 'Thay thế văn bản'],
  ])('is refused, with what to do, while a document that it %s has no number', (field, label) => {
    const related = [
      { postId: '7kd3mq9', documentNumber: '33/QĐ-TTg' },
      { postId: '8kd3mq9', documentNumber: null },
    ];
    expect(problems(publish(policy({ [field]: related })))).toEqual([
      { field: label, reason: expect.stringContaining('chưa ghi số, ký hiệu') as string },
    ]);
  });
});

describe('withdraw', () => {
  const live = published(publish(input()));

  it('keeps title and slug for an error, and neither for a consent', () => {
    const forError = withdraw({ live, reasonKind: 'error', reason: ' Sai số liệu. ', at: live.modifiedAt });
    expect(forError).toMatchObject({
      publication: { slug: 'duong-den-lop', title: 'Đường đến lớp', reason: 'Sai số liệu.' },
    });
    const forConsent = withdraw({ live, reasonKind: 'consent', reason: 'Bé Na lớp Lá', at: live.modifiedAt });
    expect(JSON.stringify(forConsent)).not.toMatch(/Đường đến lớp|duong-den-lop|Bé Na|Nội dung|aaaa/);
  });

  it('refuses a withdrawal without a reason, and of what is not live', () => {
    expect(withdraw({ live, reasonKind: 'outdated', reason: ' ', at: live.modifiedAt })).toHaveProperty(
      'problems',
    );
    expect(withdraw({ live: null, reasonKind: 'error', reason: 'x', at: live.modifiedAt })).toHaveProperty(
      'problems',
    );
  });
});

it('draws ids of seven characters with at least one letter', () => {
  for (let n = 0; n < 2000; n++)
    expect(newPostId()).toMatch(/^(?=.*[a-z])[23456789abcdefghjkmnpqrstvwxyz]{7}$/);
});
