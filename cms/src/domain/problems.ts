import { GLOSSARY } from '@newsroom/shared';

/** One thing to mend: the field in the words of the form, and the reason. */
export interface Problem {
  field: string;
  reason: string;
}

/** Names of the contract's fields in the words of the forms. */
const LABELS: Record<string, string> = {
  ...GLOSSARY.field,
  licence: 'Giấy phép dùng ảnh',
  name: 'Tên',
  document: 'Văn bản',
  number: GLOSSARY.field.documentNumber,
  kind: GLOSSARY.field.documentKind,
  code: 'Mã',
  names: 'Tên theo thời gian',
  shortTitle: 'Tên ngắn',
  shortName: 'Tên viết tắt',
  verified: 'Đối chiếu với bản gốc',
  email: 'Thư điện tử',
  contacts: 'Đầu mối liên hệ',
  role: 'Vai trò',
  post: 'Chức vụ',
  phone: 'Điện thoại',
  about: GLOSSARY.page.about,
  programme: 'Chương trình',
  summary: 'Chương trình là gì?',
  feedAuthority: 'Tên miền của mã tin',
  feedYear: 'Năm của mã tin',
};

/** A contract path ("gallery.0.credit") as an editor reads it: "Chùm ảnh, mục 1, Tác giả ảnh". */
export const labelOf = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `mục ${Number(part) + 1}` : (LABELS[part] ?? part)))
    .join(', ');

/** Fields of the forms that stand under another name in the contract, by which problems name them. */
const CONTRACT_PATHS: Record<string, string> = {
  documentNumber: 'document.number',
  documentKind: 'document.kind',
  issuer: 'document.issuer',
  issuedOn: 'document.issuedOn',
  effectiveOn: 'document.effectiveOn',
  expiredOn: 'document.expiredOn',
};

export const fieldOfContract = (formField: string): string => CONTRACT_PATHS[formField] ?? formField;

/** zod's own messages are English; editors get a short Vietnamese reason instead. */
export const vietnameseReason = (reason: string): string => {
  if (reason.startsWith('Too big')) return 'quá dài';
  if (/received (null|undefined)/.test(reason) || reason.startsWith('Too small')) return 'chưa có nội dung';
  if (/^Invalid (URL|url)/.test(reason)) return 'phải là một địa chỉ đầy đủ, bắt đầu bằng https://';
  return /^[A-Z]/.test(reason) ? 'không hợp lệ' : reason;
};

export interface Refused {
  status: 403 | 404 | 409;
  message: string;
}
