/** Rules for a new password. Strapi's own rule is weaker, and counts only letters without accents. */
const LEAST_LETTERS = 12;
/** bcrypt ignores what comes after this. */
const MOST_BYTES = 72;

const RULE = `ít nhất ${LEAST_LETTERS} ký tự, có chữ hoa, chữ thường (không dấu) và chữ số. Ví dụ một câu ngắn dễ nhớ kèm một năm.`;

export const PASSWORD_RULE = `Cần ${RULE}`;

export const PASSWORD_TOO_SHORT = `Mật khẩu cần ít nhất ${LEAST_LETTERS} ký tự.`;

export const PASSWORD_TOO_LONG = `Mật khẩu quá dài: nhiều nhất ${MOST_BYTES} ký tự không dấu; ký tự có dấu tính hơn.`;

export const INVITATION_USED =
  'Lời mời này đã dùng rồi hoặc đã được thay. Hãy đăng nhập, hoặc nhờ người quản trị hệ thống gửi lại thư mời.';

export const RESET_ADDRESS_USED =
  'Địa chỉ đặt mật khẩu này đã dùng rồi hoặc đã được thay. Hãy yêu cầu thư mới ở “Quên mật khẩu?”.';

/** Why a password is refused; null: it is accepted. */
export const passwordProblem = (password: string): string | null => {
  if (new TextEncoder().encode(password).length > MOST_BYTES) return PASSWORD_TOO_LONG;
  const strong =
    password.length >= LEAST_LETTERS &&
    /[a-z]/.test(password) &&
    /[A-Z]/.test(password) &&
    /\d/.test(password);
  return strong ? null : `Mật khẩu cần ${RULE}`;
};
