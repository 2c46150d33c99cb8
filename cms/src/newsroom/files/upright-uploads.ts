import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { strapiService } from '../ground/strapi-services';

/** Twice the size of Strapi's thumbnail, which is made of this picture. */
const [WIDTH, HEIGHT] = [490, 312];

/**
 * A picture of a phone held on its side is turned by a note in the file (EXIF orientation), and the file is stored
 * unchanged. This makes Strapi's size and thumbnail those of the turned picture.
 */
export const showUploadsUpright = (): void => {
  const images = strapiService('plugin::upload.image-manipulation');
  const { generateThumbnail } = images;
  images.getDimensions = async (file) => {
    const { autoOrient } = await sharp(await buffer(file.getStream())).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  };
  images.generateThumbnail = async (file) => {
    const { tmpWorkingDirectory, hash } = file;
    if (tmpWorkingDirectory === undefined) return generateThumbnail(file);
    const bytes = await buffer(file.getStream());
    const { orientation = 1 } = await sharp(bytes).metadata();
    if (orientation === 1) return generateThumbnail(file);
    const upright = join(tmpWorkingDirectory, `upright_${hash}`);
    const small = { width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: true } as const;
    await writeFile(upright, await sharp(bytes).autoOrient().resize(small).toBuffer());
    return generateThumbnail({ ...file, filepath: upright });
  };
};
