import { GLOSSARY } from '@newsroom/shared';

const L = GLOSSARY.field;
const NAME = 'Họ và tên';
const CODE = 'Mã cố định';
const SHORT_TITLE = 'Tên ngắn';
const FULL_TITLE = 'Tên đầy đủ';
const PHONE = 'Điện thoại';
const EMAIL = 'Thư điện tử';
const ROLE = 'Vai trò';
const VALIDITY = { validFrom: 'Có hiệu lực từ', validTo: 'Đến hết ngày' } as const;

const POST = {
  title: L.title,
  lead: L.lead,
  body: L.body,
  format: L.format,
  stream: L.stream,
  taskGroups: L.taskGroups,
  unit: L.unit,
  leadPhoto: L.leadPhoto,
  gallery: L.gallery,
  authors: L.authors,
  source: L.source,
  consents: 'Phiếu đồng ý của người được nêu trong bài',
  attachments: L.attachments,
  sample: GLOSSARY.sampleMark,
  slug: L.slug,
  workflow: 'Tình trạng',
  postId: 'Mã bài',
} as const;

/**
 * The one name of every field that people fill in, by its form: a content type or a component. Forms show it,
 * and refusals call the field by it (`labelOf`).
 */
export const LABELS = {
  'api::article.article': POST,
  'api::profile.profile': {
    ...POST,
    person: L.person,
    quote: L.quote,
    achievements: L.achievements,
  },
  'api::policy.policy': {
    ...POST,
    documentNumber: L.documentNumber,
    documentKind: L.documentKind,
    issuer: L.issuer,
    state: L.policyState,
    issuedOn: L.issuedOn,
    effectiveOn: L.effectiveOn,
    expiredOn: L.expiredOn,
    abstract: L.abstract,
    keyPoints: L.keyPoints,
    brief: L.brief,
    original: L.original,
    originalUrl: L.originalUrl,
    implements: 'Thực hiện văn bản',
    replaces: 'Thay thế văn bản',
  },
  'post.photo': {
    picture: 'Tệp ảnh',
    alt: L.alt,
    people: L.people,
    consents: L.consents,
    checkedWithClass: L.checkedWithClass,
    marks: L.marks,
    decorative: L.decorative,
    caption: L.caption,
    credit: L.credit,
    licence: 'Quyền sử dụng ảnh',
  },
  'post.author': { name: NAME, penName: 'Bút danh', role: ROLE, unit: L.unit },
  'post.attachment': { title: 'Tên tệp cho bạn đọc', file: 'Tệp' },
  'profile.person': {
    honorific: 'Xưng hô',
    name: NAME,
    post: 'Chức vụ, công việc',
    workplace: 'Nơi làm việc',
    yearsInProfession: 'Số năm trong nghề',
  },
  'profile.achievement': { year: 'Năm', what: L.achievements, decidedBy: 'Theo quyết định' },
  'policy.key-point': { text: L.keyPoints },
  'policy.brief': { who: L.who, what: L.what, when: L.when, where: L.where },

  'api::consent.consent': {
    code: 'Số phiếu',
    withdrawnOn: 'Rút đồng ý ngày',
    kind: 'Phiếu của',
    name: 'Họ và tên (phiếu của lớp: tên lớp)',
    unit: L.unit,
    childAgreement: 'Ý kiến của trẻ em',
    guardian: 'Cha, mẹ hoặc người giám hộ',
    schoolYear: 'Năm học',
    children: 'Số trẻ của lớp',
    signedForms: 'Số phiếu đã ký',
    withoutConsent: 'Trẻ chưa có phiếu',
    forSite: GLOSSARY.consentUse.site,
    forPress: GLOSSARY.consentUse.press,
    forBroadcast: GLOSSARY.consentUse.broadcast,
    forSocial: GLOSSARY.consentUse.social,
    signedOn: 'Ngày ký',
    ...VALIDITY,
    evidence: 'Bản chụp phiếu đã ký',
  },

  'api::unit.unit': {
    currentName: 'Tên hiện nay',
    type: 'Loại đơn vị',
    code: CODE,
    parent: 'Thuộc',
    names: 'Các tên gọi',
    leaderConfirms: 'Lãnh đạo đơn vị xác nhận',
    successors: L.successors,
  },
  'unit.name': { name: 'Tên gọi', gsoCode: 'Mã thống kê', ...VALIDITY },
  'unit.successor': { unit: L.unit, of: 'Tiếp nhận' },
  'api::task-group.task-group': {
    shortTitle: SHORT_TITLE,
    number: 'Số thứ tự',
    title: FULL_TITLE,
    description: 'Mô tả',
    code: CODE,
    sourceDocument: 'Văn bản gốc',
    clause: 'Điều, mục',
    verifiedBy: 'Người đối chiếu',
    verifiedOn: 'Ngày đối chiếu',
    ...VALIDITY,
  },
  'api::stream.stream': { shortTitle: SHORT_TITLE, code: CODE, title: FULL_TITLE },
  'api::department.department': {
    name: 'Tên cơ quan',
    shortName: SHORT_TITLE,
    governingBody: 'Cơ quan chủ quản',
    responsible: 'Người chịu trách nhiệm nội dung',
    address: 'Địa chỉ',
    phone: PHONE,
    email: EMAIL,
    contacts: 'Đầu mối liên hệ',
    programmeName: 'Chương trình',
    programmeDocument: 'Số văn bản',
    programmeSummary: 'Chương trình là gì?',
    about: GLOSSARY.page.about,
    successorName: 'Cơ quan tiếp nhận',
    successorFrom: 'Tiếp nhận từ ngày',
    official: 'Đây là trang chính thức',
    feedAuthority: 'Tên miền của mã RSS',
    feedYear: 'Năm của mã RSS',
  },
  'department.contact': {
    role: ROLE,
    name: NAME,
    post: 'Chức vụ',
    unit: L.unit,
    phone: PHONE,
    email: EMAIL,
  },
} as const satisfies Record<string, Record<string, string>>;

/** Of the dialogs on the page of the people who work here. */
export const PEOPLE_LABELS = {
  email: EMAIL,
  firstname: NAME,
  lastname: 'Họ và tên đệm',
  capacities: ROLE,
  unit: L.unit,
  handTo: 'Giao bài chưa đăng cho',
} as const;

/** Of the dialog in which somebody lends a capacity. */
export const DELEGATION_LABELS = {
  to: 'Người được ủy quyền',
  capacity: ROLE,
  validFrom: 'Từ ngày',
  validTo: 'Đến hết ngày',
} as const;

export type FormUid = keyof typeof LABELS;
export type ComponentUid = Exclude<FormUid, `api::${string}`>;

/** Fields that hold entries of another form. */
export const COMPONENTS: Readonly<Record<string, ComponentUid>> = {
  leadPhoto: 'post.photo',
  gallery: 'post.photo',
  authors: 'post.author',
  attachments: 'post.attachment',
  person: 'profile.person',
  achievements: 'profile.achievement',
  keyPoints: 'policy.key-point',
  brief: 'policy.brief',
  names: 'unit.name',
  successors: 'unit.successor',
  contacts: 'department.contact',
};

const FILE_FACTS = (field: string) => ({ sha256: field, mime: field, extension: field, bytes: field });

/** Where the contract and a form use different names: the path in the contract, and the field of the form. */
const CONTRACT_PATHS: Partial<Record<FormUid, Readonly<Record<string, string>>>> = {
  'api::policy.policy': {
    document: 'documentNumber',
    'document.number': 'documentNumber',
    'document.kind': 'documentKind',
    'document.issuer': 'issuer',
    'document.issuedOn': 'issuedOn',
    'document.effectiveOn': 'effectiveOn',
    'document.expiredOn': 'expiredOn',
  },
  'post.photo': {
    ...FILE_FACTS('picture'),
    width: 'picture',
    height: 'picture',
    alsoFor: 'consents',
    focalPoint: 'marks',
  },
  'post.attachment': { ...FILE_FACTS('file'), scanned: 'file' },
  'unit.successor': { code: 'unit' },
  'api::task-group.task-group': { 'verified.by': 'verifiedBy', 'verified.on': 'verifiedOn' },
  'api::department.department': {
    'successor.name': 'successorName',
    'successor.validFrom': 'successorFrom',
    'programme.name': 'programmeName',
    'programme.document': 'programmeDocument',
    'programme.summary': 'programmeSummary',
  },
};

/** Fields of a publication that are in no form, because the server or a step of the workflow writes them. */
const WRITTEN_BY_SERVER: Readonly<Record<string, string>> = {
  id: POST.postId,
  kind: 'Loại bài',
  status: POST.workflow,
  firstPublishedAt: 'Đăng lần đầu lúc',
  modifiedAt: 'Đăng lần cuối lúc',
  corrections: GLOSSARY.page.corrections,
};

/**
 * The label of a path of the contract or of the form: "gallery.0.credit" is "Chùm ảnh, mục 1, Tác giả ảnh".
 * A path inside of a field that is no component gets the label of that field.
 */
export const labelOf = (form: FormUid, path: string): string => {
  const [field, rest] = fieldAt(form, path.split('.'));
  const labels: Readonly<Record<string, string>> = LABELS[form];
  const numbers = rest.slice(0, /^\d+$/.test(rest[0] ?? '') ? 1 : 0);
  const inside = COMPONENTS[field];
  const within = rest.slice(numbers.length);
  return [
    labels[field] ?? WRITTEN_BY_SERVER[field] ?? field,
    ...numbers.map((number) => `mục ${Number(number) + 1}`),
    ...(inside && within.length > 0 ? [labelOf(inside, within.join('.'))] : []),
  ].join(', ');
};

/** The form's field at the beginning of a path, and the steps of the path after it. */
const fieldAt = (form: FormUid, steps: readonly string[]): [field: string, rest: string[]] => {
  const [first = '', second, ...more] = steps;
  const paths = CONTRACT_PATHS[form] ?? {};
  const both = second === undefined ? undefined : paths[`${first}.${second}`];
  if (both !== undefined) return [both, more];
  return [paths[first] ?? first, steps.slice(1)];
};
