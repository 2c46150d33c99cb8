import { describe, expect, it } from 'vitest';
import { type PublishInput, publish } from './publish';
import { warningsOf } from './warnings';
import type { Draft, FileFacts } from '../posts/draft';

const pdf = (textLayer: boolean | null): FileFacts => ({
  sha256: 'b'.repeat(64),
  mime: 'application/pdf',
  extension: 'pdf',
  bytes: 9000,
  width: null,
  height: null,
  textLayer,
});
const files = new Map([
  [1, pdf(true)],
  [2, pdf(false)],
  [3, pdf(null)],
  [4, { ...pdf(null), mime: 'video/mp4', extension: 'mp4' }],
]);
const file = (id: number) => ({ id, name: `${id}.pdf` });

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
  taskGroups: [{ code: 'dao-tao-boi-duong' }],
  unit: { code: 'huyen-an-bien' },
  authors: [],
  source: null,
  leadPhoto: null,
  gallery: [],
  attachments: [],
  consents: [],
};
const policy: Partial<Draft> = {
  brief: { who: 'Giáo viên', what: null, when: null, where: null },
  keyPoints: [],
};

const input = (changes: Partial<Draft>, uid: PublishInput['uid'] = 'api::article.article'): PublishInput => ({
  uid,
  draft: { ...draft, ...changes },
  record: { status: 'draft', firstPublishedAt: null, corrections: [] },
  at: '2024-03-08T02:00:00.000Z',
  units: new Map([
    [
      'huyen-an-bien',
      {
        code: 'huyen-an-bien',
        type: 'huyen',
        parent: null,
        names: [{ name: 'Phòng GDNN An Biên', gsoCode: null, validFrom: null, validTo: null }],
        successors: [],
      },
    ],
  ]),
  files,
  blurred: new Map(),
  withdrawn: new Set(),
  erasedPictures: new Set(),
});
const warned = (changes: Partial<Draft>, uid?: PublishInput['uid']) => warningsOf(input(changes, uid));
const blocked = (changes: Partial<Draft>, uid?: PublishInput['uid']) => {
  const result = publish(input(changes, uid));
  return 'problems' in result ? result.problems : [];
};

describe('a warning', () => {
  it('is not given of a post that needs none', () => {
    expect(warned({})).toEqual([]);
    expect(warned(policy, 'api::policy.policy')).toEqual([]);
  });

  it('names an abbreviation in the field in which it stands first, and how to write it out', () => {
    expect(
      warned({ lead: 'Lớp cho GV.', body: 'GV, **HS** của Phòng GDNN An Biên [xem KTĐG](/tep/GVMN).' }),
    ).toEqual([
      {
        field: 'Tóm tắt (sapo)',
        reason:
          '“GV” viết tắt mà chưa viết đầy đủ; lần đầu hãy viết đầy đủ, chữ viết tắt để trong ngoặc, ví dụ “giáo viên (GV)”',
      },
      {
        field: 'Nội dung',
        reason:
          '“HS”, “KTĐG” viết tắt mà chưa viết đầy đủ; lần đầu hãy viết đầy đủ, chữ viết tắt để trong ngoặc, ví dụ “học sinh (HS)”',
      },
    ]);
  });

  it('names five of many', () => {
    const [warning] = warned({ body: 'GV, HS, PH, BGH, CBQL, CSVC, CNTT' });
    expect(warning?.reason).toContain('“CBQL” và 2 chỗ khác viết tắt');
  });

  it('asks a policy for the short answers, and no other post', () => {
    expect(warned({ ...policy, brief: null }, 'api::policy.policy')).toEqual([
      { field: 'Nói ngắn gọn', reason: expect.stringContaining('còn trống') as string },
    ]);
    expect(
      warned({ ...policy, brief: { who: ' ', what: '', when: null, where: null } }, 'api::policy.policy'),
    ).toHaveLength(1);
  });

  it('asks the approver to look a video through for children', () => {
    const attachments = [{ title: 'Ngày hội', file: file(4) }];
    expect(warned({ attachments })).toEqual([
      { field: 'Tệp đính kèm, mục 1', reason: expect.stringContaining('nhận ra trẻ em') as string },
    ]);
  });

  it('names files that are pictures of pages, and those that cannot be opened', () => {
    const attachments = [1, 2, 3].map((id) => ({ title: 'Tệp', file: file(id) }));
    expect(warned({ ...policy, attachments, original: file(2) }, 'api::policy.policy')).toEqual([
      { field: 'Bản gốc (tệp)', reason: expect.stringContaining('tệp “2.pdf” là bản chụp') as string },
      {
        field: 'Tệp đính kèm, mục 2',
        reason: expect.stringContaining('máy đọc màn hình không đọc được') as string,
      },
      {
        field: 'Tệp đính kèm, mục 3',
        reason: expect.stringContaining('không đọc được tệp “3.pdf”') as string,
      },
    ]);
  });
});

describe('a policy whose document is pictures of pages', () => {
  const fieldsOf = (changes: Partial<Draft>) =>
    blocked({ ...policy, ...changes }, 'api::policy.policy').map(({ field }) => field);

  it('is refused without key points', () => {
    expect(fieldsOf({ original: file(2) })).toContain('Điểm chính');
    expect(fieldsOf({ original: file(2), keyPoints: [{ text: ' ' }] })).toContain('Điểm chính');
    expect(fieldsOf({ attachments: [{ title: 'Văn bản', file: file(2) }] })).toContain('Điểm chính');
  });

  it('asks no other kind of post for them', () => {
    expect(blocked({ attachments: [{ title: 'Danh sách', file: file(2) }] })).toEqual([]);
  });

  it('is not refused where no document is given yet', () => {
    expect(fieldsOf({})).not.toContain('Điểm chính');
  });

  it.each<[string, Partial<Draft>]>([
    ['key points', { keyPoints: [{ text: 'Học phí được miễn.' }] }],
    ['an address of the document', { originalUrl: 'https://vi-du.example/van-ban' }],
    ['a file that can be read beside it', { attachments: [{ title: 'Bản Word', file: file(1) }] }],
    ['a document that can be read', { original: file(1) }],
  ])('is not refused for that with %s', (_, changes) => {
    expect(fieldsOf({ original: file(2), ...changes })).not.toContain('Điểm chính');
  });
});

describe('a picture of an adult who signed nothing', () => {
  const photo = {
    picture: null,
    alt: null,
    decorative: false,
    caption: null,
    credit: null,
    licence: null,
    people: 'adult' as const,
    consents: [],
    checkedWithClass: false,
    marks: null,
  };

  it('is told of, for it goes nowhere but to the site', () => {
    expect(warningsOf(input({ leadPhoto: photo, gallery: [{ ...photo, people: 'none' }, photo] }))).toEqual([
      { field: 'Ảnh đại diện, Phiếu đồng ý', reason: expect.stringContaining('RSS') as string },
      { field: 'Chùm ảnh, mục 2, Phiếu đồng ý', reason: expect.stringContaining('RSS') as string },
    ]);
  });
});
