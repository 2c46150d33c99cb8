import { LIMITS } from '@newsroom/shared';
import { VALIDITY } from './vocabularies';
import type { ComponentUid } from '../../domain/labels';
import type { Forms } from './form';

const BRIEF_HELP = `Không quá ${LIMITS.brief.words} từ.`;

export const COMPONENT_FORMS: Forms<ComponentUid> = {
  'post.photo': {
    mainField: 'alt',
    fields: {
      picture: {
        help: 'JPG, PNG, WebP, hoặc HEIC của điện thoại: máy tự đổi sang JPG.',
        size: 6,
      },
      alt: {
        help: 'Trong ảnh có gì, cho người không nhìn thấy ảnh. Ví dụ: Cô giáo đọc sách cho năm em ngồi quanh.',
        size: 6,
      },
      people: {
        help: 'Có nhận ra được ai trong ảnh không, kể cả ở phía sau. Có cả trẻ em và người lớn: chọn trẻ em.',
        size: 6,
      },
      consents: {
        help: 'Phiếu của những người trong ảnh. Nhận ra trẻ em thì phải có.',
        mainField: 'code',
        size: 6,
      },
      checkedWithClass: {
        help: 'Bật khi phiếu của lớp chưa đủ chữ ký và bạn đã xem từng em trong ảnh.',
      },
      marks: {
        help: 'Điểm chính: phần phải còn thấy khi ảnh bị cắt. Làm mờ: phần không ai được nhận ra.',
      },
      decorative: {
        help: 'Bật khi ảnh chỉ để trang trí; khi đó không cần mô tả.',
        size: 4,
      },
      caption: { help: 'Dòng dưới ảnh: ai, ở đâu, khi nào.', size: 8 },
      credit: { placeholder: 'Ví dụ: Ảnh: Trường Mầm non Ví Dụ 1', size: 6 },
      licence: {
        help: 'Vì sao được dùng. Ví dụ: Tác giả đồng ý; CC BY 4.0.',
        size: 6,
      },
    },
  },
  'post.author': {
    mainField: 'name',
    fields: {
      name: { size: 6 },
      penName: { help: 'Nếu có, bạn đọc thấy bút danh thay cho họ tên.', size: 6 },
      role: { size: 6 },
      unit: { help: 'Nơi người này làm việc.', mainField: 'currentName', size: 6 },
    },
  },
  'post.attachment': {
    mainField: 'title',
    fields: {
      title: {
        help: 'Nói tệp là gì. Ví dụ: Mẫu đơn đăng ký bồi dưỡng.',
        size: 6,
      },
      file: { size: 6 },
    },
  },
  'profile.person': {
    mainField: 'name',
    fields: {
      honorific: { placeholder: 'Ví dụ: Cô, Thầy', size: 4 },
      name: { size: 8 },
      post: { placeholder: 'Ví dụ: Giáo viên lớp 5 tuổi', size: 6 },
      workplace: { size: 6 },
      yearsInProfession: { size: 4 },
    },
  },
  'profile.achievement': {
    mainField: 'what',
    fields: {
      year: { size: 4 },
      what: { placeholder: 'Ví dụ: Giáo viên dạy giỏi cấp tỉnh', size: 8 },
      decidedBy: { help: 'Số quyết định và cơ quan ký.' },
    },
  },
  'policy.key-point': {
    mainField: 'text',
    fields: { text: { help: 'Một hai câu, nói được ai làm gì, khi nào.' } },
  },
  'policy.brief': {
    mainField: 'who',
    fields: {
      who: { help: BRIEF_HELP, size: 6 },
      what: { help: BRIEF_HELP, size: 6 },
      when: { help: BRIEF_HELP, size: 6 },
      where: { help: BRIEF_HELP, size: 6 },
    },
  },
  'unit.name': {
    mainField: 'name',
    fields: {
      name: { size: 8 },
      gsoCode: { help: 'Mã đơn vị hành chính của cơ quan thống kê.', size: 4 },
      ...VALIDITY,
    },
  },
  'unit.successor': {
    mainField: 'of',
    fields: {
      unit: { mainField: 'currentName', size: 6 },
      of: { help: 'Địa bàn, hay chức năng, nhiệm vụ.', size: 6 },
    },
  },
  'department.contact': {
    mainField: 'name',
    fields: {
      role: { help: 'Người này trả lời về việc gì.', size: 6 },
      name: { placeholder: 'Ví dụ: Nguyễn Thị Ví Dụ', size: 6 },
      post: { placeholder: 'Ví dụ: Chánh Văn phòng', size: 6 },
      unit: { help: 'Phòng, ban nơi người này làm việc.', size: 6 },
      phone: {
        help: 'Số của cơ quan; số riêng thì phải được người đó đồng ý.',
        size: 6,
      },
      email: { size: 6 },
    },
  },
};
