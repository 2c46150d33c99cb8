import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type LivePublication,
  type Photo,
  type PreviewClaims,
  type RenditionFormat,
  attachmentPath,
} from '@newsroom/shared';
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import {
  type Made,
  derivedOf,
  fetchOriginal,
  mimeOf,
  nameOfSize,
  pathOfSize,
  placeholderOf,
  sizesMade,
  sizesOf,
  widthsFor,
} from '../publisher/pictures/photos.ts';
import type { Renditions } from '../publisher/ground/renderer.ts';
import type { DeskCms } from './cms.ts';
import type { Links } from './links.ts';

export interface DeskFile {
  bytes: Uint8Array;
  mime: string;
}

/**
 * Pictures and downloads of the previews that were opened, in memory only. A file is sent while a link that shows it is
 * valid; its public address alone is not enough.
 */
export interface Pictures {
  /**
   * Makes the sizes of the post's pictures. From then on they, and the post's downloads, are sent while the link is valid.
   * @throws UnusableOriginal, CmsUnavailable
   */
  admit(publication: LivePublication, link: PreviewClaims): Promise<Renditions>;
  /** Loads the file; it throws like `admit`, and gives null when no link is valid any more. null: in no preview. */
  fileAt(path: string): (() => Promise<DeskFile | null>) | null;
}

export interface PicturesOptions {
  cms: Pick<DeskCms, 'original'>;
  links: Pick<Links, 'holds'>;
  /** The publisher's folder, only read here: a published picture need not be made again. */
  derived: string;
  now: () => Date;
}

export const openPictures = ({ cms, links, derived, now }: PicturesOptions): Pictures => {
  /** By public address. */
  const admitted = new Map<string, Admitted>();
  /** By sha256 of the original. */
  const kept = new LRUCache<string, Promise<Made[]>>({ max: KEPT_AT_MOST });

  const sizesFor = async (photo: Photo): Promise<Made[]> => {
    const found = kept.get(photo.sha256) ?? make(photo);
    kept.set(photo.sha256, found);
    // After a failure the next request tries again.
    return found.catch((error: unknown) => {
      kept.delete(photo.sha256);
      throw error;
    });
  };

  const make = async (photo: Photo): Promise<Made[]> =>
    (await publishedSizes(derived, photo, 'jpg')) ??
    sizesMade(
      { field: photo.sha256, sha256: photo.sha256 },
      await fetchOriginal(cms, { field: photo.sha256, sha256: photo.sha256, extension: null }),
      'jpg',
    );

  /** With AVIFs only if the publisher has made them, because making them takes too long for a waiting person. */
  const withAvif = async (photo: Photo): Promise<Made[]> => {
    const made = await sizesFor(photo);
    const avif = inFormat(made, 'avif').length > 0 ? null : await publishedSizes(derived, photo, 'avif');
    if (!avif) return made;
    kept.set(photo.sha256, Promise.resolve([...made, ...avif]));
    return sizesFor(photo);
  };

  const admitFile = (path: string, link: PreviewClaims, load: () => Promise<DeskFile>): void => {
    // Of two links for the same text, the one that expires later is kept.
    const others = (admitted.get(path)?.links ?? []).filter(
      ({ documentId, draftHash }) => documentId !== link.documentId || draftHash !== link.draftHash,
    );
    admitted.set(path, { links: [...others, link], load });
  };

  const dropExpired = (): void => {
    for (const [path, file] of admitted) {
      file.links = file.links.filter(({ exp }) => exp * 1000 > now().getTime());
      if (file.links.length === 0) admitted.delete(path);
    }
  };

  const giveWhileHeld = async (
    path: string,
    { links: shownBy, load }: Admitted,
  ): Promise<DeskFile | null> => {
    for (const link of shownBy) if (await links.holds(link)) return load();
    admitted.delete(path);
    return null;
  };

  return {
    async admit(publication, link) {
      dropExpired();
      const renditions: Renditions = {};
      for (const photo of photosOf(publication)) {
        const made = await withAvif(photo);
        renditions[photo.sha256] = {
          jpeg: sizesOf(derivedOf(inFormat(made, 'jpg'))),
          avif: sizesOf(derivedOf(inFormat(made, 'avif'))),
          placeholder: await placeholderOf(inFormat(made, 'jpg')),
        };
        for (const {
          derived: { name },
        } of made) {
          admitFile(pathOfSize(name), link, async () => {
            const size = (await sizesFor(photo)).find(({ derived }) => derived.name === name);
            if (!size) throw new Error(`${name} was made once and is no more`);
            return { bytes: size.bytes, mime: mimeOf(name) };
          });
        }
      }
      for (const file of downloadsOf(publication)) {
        admitFile(attachmentPath(file), link, async () => ({
          bytes: await fetchOriginal(cms, { ...file, field: file.sha256 }),
          mime: file.mime,
        }));
      }
      return renditions;
    },

    fileAt(path) {
      const file = admitted.get(path);
      return file ? () => giveWhileHeld(path, file) : null;
    },
  };
};

interface Admitted {
  /** The links whose previews showed the file. */
  links: readonly PreviewClaims[];
  load: () => Promise<DeskFile>;
}

/** Pictures whose sizes are kept in memory, about 300 kB each. */
const KEPT_AT_MOST = 100;

/** The sizes that the publisher has made; null: some are missing. */
const publishedSizes = async (
  folder: string,
  { sha256, width }: Photo,
  format: RenditionFormat,
): Promise<Made[] | null> => {
  const made: Made[] = [];
  for (const size of widthsFor(width)) {
    const name = nameOfSize(sha256, size, format);
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (!bytes) return null;
    const { width, height } = await sharp(bytes).metadata();
    made.push({ derived: { name, sha256, bytes: bytes.length, width, height }, bytes });
  }
  return made;
};

const inFormat = (made: readonly Made[], format: RenditionFormat): Made[] =>
  made.filter(({ derived }) => derived.name.endsWith(`.${format}`));

const photosOf = ({ leadPhoto, gallery }: LivePublication): Photo[] =>
  leadPhoto ? [leadPhoto, ...gallery] : gallery;

const downloadsOf = (publication: LivePublication) => [
  ...publication.attachments,
  ...(publication.kind === 'policy' && publication.original ? [publication.original] : []),
];
