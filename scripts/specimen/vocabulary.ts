import type { Department, Stream, TaskGroup, Unit } from '@newsroom/shared';

/** An official department with all optional fields. */
export const department: Department = {
  name: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
  shortName: 'Sở GDĐT Ví Dụ',
  successor: null,
  official: true,
  governingBody: 'Ủy ban nhân dân tỉnh Ví Dụ',
  address: 'Số 1, đường Ví Dụ, phường Ví Dụ Trung tâm, tỉnh Ví Dụ',
  phone: '0290 000 0000',
  email: 'vanphong@vi-du.example',
  responsible: 'Nguyễn Thị Minh Họa, Phó Giám đốc Sở, Trưởng Ban Biên tập',
  contacts: [
    {
      role: 'spokesperson',
      name: 'Lê Thị Ví Dụ',
      post: 'Chánh Văn phòng',
      unit: 'Văn phòng Sở',
      phone: '0290 000 0001',
      email: 'nguoiphatngon@vi-du.example',
    },
    {
      role: 'press',
      name: 'Trần Văn Minh Họa',
      post: 'Chuyên viên phụ trách truyền thông',
      unit: 'Văn phòng Sở',
      phone: '0290 000 0002',
      email: 'baochi@vi-du.example',
    },
    {
      role: 'editors',
      name: 'Phạm Thị Ví Dụ',
      post: 'Thư ký Ban Biên tập',
      unit: null,
      phone: null,
      email: 'banbientap@vi-du.example',
    },
  ],
  about:
    'Sở Giáo dục và Đào tạo tỉnh Ví Dụ là cơ quan chuyên môn thuộc **Ủy ban nhân dân tỉnh**, giúp Ủy ban nhân dân tỉnh quản lý nhà nước về giáo dục và đào tạo trên địa bàn.\n\n' +
    '## Trang này để làm gì\n\n' +
    '- Tin cho giáo viên mầm non, cán bộ quản lý và phụ huynh\n- Tóm tắt chính sách bằng lời dễ hiểu\n- Một đầu mối cho báo chí',
  programme: {
    name: 'Đề án Đào tạo, bồi dưỡng nhà giáo và cán bộ quản lý cơ sở giáo dục mầm non giai đoạn 2018-2025',
    document: 'Quyết định số 33/QĐ-TTg',
    summary:
      'Đề án đặt ra việc đào tạo, bồi dưỡng đội ngũ giáo viên và cán bộ quản lý của các trường, nhóm, lớp mầm non.\n\nTỉnh thực hiện Đề án theo kế hoạch của mình: mở lớp bồi dưỡng, hỗ trợ giáo viên học nâng chuẩn và thông tin để mọi người cùng biết.',
  },
  feedAuthority: 'vi-du.example',
  feedYear: 2022,
};

export const streams: Stream[] = [
  {
    code: 'chu-truong',
    shortTitle: 'Chủ trương, chính sách',
    title: 'Truyền thông về chủ trương, chính sách đào tạo, bồi dưỡng giáo viên và cán bộ quản lý mầm non',
  },
];

const group = (code: string, shortTitle: string, title: string, description: string | null): TaskGroup => ({
  code,
  number: TASK_GROUP_CODES.indexOf(code) + 1,
  shortTitle,
  title,
  description,
  sourceDocument: 'Quyết định số 33/QĐ-TTg',
  clause: 'Điều 1',
  verified: { by: 'Cán bộ Ví Dụ', on: '2025-01-15' },
  validFrom: '2019-01-08',
  validTo: null,
});

const TASK_GROUP_CODES = [
  'nang-cao-nhan-thuc',
  'dao-tao-boi-duong',
  'co-che-chinh-sach',
  'nghien-cuu-hop-tac',
  'xa-hoi-hoa',
];

/** The fourth has no post. */
export const taskGroups: TaskGroup[] = [
  group(
    'nang-cao-nhan-thuc',
    'Nâng cao nhận thức',
    'Nâng cao nhận thức, trách nhiệm của cán bộ quản lý, giáo viên và xã hội về đào tạo, bồi dưỡng giáo viên mầm non',
    'Vì sao giáo viên mầm non cần học suốt đời, và mỗi người có thể góp gì.',
  ),
  group(
    'dao-tao-boi-duong',
    'Đào tạo, bồi dưỡng',
    'Đổi mới công tác đào tạo giáo viên mầm non, nâng cao chất lượng bồi dưỡng nhà giáo và cán bộ quản lý cơ sở giáo dục mầm non',
    'Các lớp học, khóa học của giáo viên: học gì, ở đâu, ai được cử đi.',
  ),
  group(
    'co-che-chinh-sach',
    'Cơ chế, chính sách',
    'Hoàn thiện cơ chế, chính sách đối với nhà giáo và cán bộ quản lý cơ sở giáo dục mầm non',
    'Chế độ, phụ cấp, hỗ trợ học nâng chuẩn, nói bằng lời dễ hiểu.',
  ),
  group(
    'nghien-cuu-hop-tac',
    'Nghiên cứu, hợp tác',
    'Nghiên cứu khoa học và hợp tác quốc tế về đào tạo, bồi dưỡng nhà giáo và cán bộ quản lý cơ sở giáo dục mầm non',
    null,
  ),
  group(
    'xa-hoi-hoa',
    'Xã hội cùng chăm lo',
    'Huy động nguồn lực xã hội cho đào tạo, bồi dưỡng giáo viên mầm non',
    'Doanh nghiệp, phụ huynh và cộng đồng cùng chăm lo cho lớp học.',
  ),
];

const ENDED = '2025-06-30';
const BEGUN = '2025-07-01';

const unit = (
  code: string,
  type: Unit['type'],
  name: string,
  time: { from?: string; to?: string; successors?: Unit['successors'] } = {},
): Unit => ({
  code,
  type,
  parent: code === MAIN_UNIT ? null : MAIN_UNIT,
  names: [{ name, gsoCode: null, validFrom: time.from ?? null, validTo: time.to ?? null }],
  successors: time.successors ?? [],
});

const MAIN_UNIT = 'so-gddt-vi-du';

/** Districts that ended, their successor communes, schools; the last unit has no post. */
export const units: Unit[] = [
  unit(MAIN_UNIT, 'so', 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ'),
  unit('huyen-vi-du-bien', 'huyen', 'Phòng Giáo dục và Đào tạo huyện Ví Dụ Biển', {
    to: ENDED,
    successors: [
      { code: 'xa-vi-du-dong', of: 'territory' },
      { code: 'xa-vi-du-tay', of: 'territory' },
      { code: MAIN_UNIT, of: 'function' },
    ],
  }),
  unit('thanh-pho-vi-du', 'thanh-pho', 'Phòng Giáo dục và Đào tạo thành phố Ví Dụ', {
    to: ENDED,
    successors: [
      { code: 'phuong-vi-du-trung-tam', of: 'territory' },
      { code: MAIN_UNIT, of: 'function' },
    ],
  }),
  unit('xa-vi-du-dong', 'xa', 'Ủy ban nhân dân xã Ví Dụ Đông', { from: BEGUN }),
  unit('xa-vi-du-tay', 'xa', 'Ủy ban nhân dân xã Ví Dụ Tây', { from: BEGUN }),
  unit('phuong-vi-du-trung-tam', 'phuong', 'Ủy ban nhân dân phường Ví Dụ Trung tâm', { from: BEGUN }),
  {
    ...unit('truong-mam-non-vi-du-1', 'truong', 'Trường Mầm non Ví Dụ 1'),
    names: [
      { name: 'Trường Mẫu giáo Ví Dụ', gsoCode: null, validFrom: null, validTo: '2024-08-31' },
      { name: 'Trường Mầm non Ví Dụ 1', gsoCode: null, validFrom: '2024-09-01', validTo: null },
    ],
  },
  unit('dac-khu-vi-du-dao', 'dac-khu', 'Ủy ban nhân dân đặc khu Ví Dụ Đảo', { from: BEGUN }),
];
