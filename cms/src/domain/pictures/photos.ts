/** Pixels of the longer side; a smaller picture is not sharp on a wide screen or in print. */
const SMALL_BELOW = 1200;

interface Measured {
  /** Pixels; null where the file could not be measured. */
  width?: number | null | undefined;
  height?: number | null | undefined;
}

/** Warning for whoever adds a small picture, which may still be used; null: it is large enough. */
export const smallPictureWarning = ({ width, height }: Measured): string | null => {
  if (!width || !height || Math.max(width, height) >= SMALL_BELOW) return null;
  return (
    `Ảnh chỉ có ${number(width)} × ${number(height)} điểm ảnh: Zalo thường nén ảnh khi gửi. ` +
    'Hãy xin tệp gốc (trên Zalo chọn gửi “HD” hoặc gửi dạng tệp); không có thì vẫn dùng được ảnh này.'
  );
};

const number = (value: number): string => value.toLocaleString('vi');

interface Credited {
  credit?: string | null | undefined;
}

/** Credit of the last picture that has one; the pictures in the order of the form. */
export const lastCredit = (photos: readonly (Credited | null | undefined)[]): string =>
  photos.map((photo) => photo?.credit?.trim() ?? '').findLast((credit) => credit !== '') ?? '';
