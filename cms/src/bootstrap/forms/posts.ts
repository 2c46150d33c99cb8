import { LIMITS } from '@newsroom/shared';
import type { PostUid } from '../../domain/content-types';
import type { Field, Form, Forms } from './form';

const TITLE: Field = {
  help: 'Điều chính của bài trong một dòng, để bạn đọc biết có nên đọc tiếp. Nên dưới 100 ký tự, không viết hoa cả dòng.',
  placeholder: 'Ví dụ: Năm trường mầm non ven biển mở lớp buổi chiều',
};

const LEAD: Field = {
  help: 'Hai, ba câu: ai, việc gì, ở đâu, khi nào. Hiện ở danh sách và khi chia sẻ, nhiều người chỉ đọc đến đây.',
  placeholder: 'Ví dụ: Từ ngày 05/9, Trường Mầm non Ví Dụ 1 nhận trẻ đến 17 giờ 30 để cha mẹ kịp tan ca.',
};

const BODY: Field = {
  help: 'Viết, hoặc dán từ Word; các nút ở trên chia mục, kẻ bảng. Bài chia mục dễ đọc trên điện thoại. Ví dụ tên mục: Kết quả sau một học kỳ. Ảnh để ở Chùm ảnh.',
};

const CLASSIFICATION = {
  format: {
    help: 'Bài thuộc loại nào, để đếm chỉ tiêu của kế hoạch và báo chí tìm đúng nguồn tin. Ví dụ: Phóng sự – chuyên đề.',
    size: 6,
  },
  stream: {
    help: 'Bài phục vụ nội dung nào của kế hoạch; báo cáo tính theo mục này. Ví dụ: bài về một lớp bồi dưỡng thuộc Kế hoạch số 87/KH-UBND.',
    mainField: 'shortTitle',
    size: 6,
  },
  taskGroups: {
    help: 'Chủ đề của bài, để bạn đọc tìm thấy; chọn một hoặc nhiều. Ví dụ: Đào tạo, bồi dưỡng.',
    mainField: 'shortTitle',
    size: 6,
  },
  unit: {
    help: 'Đơn vị đứng tên bài, để bạn đọc biết tin từ đâu. Chỉ chọn được đơn vị đang hoạt động. Ví dụ: Sở Giáo dục và Đào tạo.',
    mainField: 'currentName',
    size: 6,
  },
} as const satisfies Record<string, Field>;

const PICTURES_AND_SOURCES = {
  leadPhoto: {
    help: 'Ảnh đầu bài, hiện cả ở danh sách và khi chia sẻ. Nên là ảnh ngang, từ 1.200 điểm ảnh.',
  },
  gallery: {
    help: 'Các ảnh của bài, theo thứ tự hiện. Ảnh chèn trong nội dung cũng phải ở đây.',
  },
  authors: {
    help: 'Người viết, chụp ảnh, biên tập. Không có thì để trống, đừng ghi "Sưu tầm".',
  },
  source: {
    help: 'Nơi đưa tin đầu tiên, khi bài lấy từ nơi khác, để bạn đọc biết gốc.',
    placeholder: 'Ví dụ: Phòng Giáo dục Mầm non',
  },
  consents: {
    help: 'Phiếu của người có tên, có chuyện kể trong bài. Phiếu cho ảnh thì chọn ở từng ảnh.',
    mainField: 'code',
  },
  attachments: { help: 'Văn bản, biểu mẫu cho bạn đọc tải. Ví dụ: kế hoạch dạng PDF.' },
} as const satisfies Record<string, Field>;

const SET_BY_SERVER = {
  sample: {
    help: 'Bài mẫu của bản cài thử; không có ở trang chính thức.',
    editable: false,
    size: 4,
  },
  slug: {
    help: 'Phần chữ trong địa chỉ của bài. Máy tạo từ tiêu đề khi duyệt đăng lần đầu; từ đó không đổi để liên kết cũ còn dùng được.',
    editable: false,
    size: 4,
  },
  workflow: {
    help: 'Bài đang ở bước nào; máy ghi theo các bước duyệt. Ví dụ: Chờ duyệt.',
    editable: false,
    size: 4,
  },
  postId: {
    help: 'Bảy ký tự đứng cuối địa chỉ của bài, để hỏi đúng bài. Máy cấp khi lưu lần đầu.',
    editable: false,
    size: 4,
  },
} as const satisfies Record<string, Field>;

const POST_LIST = {
  mainField: 'title',
  sort: ['updatedAt', 'DESC'],
  columns: ['title', 'workflow', 'unit', 'format', 'updatedAt'],
} as const satisfies Partial<Form<PostUid>>;

export const POST_FORMS: Forms<PostUid> = {
  'api::article.article': {
    ...POST_LIST,
    fields: {
      title: TITLE,
      lead: LEAD,
      body: BODY,
      ...CLASSIFICATION,
      ...PICTURES_AND_SOURCES,
      ...SET_BY_SERVER,
    },
  },
  'api::profile.profile': {
    ...POST_LIST,
    fields: {
      title: TITLE,
      lead: LEAD,
      body: BODY,
      person: { help: 'Người được giới thiệu. Chỉ đăng khi người đó đã đồng ý.' },
      quote: {
        help: 'Một câu của nhân vật, đúng nguyên văn; hiện nổi trong bài nên phải hay và ngắn.',
        placeholder: 'Ví dụ: Mình học cách gọi ở nhà các bé trước, rồi các bé mới chịu học với mình.',
      },
      achievements: {
        help: 'Mỗi thành tích một mục, mới nhất trước; ghi đúng theo quyết định.',
      },
      ...CLASSIFICATION,
      ...PICTURES_AND_SOURCES,
      ...SET_BY_SERVER,
    },
  },
  'api::policy.policy': {
    ...POST_LIST,
    columns: ['title', 'workflow', 'documentNumber', 'state', 'updatedAt'],
    fields: {
      title: { ...TITLE, placeholder: 'Ví dụ: Hỗ trợ giáo viên mầm non học nâng chuẩn' },
      lead: LEAD,
      body: {
        ...BODY,
        help: 'Lời diễn giải của Ban Biên tập cho người không đọc văn bản, không thay thế văn bản; các nút ở trên chia mục, kẻ bảng. Ví dụ tên mục: Ai thuộc diện áp dụng.',
      },
      documentNumber: {
        help: 'Đúng như trên văn bản, để tra được bản gốc.',
        placeholder: 'Ví dụ: 33/QĐ-TTg',
        size: 6,
      },
      documentKind: {
        help: 'Để bạn đọc biết mức bắt buộc. Ví dụ: Quyết định, Kế hoạch, Thông tư.',
        size: 6,
      },
      issuer: {
        help: 'Cơ quan ký văn bản, để biết áp dụng ở đâu.',
        placeholder: 'Ví dụ: Bộ Giáo dục và Đào tạo',
        size: 6,
      },
      state: {
        help: 'Văn bản còn dùng được không. Để “Chưa xác minh” đến khi đối chiếu được với bản gốc. Ví dụ: Còn hiệu lực.',
        size: 6,
      },
      issuedOn: {
        help: 'Ngày ký văn bản, để xếp theo thời gian. Ví dụ: 29/5/2019.',
        size: 6,
      },
      effectiveOn: {
        help: 'Từ ngày này phải làm theo. Ví dụ: 01/7/2025.',
        size: 6,
      },
      expiredOn: {
        help: 'Ngày cuối phải làm theo; bỏ trống nếu còn hiệu lực. Ví dụ: 31/12/2025.',
        size: 6,
      },
      abstract: {
        help: 'Văn bản về việc gì, chép theo trích yếu để tra cứu được.',
        placeholder: 'Ví dụ: Về việc phê duyệt Đề án đào tạo, bồi dưỡng nhà giáo',
      },
      keyPoints: { help: 'Mỗi điểm một mục, một hai câu dễ hiểu.' },
      brief: {
        help: `Khung bốn câu hỏi cho giáo viên, phụ huynh; mỗi câu trả lời không quá ${LIMITS.brief.words} từ.`,
      },
      original: {
        help: 'Tệp PDF của văn bản. Không có thì ghi địa chỉ bên cạnh.',
        size: 6,
      },
      originalUrl: {
        help: 'Trang chính thức đăng văn bản, để bạn đọc tự đối chiếu.',
        placeholder: 'Ví dụ: https://vanban.chinhphu.vn/…',
        size: 6,
      },
      implements: {
        help: 'Văn bản cấp trên mà văn bản này triển khai, để bạn đọc lần theo. Ví dụ: Quyết định số 33/QĐ-TTg.',
        mainField: 'title',
        size: 6,
      },
      replaces: {
        help: 'Văn bản cũ mà văn bản này thay, để không ai làm theo bản cũ. Ví dụ: kế hoạch năm trước.',
        mainField: 'title',
        size: 6,
      },
      ...CLASSIFICATION,
      ...PICTURES_AND_SOURCES,
      ...SET_BY_SERVER,
    },
  },
};
