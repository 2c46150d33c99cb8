import sharp from 'sharp';
import { expect, it } from 'vitest';
import { coverOf, drawCard } from './draw-card.ts';
import type { SharePicture } from '../ground/renderer.ts';

const frame = { width: 400, height: 500 };

it.each([
  [
    'a landscape: its middle',
    { width: 1600, height: 1000 },
    null,
    { width: 800, height: 500, left: 200, top: 0 },
  ],
  [
    'a landscape: its left',
    { width: 1600, height: 1000 },
    { x: 0, y: 0.5 },
    { width: 800, height: 500, left: 0, top: 0 },
  ],
  [
    'a landscape: its right',
    { width: 1600, height: 1000 },
    { x: 1, y: 0 },
    { width: 800, height: 500, left: 400, top: 0 },
  ],
  [
    'a tall one: near its top',
    { width: 400, height: 1000 },
    { x: 0.9, y: 0.2 },
    { width: 400, height: 1000, left: 0, top: 100 },
  ],
  [
    'one smaller than the frame',
    { width: 200, height: 200 },
    null,
    { width: 500, height: 500, left: 50, top: 0 },
  ],
  ['one as large as the frame', frame, { x: 1, y: 1 }, { ...frame, left: 0, top: 0 }],
])('fills a frame with %s', (_, size, focalPoint, expected) => {
  expect(coverOf(size, frame, focalPoint)).toEqual(expected);
});

it('covers the frame however thin the picture is', () => {
  for (let width = 1; width < 1700; width += 13) {
    const cover = coverOf({ width, height: 999 }, frame, { x: 1, y: 1 });
    expect(cover.left + frame.width).toBeLessThanOrEqual(cover.width);
    expect(cover.top + frame.height).toBeLessThanOrEqual(cover.height);
  }
});

const side = { left: 200, top: 0, width: 100, height: 100 };

const cardWith = (text: string, focalPoint: { x: number; y: number } | null = null): SharePicture => ({
  url: '/anh/chia-se/phase22-1.jpg',
  width: 300,
  height: 100,
  photo: { path: '/anh/1.jpg', focalPoint, frame: side },
  card: () => ({
    type: 'div',
    props: {
      style: {
        display: 'flex',
        width: 200,
        height: 100,
        fontSize: 40,
        fontWeight: 700,
        backgroundColor: '#fff',
      },
      children: text,
    },
  }),
});

/** The number of dark pixels in the left half, and the colour in the middle of the right half. */
const look = async (jpeg: Uint8Array): Promise<{ dark: number; right: string }> => {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3);
  let dark = 0;
  for (let y = 0; y < 100; y += 1) for (let x = 0; x < 200; x += 1) if ((at(x, y)[0] ?? 0) < 128) dark += 1;
  const [red = 0, , blue = 0] = at(250, 50);
  return { dark, right: red > blue ? 'red' : 'blue' };
};

const half = { width: 300, height: 100, channels: 3 as const };
/** The left half is red, the right half is blue. */
const redAndBlue = await sharp({ create: { ...half, background: '#00f' } })
  .composite([{ input: { create: { ...half, width: 150, background: '#f00' } }, left: 0, top: 0 }])
  .jpeg()
  .toBuffer();

it('draws every Vietnamese letter', async () => {
  const letters = [...'ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ–“”…₫'];
  const blank = (await look(await drawCard(cardWith(' '), redAndBlue))).dark;
  for (const letter of letters) {
    const { dark } = await look(await drawCard(cardWith(letter), redAndBlue));
    expect(dark, letter).toBeGreaterThan(blank + 10);
  }
});

it.each([
  [0, 'red'],
  [1, 'blue'],
])('keeps in sight what is %d from the left of the photo', async (x, color) => {
  expect((await look(await drawCard(cardWith('a', { x, y: 0.5 }), redAndBlue))).right).toBe(color);
});

it('leaves no metadata in the picture', async () => {
  const photo = await sharp(redAndBlue)
    .withExif({ IFD0: { Artist: 'Nguoi chup anh' } })
    .jpeg()
    .toBuffer();
  const drawn = await drawCard(cardWith('a'), photo);
  expect(drawn.includes('Nguoi chup anh')).toBe(false);
  expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 100 });
});

it('takes a title as text, whatever signs are in it', async () => {
  const plain = await look(await drawCard(cardWith('<'), redAndBlue));
  const tags = await look(await drawCard(cardWith('<b>&amp;😀中'), redAndBlue));
  expect(tags.dark).toBeGreaterThan(plain.dark);
});
