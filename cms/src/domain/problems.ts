/** One thing to mend: the field in the words of the form, and the reason. */
export interface Problem {
  field: string;
  reason: string;
}

/** Names of the contract's fields in the words of the forms. */
const LABELS: Record<string, string> = {
  title: 'Tiêu đề',
  lead: 'Tóm tắt (sapo)',
  body: 'Nội dung',
  format: 'Thể loại',
  stream: 'Nội dung truyền thông (theo kế hoạch)',
  taskGroups: 'Nhóm nhiệm vụ, giải pháp',
  unit: 'Đơn vị',
  authors: 'Tác giả, bút danh',
  source: 'Nguồn',
  leadPhoto: 'Ảnh đại diện',
  gallery: 'Chùm ảnh',
  attachments: 'Tệp đính kèm',
  alt: 'Mô tả ảnh (cho người khiếm thị)',
  caption: 'Chú thích ảnh',
  credit: 'Tác giả ảnh',
  licence: 'Giấy phép dùng ảnh',
  person: 'Nhân vật',
  name: 'Tên',
  achievements: 'Thành tích',
  quote: 'Lời nhân vật',
  document: 'Văn bản',
  number: 'Số, ký hiệu',
  issuer: 'Cơ quan ban hành',
  kind: 'Loại văn bản',
  issuedOn: 'Ngày ban hành',
  effectiveOn: 'Ngày có hiệu lực',
  expiredOn: 'Ngày hết hiệu lực',
  abstract: 'Trích yếu',
  keyPoints: 'Điểm chính',
  brief: 'Nói ngắn gọn',
  who: 'Ai được hưởng?',
  what: 'Được gì?',
  when: 'Từ khi nào?',
  where: 'Hỏi ở đâu?',
  original: 'Bản gốc',
  originalUrl: 'Địa chỉ bản gốc',
  code: 'Mã',
  names: 'Tên theo thời gian',
  successors: 'Đơn vị tiếp nhận',
  shortTitle: 'Tên ngắn',
  shortName: 'Tên viết tắt',
  verified: 'Đối chiếu với bản gốc',
  email: 'Thư điện tử',
  feedAuthority: 'Tên miền của mã tin',
  feedYear: 'Năm của mã tin',
};

/** A contract path ("gallery.0.credit") as an editor reads it: "Chùm ảnh, mục 1, Tác giả ảnh". */
export const labelOf = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `mục ${Number(part) + 1}` : (LABELS[part] ?? part)))
    .join(', ');
