/** Bytes. A larger Word file is not a post. */
export const LARGEST_WORD_FILE = 20_000_000;

/** What kind of file it is by its first bytes, as far as the advice to the writer differs. */
export type NotWord =
  'tooLarge' | 'empty' | 'oldWord' | 'password' | 'openDocument' | 'rtf' | 'tooMuch' | 'other';

/** Why a file is no .docx, by its bytes and not by its name; null: it is a zip, so it may be one. */
export const notWordBy = (bytes: Uint8Array): NotWord | null => {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > LARGEST_WORD_FILE) return 'tooLarge';
  if (begins(bytes, OLE)) return holds(bytes, ENCRYPTED) ? 'password' : 'oldWord';
  if (begins(bytes, codes('{\\rtf'))) return 'rtf';
  return begins(bytes, codes('PK\u0003\u0004')) ? null : 'other';
};

/** What the writer is told: the name of the file, and what to do. */
export const wordFileRefusal = (name: string, reason: NotWord): string => {
  switch (reason) {
    case 'empty':
      return `Tệp “${name}” rỗng. Hãy mở tệp trên máy xem có chữ không, lưu lại rồi chọn lần nữa.`;
    case 'tooLarge':
      return `Tệp “${name}” lớn hơn 20 MB. Mở bằng Word, vào mục Ảnh chọn Nén ảnh (Compress Pictures), ${SAVE_AS}.`;
    case 'oldWord':
      return `Tệp “${name}” là tệp Word đời cũ (.doc), dù tên có thể ghi khác. Mở bằng Word, ${SAVE_AS}.`;
    case 'password':
      return (
        `Tệp “${name}” có mật khẩu nên không đọc được. Mở bằng Word, vào Tệp → Thông tin → Bảo vệ tài liệu ` +
        `→ Mã hóa bằng mật khẩu (Encrypt with Password), xóa mật khẩu, ${SAVE_AS}.`
      );
    case 'openDocument':
      return `Tệp “${name}” là tệp OpenDocument (.odt). Mở bằng Word hoặc LibreOffice, ${SAVE_AS}.`;
    case 'rtf':
      return `Tệp “${name}” là tệp RTF. Mở bằng Word, ${SAVE_AS}.`;
    case 'tooMuch':
      return `Tệp “${name}” giải nén ra quá lớn nên không nhận. Mở bằng Word, chép phần chữ sang tài liệu mới, ${SAVE_AS}.`;
    case 'other':
      return `Tệp “${name}” không phải là tài liệu Word (.docx), hoặc đã hỏng. Mở thử bằng Word, ${SAVE_AS}.`;
    default:
      return reason satisfies never;
  }
};

const SAVE_AS = 'chọn Lưu thành (Save As) kiểu Tài liệu Word (.docx), rồi chọn tệp mới';

/** Old Office files, and new ones with a password: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Name of the stream that holds an encrypted document, in UTF-16. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

function codes(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const holds = (bytes: Uint8Array, part: readonly number[]): boolean => {
  for (let at = bytes.indexOf(part[0] ?? 0); at !== -1; at = bytes.indexOf(part[0] ?? 0, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};
