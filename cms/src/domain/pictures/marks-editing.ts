import type { Rectangle } from './marks';

/** A place on a picture: fractions of its width and height. */
export interface Point {
  x: number;
  y: number;
}

/** A smaller rectangle was not drawn on purpose. */
const LEAST = 0.01;
/** Size of a rectangle that is added without drawing. */
const NEW_SIZE = 0.2;

/** The rectangle between two corners of a drag; null: too small to be a drag. */
export const rectangleBetween = (from: Point, to: Point): Rectangle | null => {
  const [left, right] = ordered(from.x, to.x);
  const [top, bottom] = ordered(from.y, to.y);
  if (right - left < LEAST || bottom - top < LEAST) return null;
  return rounded({ x: left, y: top, width: right - left, height: bottom - top });
};

/** The rectangle moved, but not beyond the edge of the picture. */
export const moved = (rectangle: Rectangle, by: Point): Rectangle =>
  rounded({
    ...rectangle,
    x: between(0, rectangle.x + by.x, 1 - rectangle.width),
    y: between(0, rectangle.y + by.y, 1 - rectangle.height),
  });

/** The rectangle with another lower right corner. */
export const resized = (rectangle: Rectangle, by: Point): Rectangle =>
  rounded({
    ...rectangle,
    width: between(LEAST, rectangle.width + by.x, 1 - rectangle.x),
    height: between(LEAST, rectangle.height + by.y, 1 - rectangle.y),
  });

/** A new rectangle in the middle of the picture, placed beside the existing ones. */
export const newRectangle = (others: readonly Rectangle[]): Rectangle => {
  const middle = (1 - NEW_SIZE) / 2;
  const place = (step: number): Rectangle =>
    moved({ x: middle, y: middle, width: NEW_SIZE, height: NEW_SIZE }, { x: step, y: step });
  const steps = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];
  const free = steps.map(place).find(({ x, y }) => !others.some((other) => other.x === x && other.y === y));
  return free ?? place(0);
};

/** The point moved, but not beyond the edge of the picture. */
export const movedPoint = ({ x, y }: Point, by: Point): Point => ({
  x: round(between(0, x + by.x, 1)),
  y: round(between(0, y + by.y, 1)),
});

/** Position of the pointer on a picture that fills this box of the screen; null: the picture has no size yet. */
export const placeOn = (
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  { clientX, clientY }: { clientX: number; clientY: number },
): Point | null =>
  width > 0 && height > 0
    ? movedPoint({ x: 0, y: 0 }, { x: (clientX - left) / width, y: (clientY - top) / height })
    : null;

/** Where a rectangle is, in words for screen readers. */
export const placeOf = ({ x, y, width, height }: Rectangle): string =>
  `cách trái ${percent(x)}, cách trên ${percent(y)}, rộng ${percent(width)}, cao ${percent(height)}`;

export const pointOf = ({ x, y }: Point): string => `cách trái ${percent(x)}, cách trên ${percent(y)}`;

/** Rounds to 1/10,000, which is less than a pixel of most pictures. */
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const rounded = ({ x, y, width, height }: Rectangle): Rectangle => {
  const [left, top] = [round(x), round(y)];
  return {
    x: left,
    y: top,
    width: round(Math.min(width, 1 - left)),
    height: round(Math.min(height, 1 - top)),
  };
};

const between = (least: number, value: number, most: number): number =>
  Math.min(Math.max(least, value), most);

const ordered = (a: number, b: number): [number, number] => {
  const [from, to] = [between(0, a, 1), between(0, b, 1)];
  return from < to ? [from, to] : [to, from];
};

const percent = (value: number): string => `${Math.round(value * 100)}%`;
