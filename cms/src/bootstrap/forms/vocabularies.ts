import { LIMITS } from '@newsroom/shared';
import type { VocabularyUid } from '../../domain/content-types';
import type { Field, Forms } from './form';

/** The code of a vocabulary entry is part of the addresses of pages and feeds. */
const CODE: Field = {
  help: 'Chữ thường không dấu, nối bằng gạch ngang. Nằm trong địa chỉ trang và RSS nên không đổi sau khi dùng.',
  size: 6,
};

/** From when to when a vocabulary entry or a name of a unit is used. */
export const VALIDITY = {
  validFrom: {
    help: 'Ngày đầu tiên dùng. Bỏ trống: từ trước đến nay.',
    size: 6,
  },
  validTo: {
    help: 'Ngày cuối cùng dùng. Bỏ trống: vẫn đang dùng.',
    size: 6,
  },
} as const satisfies Record<string, Field>;

export const VOCABULARY_FORMS: Forms<VocabularyUid> = {
  'api::unit.unit': {
    mainField: 'currentName',
    columns: ['currentName', 'type', 'parent', 'code'],
    fields: {
      currentName: {
        help: 'Máy lấy từ Các tên gọi bên dưới khi lưu.',
        editable: false,
        size: 6,
      },
      type: { size: 6 },
      code: CODE,
      parent: {
        help: 'Đơn vị cấp trên trực tiếp. Ví dụ: một xã thuộc Sở.',
        mainField: 'currentName',
        size: 6,
      },
      names: {
        help: 'Mỗi lần đổi tên thêm một mục với ngày bắt đầu; đừng sửa tên cũ, bài cũ còn mang tên đó.',
      },
      leaderConfirms: {
        help: 'Bật: bài của đơn vị phải được lãnh đạo đơn vị xác nhận rồi mới đến Ban Biên tập.',
        size: 6,
      },
      successors: {
        help: 'Khi đơn vị giải thể, sáp nhập: đơn vị nào nhận phần việc hay địa bàn.',
      },
    },
  },
  'api::task-group.task-group': {
    mainField: 'shortTitle',
    sort: ['number', 'ASC'],
    columns: ['number', 'shortTitle', 'code', 'updatedAt'],
    fields: {
      shortTitle: { help: 'Tên chủ đề mà bạn đọc thấy; vài từ.', size: 8 },
      number: { help: 'Thứ tự trên trang.', size: 4 },
      title: { help: 'Tên gọi chính thức trong văn bản.' },
      description: { help: 'Nhóm này gồm những việc gì, một hai câu cho bạn đọc.' },
      code: CODE,
      sourceDocument: { placeholder: 'Ví dụ: Quyết định số 33/QĐ-TTg', size: 6 },
      clause: { help: 'Chỗ trong văn bản. Ví dụ: Mục III, khoản 2.', size: 4 },
      verifiedBy: { help: 'Bỏ trống: chưa đối chiếu với bản gốc.', size: 4 },
      verifiedOn: { size: 4 },
      ...VALIDITY,
    },
  },
  'api::stream.stream': {
    mainField: 'shortTitle',
    columns: ['shortTitle', 'code', 'updatedAt'],
    fields: {
      shortTitle: { help: 'Tên dùng trong danh sách chọn; vài từ.', size: 6 },
      code: CODE,
      title: { help: 'Đúng như trong kế hoạch truyền thông.' },
    },
  },
  'api::department.department': {
    mainField: 'name',
    fields: {
      name: { help: 'Đầy đủ, như trên con dấu; hiện ở chân trang.', size: 8 },
      shortName: { help: 'Dùng ở đầu trang và RSS.', size: 4 },
      governingBody: { size: 6 },
      responsible: {
        help: 'Họ tên, chức vụ; trang chính thức bắt buộc có.',
        size: 6,
      },
      address: {},
      phone: { size: 6 },
      email: { size: 6 },
      contacts: {
        help: 'Ai trả lời báo chí và bạn đọc; hiện ở trang Dành cho báo chí và trang Liên hệ. Chưa có thì để trống.',
      },
      programmeName: { help: 'Tên chương trình, kế hoạch mà trang phục vụ.', size: 8 },
      programmeDocument: { placeholder: 'Ví dụ: 1008/KH-SGDĐT', size: 4 },
      programmeSummary: {
        help: `Không quá ${LIMITS.programme.summaryWords} từ, cho người chưa nghe đến chương trình; chỉ ghi điều có trong văn bản. Hiện ở trang chủ.`,
        placeholder: 'Ví dụ: Đề án 33 giúp giáo viên mầm non được học nâng chuẩn và bồi dưỡng nghề.',
      },
      about: {
        help: 'Trang này của ai, đăng những gì; chỉ dùng chữ, ảnh không hiện.',
        placeholder: 'Ví dụ: Trang đưa tin về việc bồi dưỡng giáo viên mầm non trong tỉnh.',
      },
      successorName: { help: 'Khi cơ quan sáp nhập hoặc đổi tên.', size: 8 },
      successorFrom: { size: 4 },
      official: {
        help: 'Tắt: mọi trang mang dòng "Trang minh họa" và máy tìm kiếm không ghi nhận. Chỉ bật khi đủ thông tin ở trên và đã xóa bài mẫu.',
        size: 4,
      },
      feedAuthority: {
        help: 'Đặt một lần khi cài đặt; đổi thì trình đọc tin coi mọi bài là mới.',
        editable: false,
        size: 4,
      },
      feedYear: { help: 'Đặt một lần khi cài đặt.', editable: false, size: 4 },
    },
  },
};
