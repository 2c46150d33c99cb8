import type { Core } from '@strapi/strapi';

import { GLOSSARY } from '@newsroom/shared';

import { placesOf } from '../domain/posts/form-sections';
import { isPostUid } from '../domain/content-types';

/**
 * Writes the Vietnamese labels, help lines, field order and list columns of every form into
 * the content manager. They are code: what `LAYOUTS` says replaces what someone set by hand.
 */
export async function applyLayouts(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const contentTypes: ConfigurationService = contentManager.service('content-types');
  const components: ConfigurationService = contentManager.service('components');

  for (const [uid, layout] of Object.entries(LAYOUTS)) {
    const service = uid.startsWith('api::') ? contentTypes : components;
    await service.updateConfiguration(
      { uid },
      configuration(uid, layout, await service.findConfiguration({ uid })),
    );
  }
}

interface Field {
  label: string;
  /** What it is, why, and an example; one or two short sentences. */
  help?: string;
  placeholder?: string;
  /** `false`: shown, but only the server writes it. */
  editable?: false;
  /** Columns of 12; the whole row without it. */
  size?: 4 | 6 | 8;
  /** Of a relation: the attribute that stands for the other document. */
  mainField?: string;
}

interface Layout {
  /** The attribute that stands for the document or component in titles and folded lists. */
  mainField: string;
  sort?: [attribute: string, order: 'ASC' | 'DESC'];
  columns?: readonly string[];
  /** In the order of the form. */
  fields: Record<string, Field>;
}

interface Metadata {
  edit: Record<string, unknown>;
  list: Record<string, unknown>;
}

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, Metadata>;
  layouts: { edit: { name: string; size: number }[][]; list: string[] };
}

/** The part of the content manager's `content-types` and `components` services used here. */
interface ConfigurationService {
  findConfiguration(model: { uid: string }): Promise<Configuration>;
  updateConfiguration(model: { uid: string }, configuration: Configuration): Promise<unknown>;
}

const ROW = 12;

function configuration(uid: string, layout: Layout, current: Configuration): Configuration {
  const metadatas = { ...current.metadatas };
  for (const [name, field] of Object.entries({ ...SYSTEM_FIELDS, ...layout.fields })) {
    const known = metadatas[name];
    if (!known) {
      if (name in SYSTEM_FIELDS) continue;
      throw new Error(
        `LAYOUTS names the field "${name}" of ${uid}, which its schema does not have: correct one of them.`,
      );
    }
    metadatas[name] = {
      edit: {
        ...known.edit,
        label: field.label,
        description: field.help ?? '',
        placeholder: field.placeholder ?? '',
        editable: field.editable ?? true,
        ...(field.mainField ? { mainField: field.mainField } : {}),
      },
      list: { ...known.list, label: field.label },
    };
  }
  const [sortBy, sortOrder] = layout.sort ?? [layout.mainField, 'ASC'];
  return {
    settings: {
      ...current.settings,
      mainField: layout.mainField,
      defaultSortBy: sortBy,
      defaultSortOrder: sortOrder,
      pageSize: 20,
    },
    metadatas,
    layouts: { edit: rowsOf(uid, layout.fields), list: [...(layout.columns ?? current.layouts.list)] },
  };
}

/** A post's fields by their places in its form, so that none shares a row with one that is folded away. */
function rowsOf(uid: string, fields: Record<string, Field>): Configuration['layouts']['edit'] {
  if (!isPostUid(uid)) return rows(fields);
  const { first, press, files, advanced } = placesOf(uid, Object.keys(fields));
  return [first, press, files, advanced].flatMap((names) =>
    rows(Object.fromEntries(names.map((name) => [name, fields[name] ?? { label: name }]))),
  );
}

/** Fills rows of 12 columns in the order of the fields. */
function rows(fields: Record<string, Field>): Configuration['layouts']['edit'] {
  const result: Configuration['layouts']['edit'] = [];
  let left = 0;
  for (const [name, { size = ROW }] of Object.entries(fields)) {
    if (size > left) {
      result.push([]);
      left = ROW;
    }
    result.at(-1)?.push({ name, size });
    left -= size;
  }
  return result;
}

/** Labels of the columns that Strapi adds to every type. */
const SYSTEM_FIELDS: Record<string, Field> = {
  id: { label: 'Số thứ tự' },
  documentId: { label: 'Mã tài liệu' },
  createdAt: { label: 'Tạo lúc' },
  updatedAt: { label: 'Sửa lần cuối' },
  publishedAt: { label: 'Đăng lúc' },
  createdBy: { label: 'Người tạo' },
  updatedBy: { label: 'Người sửa' },
};

const L = GLOSSARY.field;

const TITLE: Field = {
  label: L.title,
  help: 'Điều chính của bài trong một dòng, để bạn đọc biết có nên đọc tiếp. Nên dưới 100 ký tự, không viết hoa cả dòng.',
  placeholder: 'Ví dụ: Năm trường mầm non ven biển mở lớp buổi chiều',
};

const LEAD: Field = {
  label: L.lead,
  help: 'Hai, ba câu: ai, việc gì, ở đâu, khi nào. Hiện ở danh sách và khi chia sẻ, nhiều người chỉ đọc đến đây.',
  placeholder: 'Ví dụ: Từ ngày 05/9, Trường Mầm non Ví Dụ 1 nhận trẻ đến 17 giờ 30 để cha mẹ kịp tan ca.',
};

const BODY: Field = {
  label: L.body,
  help: 'Viết, hoặc dán từ Word; các nút ở trên chia mục, kẻ bảng. Bài chia mục dễ đọc trên điện thoại. Ví dụ tên mục: Kết quả sau một học kỳ. Ảnh để ở Chùm ảnh.',
};

const CLASSIFICATION: Record<string, Field> = {
  format: {
    label: L.format,
    help: 'Bài thuộc loại nào, để đếm chỉ tiêu của kế hoạch và báo chí tìm đúng nguồn tin. Ví dụ: Phóng sự – chuyên đề.',
    size: 6,
  },
  stream: {
    label: L.stream,
    help: 'Bài phục vụ nội dung nào của kế hoạch; báo cáo tính theo mục này. Ví dụ: bài về một lớp bồi dưỡng thuộc Kế hoạch số 87/KH-UBND.',
    mainField: 'shortTitle',
    size: 6,
  },
  taskGroups: {
    label: L.taskGroups,
    help: 'Chủ đề của bài, để bạn đọc tìm thấy; chọn một hoặc nhiều. Ví dụ: Đào tạo, bồi dưỡng.',
    mainField: 'shortTitle',
    size: 6,
  },
  unit: {
    label: L.unit,
    help: 'Đơn vị đứng tên bài, để bạn đọc biết tin từ đâu. Chỉ chọn được đơn vị đang hoạt động. Ví dụ: Sở Giáo dục và Đào tạo.',
    mainField: 'currentName',
    size: 6,
  },
};

const PICTURES_AND_SOURCES: Record<string, Field> = {
  leadPhoto: {
    label: L.leadPhoto,
    help: 'Ảnh đầu bài, hiện cả ở danh sách và khi chia sẻ. Nên là ảnh ngang, từ 1.200 điểm ảnh.',
  },
  gallery: {
    label: L.gallery,
    help: 'Các ảnh của bài, theo thứ tự hiện. Ảnh chèn trong nội dung cũng phải ở đây.',
  },
  authors: {
    label: L.authors,
    help: 'Người viết, chụp ảnh, biên tập. Không có thì để trống, đừng ghi "Sưu tầm".',
  },
  source: {
    label: L.source,
    help: 'Nơi đưa tin đầu tiên, khi bài lấy từ nơi khác, để bạn đọc biết gốc.',
    placeholder: 'Ví dụ: Phòng Giáo dục Mầm non',
  },
  consents: {
    label: 'Phiếu đồng ý của người được nêu trong bài',
    help: 'Phiếu của người có tên, có chuyện kể trong bài. Phiếu cho ảnh thì chọn ở từng ảnh.',
    mainField: 'code',
  },
  attachments: { label: L.attachments, help: 'Văn bản, biểu mẫu cho bạn đọc tải. Ví dụ: kế hoạch dạng PDF.' },
};

const SET_BY_SERVER: Record<string, Field> = {
  sample: {
    label: GLOSSARY.sampleMark,
    help: 'Bài mẫu của bản cài thử; không có ở trang chính thức.',
    editable: false,
    size: 4,
  },
  slug: {
    label: L.slug,
    help: 'Phần chữ trong địa chỉ của bài. Máy tạo từ tiêu đề khi duyệt đăng lần đầu; từ đó không đổi để liên kết cũ còn dùng được.',
    editable: false,
    size: 4,
  },
  workflow: {
    label: 'Tình trạng',
    help: 'Bài đang ở bước nào; máy ghi theo các bước duyệt. Ví dụ: Chờ duyệt.',
    editable: false,
    size: 4,
  },
  postId: {
    label: 'Mã bài',
    help: 'Bảy ký tự đứng cuối địa chỉ của bài, để hỏi đúng bài. Máy cấp khi lưu lần đầu.',
    editable: false,
    size: 4,
  },
};

const POST_LIST = {
  mainField: 'title',
  sort: ['updatedAt', 'DESC'],
  columns: ['title', 'workflow', 'unit', 'format', 'updatedAt'],
} as const satisfies Partial<Layout> & { sort: readonly [string, 'DESC'] };

/** Address part of a vocabulary entry: pages and feeds hang on it. */
const CODE: Field = {
  label: 'Mã cố định',
  help: 'Chữ thường không dấu, nối bằng gạch ngang. Nằm trong địa chỉ trang và RSS nên không đổi sau khi dùng.',
  size: 6,
};

const VALID_FROM: Field = {
  label: 'Có hiệu lực từ',
  help: 'Ngày đầu tiên dùng. Bỏ trống: từ trước đến nay.',
  size: 6,
};
const VALID_TO: Field = {
  label: 'Đến hết ngày',
  help: 'Ngày cuối cùng dùng. Bỏ trống: vẫn đang dùng.',
  size: 6,
};

const LAYOUTS: Record<string, Layout> = {
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
      person: { label: L.person, help: 'Người được giới thiệu. Chỉ đăng khi người đó đã đồng ý.' },
      quote: {
        label: L.quote,
        help: 'Một câu của nhân vật, đúng nguyên văn; hiện nổi trong bài nên phải hay và ngắn.',
        placeholder: 'Ví dụ: Mình học cách gọi ở nhà các bé trước, rồi các bé mới chịu học với mình.',
      },
      achievements: {
        label: L.achievements,
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
        label: L.documentNumber,
        help: 'Đúng như trên văn bản, để tra được bản gốc.',
        placeholder: 'Ví dụ: 33/QĐ-TTg',
        size: 6,
      },
      documentKind: {
        label: L.documentKind,
        help: 'Để bạn đọc biết mức bắt buộc. Ví dụ: Quyết định, Kế hoạch, Thông tư.',
        size: 6,
      },
      issuer: {
        label: L.issuer,
        help: 'Cơ quan ký văn bản, để biết áp dụng ở đâu.',
        placeholder: 'Ví dụ: Bộ Giáo dục và Đào tạo',
        size: 6,
      },
      state: {
        label: L.policyState,
        help: 'Văn bản còn dùng được không. Để “Chưa xác minh” đến khi đối chiếu được với bản gốc. Ví dụ: Còn hiệu lực.',
        size: 6,
      },
      issuedOn: {
        label: L.issuedOn,
        help: 'Ngày ký văn bản, để xếp theo thời gian. Ví dụ: 29/5/2019.',
        size: 6,
      },
      effectiveOn: {
        label: L.effectiveOn,
        help: 'Từ ngày này phải làm theo. Ví dụ: 01/7/2025.',
        size: 6,
      },
      expiredOn: {
        label: L.expiredOn,
        help: 'Ngày cuối phải làm theo; bỏ trống nếu còn hiệu lực. Ví dụ: 31/12/2025.',
        size: 6,
      },
      abstract: {
        label: L.abstract,
        help: 'Văn bản về việc gì, chép theo trích yếu để tra cứu được.',
        placeholder: 'Ví dụ: Về việc phê duyệt Đề án đào tạo, bồi dưỡng nhà giáo',
      },
      keyPoints: { label: L.keyPoints, help: 'Mỗi điểm một mục, một hai câu dễ hiểu.' },
      brief: {
        label: L.brief,
        help: 'Khung bốn câu hỏi cho giáo viên, phụ huynh; mỗi câu trả lời không quá 40 từ.',
      },
      original: {
        label: L.original,
        help: 'Tệp PDF của văn bản. Không có thì ghi địa chỉ bên cạnh.',
        size: 6,
      },
      originalUrl: {
        label: L.originalUrl,
        help: 'Trang chính thức đăng văn bản, để bạn đọc tự đối chiếu.',
        placeholder: 'Ví dụ: https://vanban.chinhphu.vn/…',
        size: 6,
      },
      implements: {
        label: 'Thực hiện văn bản',
        help: 'Văn bản cấp trên mà văn bản này triển khai, để bạn đọc lần theo. Ví dụ: Quyết định số 33/QĐ-TTg.',
        mainField: 'title',
        size: 6,
      },
      replaces: {
        label: 'Thay thế văn bản',
        help: 'Văn bản cũ mà văn bản này thay, để không ai làm theo bản cũ. Ví dụ: kế hoạch năm trước.',
        mainField: 'title',
        size: 6,
      },
      ...CLASSIFICATION,
      ...PICTURES_AND_SOURCES,
      ...SET_BY_SERVER,
    },
  },
  'api::consent.consent': {
    mainField: 'code',
    sort: ['code', 'DESC'],
    columns: ['code', 'kind', 'name', 'unit', 'validTo', 'withdrawnOn'],
    fields: {
      code: {
        label: 'Số phiếu',
        help: 'Máy cấp khi lưu lần đầu; dùng thay tên khi nhắc đến phiếu.',
        editable: false,
        size: 4,
      },
      withdrawnOn: { label: 'Rút đồng ý ngày', help: 'Máy ghi khi rút.', editable: false, size: 4 },
      kind: {
        label: 'Phiếu của',
        help: 'Một người lớn, một trẻ em, hoặc cả lớp trong một năm học.',
        size: 4,
      },
      name: {
        label: 'Họ và tên (phiếu của lớp: tên lớp)',
        help: 'Chỉ người của đơn vị và Ban Biên tập xem được.',
        placeholder: 'Ví dụ: Lớp Mầm 1, Trường Mầm non Ví Dụ 1',
        size: 8,
      },
      unit: {
        label: L.unit,
        help: 'Đơn vị giữ phiếu giấy.',
        mainField: 'currentName',
        size: 4,
      },
      childAgreement: {
        label: 'Ý kiến của trẻ em',
        help: 'Từ đủ 7 tuổi phải hỏi cả trẻ em.',
        size: 6,
      },
      guardian: {
        label: 'Cha, mẹ hoặc người giám hộ',
        help: 'Người ký thay trẻ em.',
        size: 6,
      },
      schoolYear: { label: 'Năm học', placeholder: 'Ví dụ: 2026-2027', size: 4 },
      children: { label: 'Số trẻ của lớp', size: 4 },
      signedForms: { label: 'Số phiếu đã ký', size: 4 },
      withoutConsent: {
        label: 'Trẻ chưa có phiếu',
        help: 'Mỗi dòng một tên, để đối chiếu với ảnh. Không bao giờ công khai.',
      },
      forSite: { label: GLOSSARY.consentUse.site, size: 6 },
      forPress: { label: GLOSSARY.consentUse.press, size: 6 },
      forBroadcast: { label: GLOSSARY.consentUse.broadcast, size: 6 },
      forSocial: { label: GLOSSARY.consentUse.social, size: 6 },
      signedOn: { label: 'Ngày ký', size: 4 },
      validFrom: { label: 'Có hiệu lực từ', help: 'Ngày đầu tiên được dùng.', size: 4 },
      validTo: { label: 'Đến hết ngày', help: 'Ngày cuối cùng được dùng. Bỏ trống: đến khi rút.', size: 4 },
      evidence: {
        label: 'Bản chụp phiếu đã ký',
        help: 'Tệp PDF hoặc ảnh chụp, không công khai. Chưa có thì phiếu chưa có giá trị.',
      },
    },
  },
  'api::unit.unit': {
    mainField: 'currentName',
    columns: ['currentName', 'type', 'parent', 'code'],
    fields: {
      currentName: {
        label: 'Tên hiện nay',
        help: 'Máy lấy từ Các tên gọi bên dưới khi lưu.',
        editable: false,
        size: 6,
      },
      type: { label: 'Loại đơn vị', size: 6 },
      code: CODE,
      parent: {
        label: 'Thuộc',
        help: 'Đơn vị cấp trên trực tiếp. Ví dụ: một xã thuộc Sở.',
        mainField: 'currentName',
        size: 6,
      },
      names: {
        label: 'Các tên gọi',
        help: 'Mỗi lần đổi tên thêm một mục với ngày bắt đầu; đừng sửa tên cũ, bài cũ còn mang tên đó.',
      },
      leaderConfirms: {
        label: 'Lãnh đạo đơn vị xác nhận',
        help: 'Bật: bài của đơn vị phải được lãnh đạo đơn vị xác nhận rồi mới đến Ban Biên tập.',
        size: 6,
      },
      successors: {
        label: L.successors,
        help: 'Khi đơn vị giải thể, sáp nhập: đơn vị nào nhận phần việc hay địa bàn.',
      },
    },
  },
  'api::task-group.task-group': {
    mainField: 'shortTitle',
    sort: ['number', 'ASC'],
    columns: ['number', 'shortTitle', 'code', 'updatedAt'],
    fields: {
      shortTitle: { label: 'Tên ngắn', help: 'Tên chủ đề mà bạn đọc thấy; vài từ.', size: 8 },
      number: { label: 'Số thứ tự', help: 'Thứ tự trên trang.', size: 4 },
      title: { label: 'Tên đầy đủ', help: 'Tên gọi chính thức trong văn bản.' },
      description: { label: 'Mô tả', help: 'Nhóm này gồm những việc gì, một hai câu cho bạn đọc.' },
      code: CODE,
      sourceDocument: { label: 'Văn bản gốc', placeholder: 'Ví dụ: Quyết định số 33/QĐ-TTg', size: 6 },
      clause: { label: 'Điều, mục', help: 'Chỗ trong văn bản. Ví dụ: Mục III, khoản 2.', size: 4 },
      verifiedBy: { label: 'Người đối chiếu', help: 'Bỏ trống: chưa đối chiếu với bản gốc.', size: 4 },
      verifiedOn: { label: 'Ngày đối chiếu', size: 4 },
      validFrom: VALID_FROM,
      validTo: VALID_TO,
    },
  },
  'api::stream.stream': {
    mainField: 'shortTitle',
    columns: ['shortTitle', 'code', 'updatedAt'],
    fields: {
      shortTitle: { label: 'Tên ngắn', help: 'Tên dùng trong danh sách chọn; vài từ.', size: 6 },
      code: CODE,
      title: { label: 'Tên đầy đủ', help: 'Đúng như trong kế hoạch truyền thông.' },
    },
  },
  'api::department.department': {
    mainField: 'name',
    fields: {
      name: { label: 'Tên cơ quan', help: 'Đầy đủ, như trên con dấu; hiện ở chân trang.', size: 8 },
      shortName: { label: 'Tên ngắn', help: 'Dùng ở đầu trang và RSS.', size: 4 },
      governingBody: { label: 'Cơ quan chủ quản', size: 6 },
      responsible: {
        label: 'Người chịu trách nhiệm nội dung',
        help: 'Họ tên, chức vụ; trang chính thức bắt buộc có.',
        size: 6,
      },
      address: { label: 'Địa chỉ' },
      phone: { label: 'Điện thoại', size: 6 },
      email: { label: 'Thư điện tử', size: 6 },
      contacts: {
        label: 'Đầu mối liên hệ',
        help: 'Ai trả lời báo chí và bạn đọc; hiện ở trang Dành cho báo chí và trang Liên hệ. Chưa có thì để trống.',
      },
      programmeName: { label: 'Chương trình', help: 'Tên chương trình, kế hoạch mà trang phục vụ.', size: 8 },
      programmeDocument: { label: 'Số văn bản', placeholder: 'Ví dụ: 1008/KH-SGDĐT', size: 4 },
      programmeSummary: {
        label: 'Chương trình là gì?',
        help: 'Không quá 150 từ, cho người chưa nghe đến chương trình; chỉ ghi điều có trong văn bản. Hiện ở trang chủ.',
        placeholder: 'Ví dụ: Đề án 33 giúp giáo viên mầm non được học nâng chuẩn và bồi dưỡng nghề.',
      },
      about: {
        label: GLOSSARY.page.about,
        help: 'Trang này của ai, đăng những gì; chỉ dùng chữ, ảnh không hiện.',
        placeholder: 'Ví dụ: Trang đưa tin về việc bồi dưỡng giáo viên mầm non trong tỉnh.',
      },
      successorName: { label: 'Cơ quan tiếp nhận', help: 'Khi cơ quan sáp nhập hoặc đổi tên.', size: 8 },
      successorFrom: { label: 'Tiếp nhận từ ngày', size: 4 },
      official: {
        label: 'Đây là trang chính thức',
        help: 'Tắt: mọi trang mang dòng "Trang minh họa" và máy tìm kiếm không ghi nhận. Chỉ bật khi đủ thông tin ở trên và đã xóa bài mẫu.',
        size: 4,
      },
      feedAuthority: {
        label: 'Tên miền của mã RSS',
        help: 'Đặt một lần khi cài đặt; đổi thì trình đọc tin coi mọi bài là mới.',
        editable: false,
        size: 4,
      },
      feedYear: { label: 'Năm của mã RSS', help: 'Đặt một lần khi cài đặt.', editable: false, size: 4 },
    },
  },
  'post.photo': {
    mainField: 'alt',
    fields: {
      picture: {
        label: 'Tệp ảnh',
        help: 'JPG, PNG, WebP, hoặc HEIC của điện thoại: máy tự đổi sang JPG.',
        size: 6,
      },
      alt: {
        label: L.alt,
        help: 'Trong ảnh có gì, cho người không nhìn thấy ảnh. Ví dụ: Cô giáo đọc sách cho năm em ngồi quanh.',
        size: 6,
      },
      people: {
        label: L.people,
        help: 'Có nhận ra được ai trong ảnh không, kể cả ở phía sau. Có cả trẻ em và người lớn: chọn trẻ em.',
        size: 6,
      },
      consents: {
        label: L.consents,
        help: 'Phiếu của những người trong ảnh. Nhận ra trẻ em thì phải có.',
        mainField: 'code',
        size: 6,
      },
      checkedWithClass: {
        label: L.checkedWithClass,
        help: 'Bật khi phiếu của lớp chưa đủ chữ ký và bạn đã xem từng em trong ảnh.',
      },
      marks: {
        label: L.marks,
        help: 'Điểm chính: phần phải còn thấy khi ảnh bị cắt. Làm mờ: phần không ai được nhận ra.',
      },
      decorative: {
        label: L.decorative,
        help: 'Bật khi ảnh chỉ để trang trí; khi đó không cần mô tả.',
        size: 4,
      },
      caption: { label: L.caption, help: 'Dòng dưới ảnh: ai, ở đâu, khi nào.', size: 8 },
      credit: { label: L.credit, placeholder: 'Ví dụ: Ảnh: Trường Mầm non Ví Dụ 1', size: 6 },
      licence: {
        label: 'Quyền sử dụng ảnh',
        help: 'Vì sao được dùng. Ví dụ: Tác giả đồng ý; CC BY 4.0.',
        size: 6,
      },
    },
  },
  'post.author': {
    mainField: 'name',
    fields: {
      name: { label: 'Họ và tên', size: 6 },
      penName: { label: 'Bút danh', help: 'Nếu có, bạn đọc thấy bút danh thay cho họ tên.', size: 6 },
      role: { label: 'Vai trò', size: 6 },
      unit: { label: L.unit, help: 'Nơi người này làm việc.', mainField: 'currentName', size: 6 },
    },
  },
  'post.attachment': {
    mainField: 'title',
    fields: {
      title: {
        label: 'Tên tệp cho bạn đọc',
        help: 'Nói tệp là gì. Ví dụ: Mẫu đơn đăng ký bồi dưỡng.',
        size: 6,
      },
      file: { label: 'Tệp', size: 6 },
    },
  },
  'department.contact': {
    mainField: 'name',
    fields: {
      role: { label: 'Vai trò', help: 'Người này trả lời về việc gì.', size: 6 },
      name: { label: 'Họ và tên', placeholder: 'Ví dụ: Nguyễn Thị Ví Dụ', size: 6 },
      post: { label: 'Chức vụ', placeholder: 'Ví dụ: Chánh Văn phòng', size: 6 },
      unit: { label: L.unit, help: 'Phòng, ban nơi người này làm việc.', size: 6 },
      phone: {
        label: 'Điện thoại',
        help: 'Số của cơ quan; số riêng thì phải được người đó đồng ý.',
        size: 6,
      },
      email: { label: 'Thư điện tử', size: 6 },
    },
  },
  'profile.person': {
    mainField: 'name',
    fields: {
      honorific: { label: 'Xưng hô', placeholder: 'Ví dụ: Cô, Thầy', size: 4 },
      name: { label: 'Họ và tên', size: 8 },
      post: { label: 'Chức vụ, công việc', placeholder: 'Ví dụ: Giáo viên lớp 5 tuổi', size: 6 },
      workplace: { label: 'Nơi làm việc', size: 6 },
      yearsInProfession: { label: 'Số năm trong nghề', size: 4 },
    },
  },
  'profile.achievement': {
    mainField: 'what',
    fields: {
      year: { label: 'Năm', size: 4 },
      what: { label: L.achievements, placeholder: 'Ví dụ: Giáo viên dạy giỏi cấp tỉnh', size: 8 },
      decidedBy: { label: 'Theo quyết định', help: 'Số quyết định và cơ quan ký.' },
    },
  },
  'policy.key-point': {
    mainField: 'text',
    fields: { text: { label: L.keyPoints, help: 'Một hai câu, nói được ai làm gì, khi nào.' } },
  },
  'policy.brief': {
    mainField: 'who',
    fields: {
      who: { label: L.who, help: 'Không quá 40 từ.', size: 6 },
      what: { label: L.what, help: 'Không quá 40 từ.', size: 6 },
      when: { label: L.when, help: 'Không quá 40 từ.', size: 6 },
      where: { label: L.where, help: 'Không quá 40 từ.', size: 6 },
    },
  },
  'unit.name': {
    mainField: 'name',
    fields: {
      name: { label: 'Tên gọi', size: 8 },
      gsoCode: { label: 'Mã thống kê', help: 'Mã đơn vị hành chính của cơ quan thống kê.', size: 4 },
      validFrom: VALID_FROM,
      validTo: VALID_TO,
    },
  },
  'unit.successor': {
    mainField: 'of',
    fields: {
      unit: { label: L.unit, mainField: 'currentName', size: 6 },
      of: { label: 'Tiếp nhận', help: 'Địa bàn, hay chức năng, nhiệm vụ.', size: 6 },
    },
  },
};
