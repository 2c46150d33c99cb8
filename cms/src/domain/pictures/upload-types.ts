import { MOST_PIXELS, PICTURE_TYPES } from '@newsroom/shared';
import { MOST_HEIC_PIXELS, MOST_PIXELS_ON_ARRIVAL } from './pixels';

export const PDF = 'application/pdf';

/** Accepted files: the media type read from the content → the extension of the public file. */
export const ACCEPTED_TYPES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  [PDF]: 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
};

/** Bytes. */
export const LARGEST_FILE = 50_000_000;

export const isPicture = (mime: string): boolean => PICTURE_TYPES.some((type) => type === mime);

/** A picture of a phone. It is converted to JPEG, because most readers could not open it. */
export const isHeic = (mime: string | undefined): boolean => mime === 'image/heic' || mime === 'image/heif';

/** Name of the JPEG made of a picture. */
export const jpegName = (name: string): string =>
  /\.jpe?g$/i.test(name) ? name : `${name.replace(/\.hei[cf]$/i, '')}.jpg`;

/** What an editor reads when no JPEG can be made of a phone's picture. */
export const heicRefusal = (name: string): string =>
  `Chưa đổi được ảnh HEIC “${name}” sang JPG: ảnh hỏng, tải về chưa đủ, hoặc lớn hơn ${millions(MOST_HEIC_PIXELS)} điểm ảnh. ` +
  'Trên iPhone: vào Cài đặt → Camera → Định dạng → chọn “Tương thích nhất” rồi chụp lại; ' +
  'hoặc mở ảnh, chọn Chia sẻ → gửi qua Mail để máy tự đổi sang JPG.';

/**
 * Why a file is refused, in words for an editor; null when it is taken.
 * @param mime media type read from the file's own bytes; undefined when nothing known was found
 * @param declared media type that the browser gave
 */
export const refusalOf = (name: string, mime: string | undefined, declared: string): string | null => {
  if (mime !== undefined && mime in ACCEPTED_TYPES) return null;
  if (mime?.startsWith('image/')) {
    return `Không nhận ảnh “${name}” vì là ảnh ${kindOf(mime)}. Hãy mở ảnh trên máy, lưu thành JPG hoặc PNG rồi tải lên.`;
  }
  if (declared.startsWith('image/') && declared !== 'image/svg+xml') {
    return `Tệp “${name}” không phải là ảnh, hoặc ảnh đã hỏng. Hãy mở thử ảnh trên máy rồi tải lên bản JPG hoặc PNG.`;
  }
  return `Không nhận tệp “${name}”: chỉ nhận ảnh JPG, PNG, WebP, AVIF, GIF, HEIC; tài liệu PDF, DOCX, XLSX, PPTX; âm thanh MP3; video MP4.`;
};

/** "TIFF" */
const kindOf = (mime: string): string => mime.replace(/^image\/(x-|vnd\.)?/, '').toUpperCase();

export const emptyFile = (name: string): string =>
  `Tệp “${name}” rỗng (0 byte). Hãy mở thử tệp trên máy; nếu là tệp tải về, hãy tải lại rồi chọn lần nữa.`;

export const tooLargeFile = (name: string): string =>
  `Tệp “${name}” lớn hơn ${LARGEST_FILE / 1_000_000} MB. Hãy giảm dung lượng tệp rồi tải lên.`;

/** What an editor reads when a picture's bytes cannot be decoded. */
const brokenPicture = (name: string): string =>
  `Ảnh “${name}” bị hỏng hoặc tải về chưa đủ. Hãy xin lại ảnh gốc rồi tải lên.`;

/** What an editor reads of a picture that is not opened. */
export const notOpenedMessage = (
  name: string,
  failure: 'pixels' | 'memory' | 'time' | 'unreadable',
): string => {
  switch (failure) {
    case 'pixels':
      return (
        `Ảnh “${name}” lớn hơn ${millions(MOST_PIXELS)} điểm ảnh (ảnh JPG, PNG: ${millions(MOST_PIXELS_ON_ARRIVAL)}). ` +
        'Hãy giảm kích thước ảnh rồi tải lên.'
      );
    case 'memory':
    case 'time':
      return (
        `Ảnh “${name}” cần quá nhiều bộ nhớ hoặc thời gian để mở. ` +
        'Hãy giảm kích thước ảnh, lưu thành JPG rồi tải lên.'
      );
    case 'unreadable':
      return brokenPicture(name);
    default:
      return failure satisfies never;
  }
};

/** "100 triệu" */
const millions = (pixels: number): string => `${pixels / 1_000_000} triệu`;
