import { type Format, GLOSSARY, type Kind, headingsIn } from '@newsroom/shared';

/** What a new post starts with. */
export interface Template {
  code: string;
  name: string;
  /** When to use it, in one line. */
  about: string;
  format: Format;
  /** Codes of vocabulary entries that such a post usually has; codes that do not exist are ignored. */
  stream?: string;
  topics?: readonly string[];
  /** Markdown; what has to be filled in is written as “[… what]”, and submission is refused while one is left. */
  body: string;
}

const PLAN = 'ke-hoach-87';
const POLICY = 'chu-truong';
const TRAINING = 'dao-tao-boi-duong';

const BLANK: Template = {
  code: 'trong',
  name: 'Bài trống',
  about: 'Không có sẵn gì, tự viết từ đầu.',
  format: 'bai',
  body: '',
};

export const TEMPLATES: Record<Kind, readonly Template[]> = {
  article: [
    {
      code: 'hoi-nghi-tap-huan',
      name: 'Tin hội nghị, tập huấn',
      about: 'Một việc vừa diễn ra: ai tổ chức, bao nhiêu người dự, kết quả gì.',
      format: 'tin',
      stream: PLAN,
      topics: [TRAINING],
      body: `Ngày [… ngày, tháng, năm], tại [… nơi tổ chức], [… đơn vị tổ chức] đã tổ chức [… tên hội nghị, lớp tập huấn] cho [… số người, là ai].

[… điều đáng chú ý nhất đối với giáo viên, phụ huynh, trong một hai câu]

## Nội dung chính

- [… nội dung thứ nhất]
- [… nội dung thứ hai]

“[… một câu của người dự hoặc người tổ chức, đúng nguyên văn]”, [… họ tên, chức vụ, nơi công tác] cho biết.

## Việc tiếp theo

[… ai làm gì, đến khi nào]
`,
    },
    {
      code: 'phan-anh',
      name: 'Bài phản ánh',
      about: 'Một cách làm, một chuyện ở cơ sở, có người thật, số liệu thật.',
      format: 'bai',
      stream: PLAN,
      body: `[… mở đầu bằng một cảnh, một con số hoặc một câu nói đã ghi được tại chỗ]

## Chuyện bắt đầu từ đâu

[… trước đây thế nào, vướng ở chỗ nào, từ bao giờ]

## Đã làm những gì

[… ai làm, từng bước, mất bao lâu, hết bao nhiêu]

“[… lời của người trong cuộc, đúng nguyên văn]”, [… họ tên, công việc, nơi làm việc] kể.

## Kết quả và điều còn vướng

[… số liệu trước và sau, lấy từ đâu; điều chưa làm được]
`,
    },
    {
      code: 'thong-cao-bao-chi',
      name: GLOSSARY.format['thong-cao-bao-chi'],
      about: 'Sở nói chính thức về một việc; người phát ngôn duyệt.',
      format: 'thong-cao-bao-chi',
      body: `Về việc [… nêu việc trong một dòng], [… tên cơ quan] thông tin như sau:

1. [… sự việc: điều gì, ở đâu, khi nào, ai liên quan; chỉ nêu điều đã xác minh]
2. [… cơ quan đã và đang làm gì]
3. [… người dân, nhà trường cần biết hoặc cần làm gì]

[… tên cơ quan] sẽ tiếp tục thông tin khi có kết quả, chậm nhất ngày [… ngày, tháng, năm].

## Đầu mối liên hệ

[… họ tên, chức vụ, điện thoại, thư điện tử]
`,
    },
    {
      code: 'thu-moi-bao-chi',
      name: GLOSSARY.format['thu-moi-bao-chi'],
      about: 'Mời phóng viên dự họp báo, hội nghị, lễ ra mắt.',
      format: 'thu-moi-bao-chi',
      body: `Kính gửi các cơ quan báo chí,

[… tên cơ quan] trân trọng kính mời phóng viên dự và đưa tin [… tên sự kiện].

- **Thời gian:** [… giờ, thứ, ngày, tháng, năm]
- **Địa điểm:** [… phòng, tòa nhà, địa chỉ]
- **Chủ trì:** [… họ tên, chức vụ]

## Nội dung

[… hai, ba điều báo chí sẽ quan tâm]

## Đăng ký dự

Xin đăng ký với [… họ tên, điện thoại, thư điện tử] trước [… giờ, ngày, tháng, năm].
`,
    },
    BLANK,
  ],
  profile: [
    {
      code: 'guong-giao-vien',
      name: 'Gương giáo viên',
      about: 'Một cô giáo, thầy giáo với việc làm cụ thể, kiểm chứng được.',
      format: 'bai',
      stream: PLAN,
      body: `[… một việc rất cụ thể người ấy làm trong một ngày ở lớp]

## Con đường đến với nghề

[… ở đâu, từ năm nào, vì sao chọn nghề; điều khó nhất những năm đầu]

## Cách làm của riêng mình

[… việc đã nghĩ ra, làm thế nào, trẻ và đồng nghiệp được gì]

“[… lời của nhân vật, đúng nguyên văn]”

## Đồng nghiệp, phụ huynh nói gì

“[… lời của một người khác, đúng nguyên văn]”, [… họ tên, công việc] nhận xét.
`,
    },
    {
      code: 'guong-can-bo-quan-ly',
      name: 'Gương cán bộ quản lý',
      about: 'Hiệu trưởng, tổ trưởng, cán bộ phòng với quyết định làm nên thay đổi.',
      format: 'bai',
      stream: PLAN,
      topics: ['truyen-thong-quan-ly'],
      body: `[… quyết định hoặc ngày làm việc cho thấy rõ nhất con người này]

## Khi mới nhận việc

[… trường, đơn vị lúc ấy ra sao: số lớp, số giáo viên, điều thiếu nhất]

## Những thay đổi

[… đã quyết định gì, ai phản đối, thuyết phục ra sao]

“[… lời của nhân vật, đúng nguyên văn]”

## Kết quả

[… con số trước và sau, lấy từ đâu]
`,
    },
    BLANK,
  ],
  policy: [
    {
      code: 'chinh-sach-moi',
      name: 'Chính sách mới',
      about: 'Văn bản mới ban hành: ai được gì, từ khi nào, làm thế nào.',
      format: 'bai',
      stream: POLICY,
      body: `[… tên cơ quan] ban hành [… loại văn bản, số, ký hiệu, ngày] quy định về [… việc gì].

## Ai thuộc diện áp dụng

[… những ai, điều kiện gì]

## Điểm mới

- [… điểm thứ nhất, so với trước đây]
- [… điểm thứ hai]

## Cần làm gì

[… hồ sơ, nơi nộp, thời hạn]
`,
    },
    {
      code: 'ke-hoach-trien-khai',
      name: 'Kế hoạch triển khai',
      about: 'Kế hoạch của tỉnh, của Sở: mục tiêu, việc làm, ai chịu trách nhiệm.',
      format: 'bai',
      stream: PLAN,
      body: `[… tên cơ quan] ban hành kế hoạch [… số, ký hiệu, ngày] để thực hiện [… văn bản cấp trên].

## Mục tiêu

- [… mục tiêu có con số, đến năm nào]

## Việc phải làm

| Việc | Đơn vị chủ trì | Thời hạn |
| --- | --- | --- |
| [… việc thứ nhất] | [… đơn vị] | [… tháng, năm] |
| [… việc thứ hai] | [… đơn vị] | [… tháng, năm] |

## Nguồn lực

[… kinh phí, người, lấy từ đâu]
`,
    },
    BLANK,
  ],
};

export const templateOf = (kind: Kind, code: string): Template | null =>
  TEMPLATES[kind].find((template) => template.code === code) ?? null;

/** The placeholders that are still in a text, each once. */
export const unfilledIn = (text: string): string[] => [
  ...new Set(text.match(/\[\s*(?:…|\.{3})[^\]\n]*\]?/gu) ?? []),
];

/** The headings of a text with a placeholder below each: the structure of an old post without its content. */
export const skeletonOf = (body: string): string => {
  const sections = headingsIn(body)
    .filter(({ text }) => text !== '')
    .map(({ level, text }) => `${'#'.repeat(level)} ${text}\n\n[… nội dung của mục này]\n`);
  return ['[… nội dung]\n', ...sections].join('\n');
};
