import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A picture as a phone stores it: 1200 × 800, Display P3, EXIF with a position; at the top red (left) and green (right), at
 * the bottom blue and yellow. Written by `heif-enc` of Debian's libheif-examples.
 */
export const HEIC = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'heic', 'phone.heic'));

/** The picture with the note of a phone that was held in another way: to be turned left by this number of quarters. */
export const turned = (heic: Buffer, quarters: number): Buffer => {
  const property = Buffer.concat([Buffer.from([0, 0, 0, 9]), Buffer.from('irot'), Buffer.from([quarters])]);
  const properties = boxAt(heic, 'ipco');
  const links = boxAt(heic, 'ipma');
  const count = childrenOf(heic, properties.start + 8, properties.end);
  const grown = Buffer.concat([
    heic.subarray(0, properties.end),
    property,
    heic.subarray(properties.end, links.end),
  ]);
  // The first item in the list is the picture; the new link is added after its last one.
  const at = links.start + property.length;
  const number = at + 12 + 4 + 2;
  const end = number + 1 + (grown[number] ?? 0);
  const linked = Buffer.concat([
    grown.subarray(0, end),
    Buffer.from([0x80 | (count + 1)]),
    grown.subarray(end),
  ]);
  linked[number] = (linked[number] ?? 0) + 1;
  const file = Buffer.concat([linked, heic.subarray(links.end)]);
  const more = property.length + 1;
  addTo(file, boxAt(heic, 'meta').start, more);
  addTo(file, boxAt(heic, 'iprp').start, more);
  addTo(file, properties.start, property.length);
  addTo(file, at, 1);
  moveData(file, more);
  return file;
};

/** The picture with a header that declares another size. */
export const declaring = (heic: Buffer, width: number, height: number): Buffer => {
  const file = Buffer.from(heic);
  for (let at = file.indexOf('ispe'); at !== -1; at = file.indexOf('ispe', at + 1)) {
    file.writeUInt32BE(width, at + 8);
    file.writeUInt32BE(height, at + 12);
  }
  return file;
};

const boxAt = (file: Buffer, type: string): { start: number; end: number } => {
  const start = file.indexOf(type) - 4;
  return { start, end: start + file.readUInt32BE(start) };
};

const childrenOf = (file: Buffer, from: number, end: number): number => {
  let count = 0;
  for (let at = from; at < end; at += file.readUInt32BE(at)) count += 1;
  return count;
};

const addTo = (file: Buffer, at: number, more: number): void => {
  file.writeUInt32BE(file.readUInt32BE(at) + more, at);
};

/** Updates where the bytes of each item start, in libheif's format: version 0, numbers of four bytes. */
const moveData = (file: Buffer, by: number): void => {
  const { start } = boxAt(file, 'iloc');
  let at = start + 16;
  for (let items = file.readUInt16BE(start + 14); items > 0; items -= 1) {
    addTo(file, at + 4, by);
    at += 10 + 8 * file.readUInt16BE(at + 8);
  }
};
