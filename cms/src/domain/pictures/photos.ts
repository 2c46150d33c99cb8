/** On its longer side; below it a picture looks soft on a wide screen and in print. */
const SMALL_BELOW = 1200;

interface Measured {
  /** Pixels; null where the file could not be measured. */
  width?: number | null | undefined;
  height?: number | null | undefined;
}

/** What whoever adds a small picture is told; null: it is large enough. It may be used all the same. */
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

/** Who made the last picture of a post that says so; the pictures in the order of the form. */
export const lastCredit = (photos: readonly (Credited | null | undefined)[]): string =>
  photos.map((photo) => photo?.credit?.trim() ?? '').findLast((credit) => credit !== '') ?? '';
