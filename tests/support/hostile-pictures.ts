import { crc32, deflateSync } from 'node:zlib';

/** A GIF of one colour, some 700 bytes for a million of pixels: each code names a run that is a pixel longer than the last. */
export const wideGif = (width: number, height: number): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const codes = codesOfOneColour(width * height);
  const blocks = Array.from({ length: Math.ceil(codes.length / 255) }, (_, index) => {
    const part = codes.subarray(index * 255, (index + 1) * 255);
    return Buffer.concat([Buffer.from([part.length]), part]);
  });
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0x80, 0, 0, 200, 100, 50, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2]),
    ...blocks,
    Buffer.from([0, 0x3b]),
  ]);
};

const [CLEAR, END, FIRST, LAST] = [4, 5, 6, 4095];

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix F */
const codesOfOneColour = (pixels: number): Buffer => {
  const bytes: number[] = [];
  let [pending, bits, size] = [0, 0, 3];
  const write = (code: number): void => {
    pending |= code << bits;
    for (bits += size; bits >= 8; bits -= 8) {
      bytes.push(pending & 0xff);
      pending >>>= 8;
    }
  };
  for (let left = pixels; left > 0;) {
    write(CLEAR);
    size = 3;
    write(0);
    left -= 1;
    for (let code = FIRST; code <= LAST && code - FIRST + 2 <= left; code += 1) {
      write(code);
      left -= code - FIRST + 2;
      size = Math.max(3, 32 - Math.clz32(Math.min(code + 1, LAST)));
    }
  }
  write(END);
  bytes.push(pending & 0xff);
  return Buffer.from(bytes);
};

/** A PNG of one colour and one bit a pixel. */
export const widePng = (width: number, height: number, interlaced = false): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  head[12] = interlaced ? 1 : 0;
  // Seven passes need a few lines more than one does.
  const lines = Buffer.alloc((Math.ceil(width / 8) + 2) * (interlaced ? height * 2 : height));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};
