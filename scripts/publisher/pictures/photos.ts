import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type Change,
  type LivePublication,
  MOST_PIXELS,
  type RenditionFormat,
  attachmentPath,
  renditionPath,
} from '@newsroom/shared';
import sharp from 'sharp';
import { livePostOf } from '../ground/changes.ts';
import type { Cms } from '../ground/cms.ts';
import type { Disk } from '../ground/disk.ts';
import type { MadePicture, Rendition, Renditions } from '../ground/renderer.ts';
import type { Derived, Store } from '../ground/store.ts';

/** A picture or a download without which a post cannot be published. */
export interface Original {
  /** "payload.gallery.2" */
  field: string;
  sha256: string;
  /** null: a picture. */
  extension: string | null;
}

/** An original that can never be made into a picture or download. */
export class UnusableOriginal extends Error {
  override name = 'UnusableOriginal';
  field: string;

  constructor(field: string, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.field = field;
  }
}

/** The originals of a row; empty if the row is no live post. */
export const originalsOf = (change: Change): Original[] => {
  const post = livePostOf(change);
  return post ? originalsOfPost(post) : [];
};

/** Private pictures and downloads, each made once from the CMS's original. */
export const openPhotos = (cms: Pick<Cms, 'original'>, store: Store, disk: Disk, folder: string) => {
  /** Each picture stays the same object while it is unchanged, because the renderer caches by identity. */
  let renditions: Renditions = {};
  for (const [sha256, files] of Map.groupBy(store.derived.values(), ({ sha256 }) => sha256)) {
    const picture = pictureOf(files, store.placeholders.get(sha256));
    if (picture) renditions[sha256] = picture;
  }

  /** For each file that the originals need: public address → name of the private file. */
  const publicFiles = (originals: Iterable<Original>): Map<string, string> => {
    const files = new Map<string, string>();
    for (const { sha256, extension } of originals) {
      if (extension === null) {
        const { jpeg = [], avif = [] } = renditions[sha256] ?? {};
        for (const { path } of [...jpeg, ...avif]) files.set(path, basename(path));
      } else if (store.derived.has(nameOfFile(sha256, extension))) {
        files.set(attachmentPath({ sha256, extension }), nameOfFile(sha256, extension));
      }
    }
    return files;
  };

  /** Files that are being written, by a step or in the background. */
  const beingMade = new Set<string>();
  let written = 0;

  /** Writes files, then calls `done`; no sweep can delete them before that. */
  const write = async <Result>(
    made: readonly Made[],
    done: () => Result | Promise<Result>,
  ): Promise<Result> => {
    written += 1;
    const suffix = `.${written}.part`;
    const names = made.flatMap(({ derived: { name } }) => [name, name + suffix]);
    for (const name of names) beingMade.add(name);
    try {
      await disk.makeFolder(folder);
      for (const { derived, bytes } of made) {
        const path = join(folder, derived.name);
        await disk.write(path + suffix, bytes, { flush: true });
        await disk.move(path + suffix, path);
      }
      await disk.flushFolder(folder);
      return await done();
    } finally {
      for (const name of names) beingMade.delete(name);
    }
  };

  return {
    /** All pictures that have been made; another object whenever one of them has changed. */
    renditions: (): Readonly<Renditions> => renditions,
    publicFiles,

    has: ({ sha256, extension }: Original): boolean =>
      extension === null ? sha256 in renditions : store.derived.has(nameOfFile(sha256, extension)),

    /** Whether it is a picture with JPEGs but without AVIFs. */
    lacksAvif: ({ sha256, extension }: Original): boolean =>
      extension === null && renditions[sha256]?.avif.length === 0,

    /**
     * Fetches an original and makes what a page needs: for a picture, its JPEGs.
     * @throws UnusableOriginal, CmsUnavailable
     */
    async make(original: Original): Promise<void> {
      const { sha256, extension } = original;
      const bytes = await fetchOriginal(cms, original);
      if (extension !== null) {
        const file = download(sha256, extension, bytes);
        return write([file], () => store.addDerived([file.derived]));
      }
      const made = await sizesMade(original, bytes, 'jpg');
      const placeholder = await placeholderOf(made);
      return write(made, () => {
        store.addDerived(derivedOf(made), { sha256, uri: placeholder });
        // Background work may have made it in the meantime, with its AVIFs.
        if (sha256 in renditions) return;
        renditions = { ...renditions, [sha256]: { jpeg: sizesOf(derivedOf(made)), avif: [], placeholder } };
      });
    },

    /**
     * Makes the AVIFs of a picture that has its JPEGs.
     * @returns whether they exist now; the picture may have been deleted in the meantime
     * @throws UnusableOriginal, CmsUnavailable
     */
    async makeAvif(original: Original): Promise<boolean> {
      const { sha256 } = original;
      const made = await sizesMade(original, await fetchOriginal(cms, original), 'avif');
      if (!renditions[sha256]) return false;
      return write(made, async () => {
        const picture = renditions[sha256];
        if (!picture) {
          for (const { derived } of made) await disk.remove(join(folder, derived.name));
          return false;
        }
        store.addDerived(derivedOf(made));
        renditions = { ...renditions, [sha256]: { ...picture, avif: sizesOf(derivedOf(made)) } };
        return true;
      });
    },

    /** Deletes files that none of the originals needs any more, and files that a crash left behind. */
    async sweep(originals: Iterable<Original>): Promise<void> {
      const known = new Set(store.derived.keys());
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const present = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
      // Files that are being made are kept; if their picture is deleted here, their maker deletes them.
      const needed = new Set([...publicFiles(originals).values(), ...beingMade]);
      const files = [...store.derived.values()];
      const isLost = ({ name }: Derived) => !needed.has(name) || (known.has(name) && !present.has(name));
      // A picture that lost one size is made again completely.
      const pictures = new Set(
        files.filter((file) => isPicture(file) && isLost(file)).map(({ sha256 }) => sha256),
      );
      const lost = files.filter((file) => isLost(file) || (isPicture(file) && pictures.has(file.sha256)));
      if (lost.length > 0) store.dropDerived(lost, [...pictures]);
      if (pictures.size > 0)
        renditions = Object.fromEntries(
          Object.entries(renditions).filter(([sha256]) => !pictures.has(sha256)),
        );
      for (const name of new Set([...present, ...lost.map(({ name }) => name)])) {
        if (!needed.has(name)) await disk.remove(join(folder, name));
      }
    },
  };
};

export type Photos = ReturnType<typeof openPhotos>;

/** A thumbnail; a phone of 360 px with two device pixels each, or a column of text; sharper screens; print. */
const WIDTHS = [320, 720, 1080, 1600];
/** Above 2, a picture takes seven times as long and becomes only 3 % smaller. */
const AVIF_EFFORT = 2;

/** The widths to make from an original of this width. */
export const widthsFor = (original: number): Set<number> =>
  new Set(WIDTHS.map((width) => Math.min(width, original)));

/** Names of sharp; "heif" is AVIF. SVG is not accepted, because it can contain programs. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

export interface Made {
  derived: Derived;
  bytes: Uint8Array;
}

const isPicture = ({ width }: Derived): boolean => width !== null;

export const derivedOf = (made: readonly Made[]): Derived[] => made.map(({ derived }) => derived);

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
 * An original from the CMS, checked by its hash.
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
 * Each width in one format: never larger than the original, upright, in sRGB, without any metadata.
 * @throws UnusableOriginal
 */
export const sizesMade = async (
  { field, sha256 }: Pick<Original, 'field' | 'sha256'>,
  bytes: Uint8Array,
  format: RenditionFormat,
): Promise<Made[]> => {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS });
    const { format: given, autoOrient } = await image.metadata();
    if (!FORMATS.has(given)) throw new Error(`định dạng ${given} không được dùng`);
    const upright = image.autoOrient().flatten({ background: '#fff' });
    const made: Made[] = [];
    for (const width of widthsFor(autoOrient.width)) {
      const sized = upright.clone().resize({ width });
      const encoded = format === 'jpg' ? sized.jpeg({ mozjpeg: true }) : sized.avif({ effort: AVIF_EFFORT });
      const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
      const size = { bytes: data.length, width: info.width, height: info.height };
      made.push({ derived: { name: nameOfSize(sha256, width, format), sha256, ...size }, bytes: data });
    }
    return made;
  } catch (error) {
    const detail = error instanceof Error ? ` (${error.message.split('\n')[0]})` : '';
    throw new UnusableOriginal(field, `không đọc được ảnh${detail}`, { cause: error });
  }
};

/** A few hundred characters that show where the picture is light and dark. */
export const placeholderOf = async (made: readonly Made[]): Promise<string> => {
  const smallest = made[0];
  if (!smallest) throw new Error('a picture without a size');
  const webp = await sharp(smallest.bytes).resize({ width: 12 }).webp({ quality: 20, effort: 6 }).toBuffer();
  return `data:image/webp;base64,${webp.toString('base64')}`;
};

const download = (sha256: string, extension: string, bytes: Uint8Array): Made => ({
  derived: { name: nameOfFile(sha256, extension), sha256, bytes: bytes.length, width: null, height: null },
  bytes,
});

/** The sizes of one picture; null: it has to be made, e.g. because an older version made other widths. */
const pictureOf = (files: readonly Derived[], placeholder: string | undefined): MadePicture | null => {
  const sizesIn = (format: RenditionFormat): Rendition[] =>
    sizesOf(files.filter(({ name }) => name.endsWith(`.${format}`)));
  const [jpeg, avif] = [sizesIn('jpg'), sizesIn('avif')];
  const widths = [...widthsFor(jpeg.at(-1)?.width ?? 0)].join();
  const isComplete = (sizes: readonly Rendition[]): boolean =>
    sizes.map(({ width }) => width).join() === widths;
  if (placeholder === undefined || !isComplete(jpeg)) return null;
  return { jpeg, avif: isComplete(avif) ? avif : [], placeholder };
};

/** The public address of one size, by the name of its file. */
export const pathOfSize = (name: string): string => `/anh/${name}`;

/** The sizes of one format, as pages refer to them, narrowest first. */
export const sizesOf = (files: readonly Derived[]): Rendition[] =>
  files
    .flatMap(({ name, width, height, bytes }) =>
      width === null || height === null
        ? []
        : [{ path: pathOfSize(name), width, height, bytes, mime: mimeOf(name) }],
    )
    .sort((a, b) => a.width - b.width);

export const mimeOf = (name: string): Rendition['mime'] =>
  name.endsWith('.avif') ? 'image/avif' : 'image/jpeg';

/** The private file of one size has the same name as the public one. */
export const nameOfSize = (sha256: string, width: number, format: RenditionFormat): string =>
  basename(renditionPath(sha256, width, format));
const nameOfFile = (sha256: string, extension: string): string => `${sha256}.${extension}`;
