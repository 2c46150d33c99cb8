import {
  type Article,
  GLOSSARY,
  type LivePublication,
  PUBLICATION_VERSION,
  type Policy,
  type Profile,
  type Publication,
  type WithdrawnPublication,
  erasedPath,
  postPath,
  slugOf,
  unitNameOn,
} from '@newsroom/shared';
import { type Original, drawPicture, photoOf, readAttachment } from './pictures.ts';
import { LONG_TITLE, NEWS_OF_MONTHS, WIDE_TABLE, bodyOf, textAt } from './texts.ts';
import { department, streams, taskGroups, units } from './vocabulary.ts';

/** The instant for which the specimen is rendered. */
export const SPECIMEN_AS_OF = '2026-06-15T02:00:00.000Z';

/** A row as the CMS writes it, without a sequence yet. */
interface NewRow {
  at: string;
  subject: string;
  key: string;
  version: number;
  payload: unknown;
}

export interface Specimen {
  rows: NewRow[];
  /** Every file that a post uses. */
  originals: Original[];
  /** The address of a page for each template and each hard case, by name. */
  pages: Record<string, string>;
}

/**
 * The site of an official department with posts for every template and every hard case, and two years of months.
 * Everything is invented, and the same each time.
 */
export const drawSpecimen = async (): Promise<Specimen> => {
  const { cases, originals } = await drawCases();
  const posts = [...Object.values(cases), ...postsOfMonths()];
  return {
    rows: [
      rowOf('department', 'department', department),
      ...streams.map((stream) => rowOf('stream', stream.code, stream)),
      ...taskGroups.map((group) => rowOf('task-group', group.code, group)),
      ...units.map((unit) => rowOf('unit', unit.code, unit)),
      ...posts.map((post) => rowOf('post', post.id, post)),
    ],
    originals,
    pages: {
      ...PAGES,
      ...Object.fromEntries(Object.entries(cases).map(([name, post]) => [name, addressOf(post)])),
    },
  };
};

const PAGES = {
  home: '/',
  list: '/bai-viet/',
  'list-profiles': '/guong-dien-hinh/',
  'list-policies': '/chinh-sach/',
  archive: '/luu-tru/',
  month: '/luu-tru/2026/05/',
  topics: '/chu-de/',
  topic: '/chu-de/dao-tao-boi-duong/',
  'topic-empty': '/chu-de/nghien-cuu-hop-tac/',
  units: '/don-vi/',
  unit: '/don-vi/xa-vi-du-dong/',
  'unit-former': '/don-vi/huyen-vi-du-bien/',
  'unit-renamed': '/don-vi/truong-mam-non-vi-du-1/',
  'unit-empty': '/don-vi/dac-khu-vi-du-dao/',
  press: '/bao-chi/',
  corrections: '/dinh-chinh/',
  about: '/gioi-thieu/',
  contact: '/lien-he/',
  accessibility: '/tro-nang/',
  privacy: '/rieng-tu/',
  'site-map': '/so-do-trang/',
  search: '/tim-kiem/',
  'search-results': '/tim-kiem/?q=nâng chuẩn',
  'search-nothing': '/tim-kiem/?q=zzz',
  offline: '/doc-ngoai-tuyen/',
  'not-found': '/404.html',
};

const drawCases = async (): Promise<{ cases: Record<string, Publication>; originals: Original[] }> => {
  const [yard, portrait, wide, small, ...album] = await Promise.all([
    drawPicture(0, 1600, 1067),
    drawPicture(1, 1067, 1600),
    drawPicture(2, 2400, 900),
    drawPicture(3, 480, 320),
    ...Array.from({ length: 10 }, (_, index) =>
      index % 3 === 2 ? drawPicture(index + 4, 900, 1200) : drawPicture(index + 4, 1400, 933),
    ),
  ]);
  const [text, form, scan] = await Promise.all([
    readAttachment('ke-hoach.pdf', 'Kế hoạch tổ chức khóa bồi dưỡng'),
    readAttachment('mau-dang-ky.docx', 'Mẫu đăng ký tham gia'),
    readAttachment('ban-chup.pdf', 'Quyết định cử giáo viên đi học', true),
  ]);
  if (!yard || !portrait || !wide || !small) throw new Error('pictures were not drawn');

  const cases = {
    article: article(
      'caaaaa2',
      '2026-06-14T01:00:00.000Z',
      'xa-vi-du-dong',
      'Mười hai cô giáo, ba điểm trường và một buổi chiều thứ Sáu',
      {
        lead: 'Mỗi tháng một chủ đề, các cô giáo ở xã Ví Dụ Đông cùng soạn, cùng dạy thử và góp ý cho nhau. Sau bảy buổi, điều thay đổi trước hết là cách các cô nhìn trẻ.',
        body: `${bodyOf(0, 4)}\n\n> Học rồi làm ngay thì mới nhớ.\n\n- Góc sách đặt ngang tầm mắt trẻ\n- Đồ chơi từ vỏ hộp sạch\n- Nhật ký quan sát mỗi tuần\n\nXem thêm [tóm tắt chính sách](/chinh-sach/).`,
        leadPhoto: photoOf(
          yard,
          'Ngôi trường mái ngói đỏ giữa bãi cỏ, mặt trời lên sau hàng cây',
          'Điểm trường chính của Trường Mầm non Ví Dụ 1 vào buổi sáng',
          { focalPoint: { x: 0.35, y: 0.6 } },
        ),
        authors: [
          { name: 'Nguyễn Thị Ví Dụ', penName: null, role: 'author', unit: 'Trường Mầm non Ví Dụ 1' },
          { name: 'Trần Văn Minh Họa', penName: 'Minh Trần', role: 'photo', unit: null },
          { name: 'Phạm Thị Ví Dụ', penName: null, role: 'editor', unit: GLOSSARY.contactRole.editors },
        ],
      },
    ),
    'article-long-title': article('caaaaa3', '2026-06-13T07:30:00.000Z', 'so-gddt-vi-du', LONG_TITLE, {
      lead: 'Nội dung trọng tâm: rà soát đội ngũ, xếp lịch bồi dưỡng theo cụm trường, bảo đảm không lớp nào phải nghỉ vì cô giáo đi học; bản tổng hợp gửi trước ngày 30 tháng 8.',
      taskGroups: ['co-che-chinh-sach', 'dao-tao-boi-duong', 'nang-cao-nhan-thuc'],
    }),
    'article-portrait-photo': article(
      'caaaaa4',
      '2026-06-12T03:00:00.000Z',
      'xa-vi-du-dong',
      'Cây phượng già và lớp học dưới bóng mát',
      {
        leadPhoto: photoOf(portrait, 'Cây cao bên lớp học mái ngói, ảnh đứng', null, {
          focalPoint: { x: 0.5, y: 0.7 },
        }),
      },
    ),
    'article-ten-photos': article(
      'caaaaa5',
      '2026-06-11T03:00:00.000Z',
      'xa-vi-du-dong',
      'Một ngày ở điểm trường xa nhất',
      {
        format: 'chum-anh',
        body: bodyOf(3, 2),
        leadPhoto: photoOf(wide, 'Dãy lớp học trải dài dưới chân đồi', 'Toàn cảnh điểm trường', {
          focalPoint: { x: 0.2, y: 0.6 },
        }),
        gallery: album.map((picture, index) =>
          photoOf(
            picture,
            index === 4 ? null : `Sân trường lúc ${index + 7} giờ, bóng cây ngả dần`,
            index === 4 ? null : `Sân trường lúc ${index + 7} giờ`,
          ),
        ),
      },
    ),
    'article-wide-table': article(
      'caaaaa6',
      '2026-06-10T03:00:00.000Z',
      'so-gddt-vi-du',
      'Kết quả bồi dưỡng giáo viên mầm non năm học 2025-2026 theo đơn vị',
      {
        body: `${bodyOf(2, 2)}\n\n${WIDE_TABLE}\n\n${bodyOf(6, 1)}`,
      },
    ),
    'article-corrected': article(
      'caaaaa7',
      '2026-05-20T03:00:00.000Z',
      'xa-vi-du-dong',
      'Khóa bồi dưỡng bảy buổi: học gì, ở đâu, ai được cử đi',
      {
        body: bodyOf(0, 17),
        modifiedAt: '2026-06-09T08:15:00.000Z',
        corrections: [
          {
            at: '2026-05-21T02:00:00.000Z',
            note: 'Bản đăng lần đầu ghi nhầm số buổi là 8; số đúng là 7.',
          },
          {
            at: '2026-06-09T08:15:00.000Z',
            note: 'Bản trước ghi lớp học mở tại phường Ví Dụ Trung tâm; đúng là tại xã Ví Dụ Tây.',
          },
        ],
        leadPhoto: photoOf(small, 'Lớp học nhỏ giữa vườn cây', 'Ảnh nhỏ, chụp từ xa'),
        attachments: [text.attachment, form.attachment, scan.attachment],
      },
    ),
    'article-former-unit': article(
      'caaaaa8',
      '2025-06-18T03:00:00.000Z',
      'huyen-vi-du-bien',
      'Lớp tập huấn cuối cùng của phòng trước ngày bàn giao',
      {},
    ),
    'article-bare': article('caaaaa9', '2026-06-01T23:30:00.000Z', 'xa-vi-du-dong', 'Lịch nghỉ hè', {
      lead: 'Trẻ nghỉ từ ngày 15 tháng 6.',
      body: 'Các lớp nghỉ hè từ ngày 15 tháng 6 đến hết ngày 15 tháng 8.',
      format: 'tin',
      authors: [],
      source: 'Thông báo của nhà trường',
    }),
    'press-release': article(
      'caaaab2',
      '2026-06-08T02:00:00.000Z',
      'so-gddt-vi-du',
      'Thông cáo báo chí: khai giảng lớp bồi dưỡng cán bộ quản lý mầm non khóa 3',
      {
        format: 'thong-cao-bao-chi',
        attachments: [text.attachment],
        leadPhoto: photoOf(yard, 'Ngôi trường mái ngói đỏ giữa bãi cỏ', 'Nơi mở lớp'),
      },
    ),
    'press-invitation': article(
      'caaaab3',
      '2026-06-07T02:00:00.000Z',
      'so-gddt-vi-du',
      'Thư mời báo chí dự lễ trao chứng chỉ',
      {
        format: 'thu-moi-bao-chi',
      },
    ),
    profile: profile('caaaab4', '2026-06-06T03:00:00.000Z', 'Cô giáo của những con rối giấy', {
      lead: 'Mười lăm năm, hơn hai trăm con rối làm từ giấy báo cũ, và một lớp ghép chưa ngày nào vắng tiếng cười.',
      leadPhoto: photoOf(portrait, 'Hiên lớp học có cây che bóng', 'Lớp ghép của cô giáo'),
      person: {
        name: 'Lê Thị Minh Họa',
        honorific: 'cô',
        post: 'Giáo viên, tổ trưởng chuyên môn',
        workplace: 'Trường Mầm non Ví Dụ 1',
        yearsInProfession: 15,
      },
      achievements: [
        { year: 2026, what: 'Giáo viên dạy giỏi cấp tỉnh', decidedBy: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ' },
        {
          year: 2023,
          what: 'Bộ rối kể chuyện đạt giải Nhất hội thi đồ dùng dạy học tự làm',
          decidedBy: 'Phòng Giáo dục và Đào tạo huyện Ví Dụ Biển',
        },
        { year: 2019, what: 'Lao động tiên tiến ba năm liền', decidedBy: null },
      ],
      quote: 'Trẻ tin con rối, còn tôi tin vào sự kiên nhẫn.',
    }),
    'profile-bare': profile('caaaab5', '2026-04-06T03:00:00.000Z', 'Người giữ lửa bếp ăn bán trú', {
      person: {
        name: 'Trần Văn Ví Dụ',
        honorific: null,
        post: null,
        workplace: null,
        yearsInProfession: null,
      },
      achievements: [],
      quote: null,
    }),
    policy: policy(
      'caaaab6',
      '2026-06-05T03:00:00.000Z',
      'Hỗ trợ học phí cho giáo viên mầm non đi học nâng chuẩn: ai được, được bao nhiêu, nộp ở đâu',
      {
        lead: 'Giáo viên được cử đi học được hỗ trợ toàn bộ học phí và giữ nguyên lương trong thời gian học.',
        taskGroups: ['co-che-chinh-sach'],
        document: {
          number: '12/2026/QĐ-UBND',
          issuer: 'Ủy ban nhân dân tỉnh Ví Dụ',
          kind: 'Quyết định',
          issuedOn: '2026-05-28',
          effectiveOn: '2026-07-01',
          expiredOn: '2030-12-31',
        },
        state: 'con-hieu-luc',
        abstract:
          'Quy định mức hỗ trợ đối với giáo viên mầm non trên địa bàn tỉnh được cử đi đào tạo nâng trình độ chuẩn',
        keyPoints: [
          'Hỗ trợ toàn bộ học phí theo hóa đơn của cơ sở đào tạo',
          'Giữ nguyên lương và phụ cấp trong thời gian học',
          'Nộp hồ sơ tại Ủy ban nhân dân xã, phường, đặc khu nơi trường đặt trụ sở',
        ],
        brief: {
          who: 'Giáo viên mầm non trong biên chế và hợp đồng, được cơ quan có thẩm quyền cử đi học.',
          what: 'Toàn bộ học phí theo hóa đơn, và giữ nguyên lương trong thời gian học.',
          when: 'Từ ngày 01/7/2026 đến hết năm 2030.',
          where: 'Ủy ban nhân dân xã, phường, đặc khu nơi trường đặt trụ sở.',
        },
        original: { ...scan.attachment, title: 'Quyết định số 12/2026/QĐ-UBND' },
        originalUrl: 'https://vanban.vi-du.example/12-2026-qd-ubnd',
        relations: [
          { relation: 'implements', number: '33/QĐ-TTg', id: 'caaaab8' },
          { relation: 'replaces', number: '45/2019/QĐ-UBND', id: 'caaaab9' },
        ],
        leadPhoto: photoOf(wide, null, null),
      },
    ),
    'policy-bare': policy(
      'caaaab7',
      '2026-03-05T03:00:00.000Z',
      'Hướng dẫn tạm thời về giờ đón, trả trẻ',
      {},
    ),
    'policy-expired': policy(
      'caaaab9',
      '2024-09-05T03:00:00.000Z',
      'Mức hỗ trợ học nâng chuẩn giai đoạn 2019-2025',
      {
        document: {
          number: '45/2019/QĐ-UBND',
          issuer: 'Ủy ban nhân dân tỉnh Ví Dụ',
          kind: 'Quyết định',
          issuedOn: '2019-10-01',
          effectiveOn: '2019-10-15',
          expiredOn: '2026-06-30',
        },
        state: 'het-hieu-luc-mot-phan',
        keyPoints: ['Hỗ trợ một nửa học phí'],
      },
    ),
    notice: withdrawn('caaaac2', '2026-05-02T03:00:00.000Z', {
      withdrawnAt: '2026-05-04T03:00:00.000Z',
      reasonKind: 'error',
      reason: 'Bài có số liệu tuyển sinh chưa chính xác; số đúng đăng trong bài mới.',
      title: 'Số liệu tuyển sinh lớp lá của toàn tỉnh',
    }),
    erased: withdrawn('caaaac3', '2026-04-10T03:00:00.000Z', {
      withdrawnAt: '2026-05-01T03:00:00.000Z',
      reasonKind: 'consent',
      reason: 'Theo yêu cầu của người có liên quan.',
      title: null,
    }),
  } satisfies Record<string, Publication>;
  const files = [text, form, scan].map(({ original }) => original);
  return { cases, originals: [yard, portrait, wide, small, ...album, ...files] };
};

/** Three posts in each of the 24 months before the hard cases. */
const postsOfMonths = (): LivePublication[] =>
  Array.from({ length: 72 }, (_, index) => {
    const month = Math.floor(index / 3);
    const at = new Date(Date.UTC(2026, 4 - month, 3 + ((index * 8) % 24), 2)).toISOString();
    const id = `d${String(index + 222222).replace(/[01]/g, 'z')}`;
    const place = textAt(at < '2025-07-01' ? FORMER_PLACES : PLACES, index);
    return article(id, at, place, `${nameOf(place, at)} ${textAt(NEWS_OF_MONTHS, index)}`, {
      body: bodyOf(index, 3),
      taskGroups: [textAt(['dao-tao-boi-duong', 'nang-cao-nhan-thuc', 'xa-hoi-hoa'], index)],
      format: index % 2 === 0 ? 'tin' : 'bai',
    });
  });

const PLACES = ['xa-vi-du-dong', 'xa-vi-du-tay', 'phuong-vi-du-trung-tam', 'truong-mam-non-vi-du-1'];
const FORMER_PLACES = ['huyen-vi-du-bien', 'thanh-pho-vi-du', 'truong-mam-non-vi-du-1'];

const nameOf = (code: string, at: string): string => {
  const unit = units.find((each) => each.code === code);
  if (!unit) throw new Error(`no unit ${code}`);
  return unitNameOn(unit, at.slice(0, 10));
};

const live = (id: string, at: string, unit: string, title: string) => ({
  id,
  status: 'live' as const,
  unit: { code: unit, name: nameOf(unit, at) },
  taskGroups: ['dao-tao-boi-duong'],
  stream: 'chu-truong',
  format: 'bai' as const,
  slug: slugOf(title),
  title,
  lead: 'Cách làm nhỏ, giữ được lâu: cả tổ cùng soạn, một người dạy thử, mọi người cùng quan sát trẻ rồi góp ý cho nhau.',
  body: bodyOf(0, 4),
  firstPublishedAt: at,
  modifiedAt: at,
  corrections: [],
  authors: [{ name: 'Nguyễn Thị Ví Dụ', penName: null, role: 'author' as const, unit: null }],
  source: null,
  leadPhoto: null,
  gallery: [],
  attachments: [],
  sample: false,
});

type Changes<Post> = Partial<Omit<Post, 'unit' | 'title'>>;

const article = (
  id: string,
  at: string,
  unit: string,
  title: string,
  changes: Changes<Article> = {},
): Article => ({ ...live(id, at, unit, title), kind: 'article', ...changes });

const profile = (
  id: string,
  at: string,
  title: string,
  changes: Changes<Profile> & Pick<Profile, 'person'>,
): Profile => ({
  ...live(id, at, 'xa-vi-du-dong', title),
  kind: 'profile',
  achievements: [],
  quote: null,
  ...changes,
});

/** A policy without any optional field. */
const policy = (id: string, at: string, title: string, changes: Changes<Policy> = {}): Policy => ({
  ...live(id, at, 'so-gddt-vi-du', title),
  taskGroups: ['co-che-chinh-sach'],
  kind: 'policy',
  document: {
    number: '77/SGDĐT-GDMN',
    issuer: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
    kind: 'Công văn',
    issuedOn: '2026-03-02',
    effectiveOn: null,
    expiredOn: null,
  },
  state: 'chua-xac-minh',
  abstract: 'Về việc thực hiện giờ đón, trả trẻ ở các trường, nhóm, lớp mầm non',
  keyPoints: [],
  brief: null,
  original: null,
  originalUrl: null,
  relations: [],
  ...changes,
});

const withdrawn = (
  id: string,
  at: string,
  changes: Pick<WithdrawnPublication, 'withdrawnAt' | 'reasonKind' | 'reason' | 'title'>,
): WithdrawnPublication => ({
  id,
  status: 'withdrawn',
  kind: 'article',
  unit: { code: 'xa-vi-du-tay', name: nameOf('xa-vi-du-tay', at) },
  taskGroups: ['dao-tao-boi-duong'],
  stream: 'chu-truong',
  format: 'bai',
  firstPublishedAt: at,
  slug: changes.title === null ? null : slugOf(changes.title),
  ...changes,
});

const addressOf = (post: Publication): string =>
  post.slug === null ? erasedPath(post.id) : postPath({ ...post, slug: post.slug });

const rowOf = (subject: string, key: string, payload: unknown): NewRow => ({
  at: SPECIMEN_AS_OF,
  subject,
  key,
  version: PUBLICATION_VERSION,
  payload,
});
