import { z } from 'zod';

/** The browser rounds fractions, so a rectangle may pass the edge by less than a pixel. */
const EDGE = 1 + 1e-6;
const MOST_RECTANGLES = 50;

const fraction = z.number().min(0).max(1);

const rectangle = z
  .strictObject({ x: fraction, y: fraction, width: fraction.positive(), height: fraction.positive() })
  .refine(({ x, y, width, height }) => x + width <= EDGE && y + height <= EDGE);

const marksSchema = z.strictObject({
  focalPoint: z.strictObject({ x: fraction, y: fraction }).nullable().default(null),
  blur: z.array(rectangle).max(MOST_RECTANGLES).default([]),
});

/** What an editor marked on a picture: fractions of the width and height of the picture as it is shown. */
export type Marks = z.infer<typeof marksSchema>;
export type Rectangle = Marks['blur'][number];

const NOTHING: Marks = { focalPoint: null, blur: [] };

/** The marks that a form sent; null: they are invalid, so it is unknown what has to be blurred. */
export const marksOf = (raw: unknown): Marks | null => {
  if (raw === null || raw === undefined) return NOTHING;
  const parsed = marksSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
};

/** Why marks are refused. */
export const MARKS_REFUSED =
  `phần làm mờ hoặc điểm chính nằm ngoài ảnh, hoặc nhiều hơn ${MOST_RECTANGLES} phần làm mờ; ` +
  'hãy xóa và đánh dấu lại trên ảnh';
