import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Change, type LivePublication, attachmentPath, renditionPath } from '@newsroom/shared';
import sharp from 'sharp';
import type { Cms } from './cms.ts';
import type { Disk } from './disk.ts';
import type { Rendition, Renditions } from './renderer.ts';
import type { Derived, Store } from './store.ts';

/** A picture or a download that a post cannot go out without. */
export interface Original {
  /** "payload.gallery.2" */
  field: string;
  sha256: string;
  /** null: a picture. */
  extension: string | null;
}

/** An original that no picture or download can be made of, now or later. */
export class UnusableOriginal extends Error {
  override name = 'UnusableOriginal';
  field: string;

  constructor(field: string, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.field = field;
  }
}

/** The originals of a row; none for whatever is not a live post. */
export const originalsOf = (change: Change): Original[] =>
  change.subject === 'post' && change.payload.status === 'live' ? originalsOfPost(change.payload) : [];

/** Private pictures and downloads, made once of the CMS's originals. */
export const openPhotos = (cms: Pick<Cms, 'original'>, store: Store, disk: Disk, folder: string) => {
  /** Each list is the same object for as long as the picture stands: the renderer remembers by identity. */
  let renditions: Renditions = {};
  for (const [sha256, files] of Map.groupBy(store.derived.values(), ({ sha256 }) => sha256)) {
    const sizes = sizesOf(files);
    if (sizes.length > 0) renditions[sha256] = sizes;
  }

  /** The public address of each file that the originals need → name of the private file. */
  const publicFiles = (originals: Iterable<Original>): Map<string, string> => {
    const files = new Map<string, string>();
    for (const { sha256, extension } of originals) {
      if (extension === null) {
        for (const { path, width } of renditions[sha256] ?? []) files.set(path, nameOfSize(sha256, width));
      } else if (store.derived.has(nameOfFile(sha256, extension))) {
        files.set(attachmentPath({ sha256, extension }), nameOfFile(sha256, extension));
      }
    }
    return files;
  };

  return {
    /** Every size of every picture that there is; another object when there is another picture. */
    renditions: (): Readonly<Renditions> => renditions,
    publicFiles,

    has: ({ sha256, extension }: Original): boolean =>
      extension === null ? sha256 in renditions : store.derived.has(nameOfFile(sha256, extension)),

    /**
     * Fetches an original and keeps what is made of it.
     * @throws UnusableOriginal, CmsUnavailable
     */
    async make(original: Original): Promise<void> {
      const { sha256, extension } = original;
      const bytes = await fetchOriginal(cms, original);
      const made =
        extension === null ? await sizesMade(original, bytes) : [download(sha256, extension, bytes)];
      await disk.makeFolder(folder);
      for (const { derived, bytes } of made) {
        const path = join(folder, derived.name);
        await disk.write(`${path}.part`, bytes, { flush: true });
        await disk.move(`${path}.part`, path);
      }
      await disk.flushFolder(folder);
      const derived = made.map(({ derived }) => derived);
      store.addDerived(derived);
      if (extension === null) renditions = { ...renditions, [sha256]: sizesOf(derived) };
    },

    /** Deletes what none of the originals needs any more, and what a crash left behind. */
    async sweep(originals: Iterable<Original>): Promise<void> {
      const needed = new Set(publicFiles(originals).values());
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const present = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
      for (const name of present) {
        if (!needed.has(name)) await disk.remove(join(folder, name));
      }
      const lost = [...store.derived.values()].filter(({ name }) => !needed.has(name) || !present.has(name));
      if (lost.length === 0) return;
      store.dropDerived(lost.map(({ name }) => name));
      // A picture that lost one size is made again as a whole.
      const pictures = new Set(lost.filter(({ width }) => width !== null).map(({ sha256 }) => sha256));
      renditions = Object.fromEntries(Object.entries(renditions).filter(([sha256]) => !pictures.has(sha256)));
    },
  };
};

export type Photos = ReturnType<typeof openPhotos>;

const WIDTHS = [640, 1280];

/** The widths that are made of an original of this width. */
export const widthsFor = (original: number): Set<number> =>
  new Set(WIDTHS.map((width) => Math.min(width, original)));

/** As sharp names them; "heif" is AVIF. SVG is a program, not a picture. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);
/** A 100-megapixel picture takes 400 MB when it is open. */
const MAX_PIXELS = 100_000_000;

export interface Made {
  derived: Derived;
  bytes: Uint8Array;
}

const originalsOfPost = (post: LivePublication): Original[] => [
  ...(post.leadPhoto ? [{ field: 'payload.leadPhoto', sha256: post.leadPhoto.sha256, extension: null }] : []),
  ...post.gallery.map(({ sha256 }, index) => ({
    field: `payload.gallery.${index}`,
    sha256,
    extension: null,
  })),
  ...post.attachments.map(({ sha256, extension }, index) => ({
    field: `payload.attachments.${index}`,
    sha256,
    extension,
  })),
  ...(post.kind === 'policy' && post.original
    ? [{ field: 'payload.original', sha256: post.original.sha256, extension: post.original.extension }]
    : []),
];

/**
 * An original as the CMS keeps it, checked by its hash.
 * @throws UnusableOriginal, CmsUnavailable
 */
export const fetchOriginal = async (
  cms: Pick<Cms, 'original'>,
  { field, sha256 }: Original,
): Promise<Uint8Array> => {
  const bytes = await cms.original(sha256);
  if (!bytes) throw new UnusableOriginal(field, `CMS không có tệp gốc ${sha256}`);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length === 0) throw new UnusableOriginal(field, `tệp gốc ${sha256} rỗng`);
  if (actual !== sha256) throw new UnusableOriginal(field, `tệp gốc ${sha256} đã bị thay đổi (${actual})`);
  return bytes;
};

/**
 * Two widths, never larger than the original, upright, in sRGB, without any metadata.
 * @throws UnusableOriginal
 */
export const sizesMade = async (
  { field, sha256 }: Pick<Original, 'field' | 'sha256'>,
  bytes: Uint8Array,
): Promise<Made[]> => {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS });
    const { format, autoOrient } = await image.metadata();
    if (!FORMATS.has(format)) throw new Error(`định dạng ${format} không được dùng`);
    const upright = image.autoOrient().flatten({ background: '#fff' });
    const made: Made[] = [];
    for (const width of widthsFor(autoOrient.width)) {
      const { data, info } = await upright
        .clone()
        .resize({ width })
        .jpeg({ mozjpeg: true })
        .toBuffer({ resolveWithObject: true });
      const size = { bytes: data.length, width: info.width, height: info.height };
      made.push({ derived: { name: nameOfSize(sha256, width), sha256, ...size }, bytes: data });
    }
    return made;
  } catch (error) {
    const detail = error instanceof Error ? ` (${error.message.split('\n')[0]})` : '';
    throw new UnusableOriginal(field, `không đọc được ảnh${detail}`, { cause: error });
  }
};

const download = (sha256: string, extension: string, bytes: Uint8Array): Made => ({
  derived: { name: nameOfFile(sha256, extension), sha256, bytes: bytes.length, width: null, height: null },
  bytes,
});

/** The sizes of one picture as pages name them, narrowest first. */
export const sizesOf = (files: readonly Derived[]): Rendition[] =>
  files
    .flatMap(({ sha256, width, height, bytes }) =>
      width === null || height === null
        ? []
        : [{ path: renditionPath(sha256, width), width, height, bytes, mime: 'image/jpeg' as const }],
    )
    .sort((a, b) => a.width - b.width);

/** The private file of one size. */
export const nameOfSize = (sha256: string, width: number): string => `${sha256}-${width}.jpg`;
const nameOfFile = (sha256: string, extension: string): string => `${sha256}.${extension}`;
