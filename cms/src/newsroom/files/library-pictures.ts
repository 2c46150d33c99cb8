import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { errors } from '@strapi/utils';
import { notOpenedMessage } from '../../domain/pictures/upload-types';
import { decode, NotOpened } from './decoder';
import type { Size } from './decoder-jobs';

/** What Strapi's upload hands around; of it, the part used here. */
interface Upload {
  name: string;
  hash: string;
  ext: string;
  mime: string;
  /** Gone as soon as the picture itself is stored, which may be while its small picture is asked for. */
  filepath?: string;
  getStream: () => Readable;
  tmpWorkingDirectory?: string;
}

interface Images {
  isImage: (file: Upload) => Promise<boolean>;
  isFaultyImage: (file: Upload) => Promise<boolean>;
  isOptimizableImage: (file: Upload) => Promise<boolean>;
  isResizableImage: (file: Upload) => Promise<boolean>;
  optimize: (file: Upload) => Promise<Upload>;
  getDimensions: (file: Upload) => Promise<Size>;
  generateThumbnail: (file: Upload) => Promise<Small | null>;
  generateResponsiveFormats: (file: Upload) => Promise<never[]>;
  generateFileName: (name: string) => string;
}

/** A picture beside the one that was uploaded. */
interface Small extends Upload, Size {
  path: null;
  /** Kilobytes. */
  size: number;
  sizeInBytes: number;
}

/** As Strapi has it: what the lists of the media library show. */
const SMALL: Size = { width: 245, height: 156 };
/** Of the name of a file on the disk, which has an end that Strapi draws, and a beginning for its small picture. */
const LONGEST_STEM = 120;

/**
 * Strapi opens each picture a few times in its own process; here the decoder opens them. A phone held on its side notes
 * that in the picture, whose bytes are kept as they came: size and small picture in the media library are those of the
 * picture as it is looked at.
 */
export const openPicturesApart = (): void => {
  const images: Images = strapi.plugin('upload').service('image-manipulation');
  const small = new WeakMap<Upload, Promise<Small | null>>();
  const { generateFileName } = images;
  images.isImage = async ({ filepath }) => filepath !== undefined && (await sizeOf(filepath)) !== null;
  // Opened whole when it came, and for its small picture.
  images.isFaultyImage = () => Promise.resolve(false);
  // The bytes stay as they are.
  images.isOptimizableImage = () => Promise.resolve(false);
  images.optimize = (file) => Promise.resolve(file);
  images.generateResponsiveFormats = () => Promise.resolve([]);
  images.getDimensions = async (file) => {
    const { filepath } = file;
    const size = filepath === undefined ? null : await sizeOf(filepath);
    if (filepath === undefined || !size) throw notOpened(file, 'unreadable');
    // Asked for later, when the picture may have left its place.
    const made = await smallOf(file, filepath, size);
    small.set(file, Promise.resolve(made));
    return size;
  };
  images.isResizableImage = (file) => Promise.resolve(small.has(file));
  images.generateThumbnail = (file) => small.get(file) ?? Promise.resolve(null);
  images.generateFileName = (name) => {
    const [, stem = '', end = ''] = /^(.*?)(_[^_]*)$/.exec(generateFileName(name)) ?? [];
    return stem.slice(0, LONGEST_STEM) + end;
  };
};

/** Null: it is no picture. */
const sizeOf = (source: string): Promise<Size | null> => decode('measure', { source }).catch(() => null);

/** Null: the picture itself is small enough. */
const smallOf = async (file: Upload, path: string, { width, height }: Size): Promise<Small | null> => {
  const { tmpWorkingDirectory, name, hash, ext, mime } = file;
  if (tmpWorkingDirectory === undefined || (width <= SMALL.width && height <= SMALL.height)) return null;
  const to = join(tmpWorkingDirectory, `thumbnail_${hash}`);
  const size = await decode('reduce', { path, within: SMALL, to }).catch((error: unknown) => {
    throw error instanceof NotOpened ? notOpened(file, error.failure) : error;
  });
  const bytes = (await stat(to)).size;
  return {
    ...size,
    name: `thumbnail_${name}`,
    hash: `thumbnail_${hash}`,
    ext,
    mime,
    path: null,
    filepath: to,
    getStream: () => createReadStream(to),
    size: Math.round((bytes / 1000) * 100) / 100,
    sizeInBytes: bytes,
  };
};

const notOpened = ({ name }: Upload, failure: NotOpened['failure']) =>
  new errors.ValidationError(notOpenedMessage(name, failure));
