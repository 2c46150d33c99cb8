/** One thing to mend: the field in the words of the form, and the reason. */
export interface Problem {
  field: string;
  reason: string;
}

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
