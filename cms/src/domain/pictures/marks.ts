import { z } from 'zod';

/** Rounding of the browser's fractions may pass the edge by less than a pixel. */
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

/** What an editor marked on a picture: fractions of its width and height as it is looked at. */
export type Marks = z.infer<typeof marksSchema>;
export type Rectangle = Marks['blur'][number];

const NOTHING: Marks = { focalPoint: null, blur: [] };

/** The marks of a picture as a form sent them; null: they are no marks, and what is to be blurred is not known. */
export const marksOf = (raw: unknown): Marks | null => {
  if (raw === null || raw === undefined) return NOTHING;
  const parsed = marksSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
};

/** Why marks are refused. */
export const MARKS_REFUSED =
  `phần làm mờ hoặc điểm chính nằm ngoài ảnh, hoặc nhiều hơn ${MOST_RECTANGLES} phần làm mờ; ` +
  'hãy xóa và đánh dấu lại trên ảnh';
