import { describe, expect, it } from 'vitest';
import { marksOf } from './marks';
import {
  moved,
  movedPoint,
  newRectangle,
  placeOf,
  placeOn,
  rectangleBetween,
  resized,
} from './marks-editing';

const RECTANGLE = { x: 0.4, y: 0.3, width: 0.2, height: 0.1 };

describe('a rectangle on a picture', () => {
  it.each([
    ['down to the right', { x: 0.1, y: 0.2 }, { x: 0.4, y: 0.6 }],
    ['up to the left', { x: 0.4, y: 0.6 }, { x: 0.1, y: 0.2 }],
  ])('is the same whichever way it is drawn: %s', (_, from, to) => {
    expect(rectangleBetween(from, to)).toEqual({ x: 0.1, y: 0.2, width: 0.3, height: 0.4 });
  });

  it('drawn over the edge ends at the edge', () => {
    expect(rectangleBetween({ x: 0.9, y: 0.9 }, { x: 1.4, y: 1.2 })).toEqual({
      x: 0.9,
      y: 0.9,
      width: 0.1,
      height: 0.1,
    });
  });

  it('is none where a finger only touched', () => {
    expect(rectangleBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.5 })).toBeNull();
  });

  it('moved out of the picture stays whole inside of it', () => {
    expect(moved(RECTANGLE, { x: 0.9, y: -0.9 })).toEqual({ ...RECTANGLE, x: 0.8, y: 0 });
  });

  it('grows to the edge and shrinks to what can still be seen', () => {
    expect(resized(RECTANGLE, { x: 1, y: 0 })).toEqual({ ...RECTANGLE, width: 0.6 });
    expect(resized(RECTANGLE, { x: -1, y: -1 })).toEqual({ ...RECTANGLE, width: 0.01, height: 0.01 });
  });

  it('put on without drawing hides no other one', () => {
    const first = newRectangle([]);
    const second = newRectangle([first]);
    expect(first).toEqual({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 });
    expect(second).toEqual({ x: 0.45, y: 0.45, width: 0.2, height: 0.2 });
  });

  it.each([
    ['drawn', rectangleBetween({ x: 1 / 3, y: 2 / 3 }, { x: 5, y: 5 })],
    ['moved', moved({ x: 0, y: 0, width: 2 / 3, height: 1 / 7 }, { x: 9, y: 9 })],
    ['resized', resized({ x: 1 / 7, y: 1 / 9, width: 0.1, height: 0.1 }, { x: 9, y: 9 })],
  ])('is one that the server takes: %s', (_, rectangle) => {
    expect(marksOf({ focalPoint: null, blur: [rectangle] })?.blur).toEqual([rectangle]);
  });

  it('is told in words', () => {
    expect(placeOf(RECTANGLE)).toBe('cách trái 40%, cách trên 30%, rộng 20%, cao 10%');
  });
});

it('a point stays on the picture', () => {
  expect(movedPoint({ x: 0.95, y: 0.02 }, { x: 0.1, y: -0.1 })).toEqual({ x: 1, y: 0 });
});

describe('a point of the screen', () => {
  const box = { left: 100, top: 50, width: 400, height: 200 };

  it.each([
    ['on the picture', { clientX: 200, clientY: 150 }, { x: 0.25, y: 0.5 }],
    ['beside it, the nearest', { clientX: 20, clientY: 300 }, { x: 0, y: 1 }],
  ])('is a place: %s', (_, pointer, place) => expect(placeOn(box, pointer)).toEqual(place));

  it.each([
    ['width', { ...box, width: 0 }],
    ['height', { ...box, height: 0 }],
  ])('is none on a picture without %s, which is not there yet', (_, empty) => {
    expect(placeOn(empty, { clientX: 100, clientY: 50 })).toBeNull();
  });
});
