import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { line, sha256 } from './scalars.ts';

/** Media types of originals that are accepted as pictures. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const;

/**
 * Of one picture, wherever it is opened: at the upload, to blur parts of it, and by the publisher. Open, it takes 300 to
 * 400 MB.
 */
export const MOST_PIXELS = 100_000_000;

/** Where a picture may be used besides the department's own site, if the people in it have consented. */
export const PHOTO_USES = ['broadcast', 'press', 'social'] as const;
export type PhotoUse = (typeof PHOTO_USES)[number];

const fraction = z.number().min(0).max(1);

/** A picture of a post, identified by the hash of its original; the publisher makes all public sizes. */
export const photoSchema = z.object({
  sha256,
  mime: z.enum(PICTURE_TYPES),
  /** Pixels of the original as displayed, after its EXIF orientation. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** null: a decorative picture ("Ảnh trang trí"), which screen readers skip. */
  alt: line(LIMITS.photo.alt).nullable(),
  caption: line(LIMITS.photo.caption).nullable(),
  credit: line(LIMITS.photo.credit),
  licence: line(LIMITS.photo.licence).nullable(),
  /** Sorted. Empty: the picture is only for the site, so it is in no feed and in no file for the press. */
  alsoFor: z
    .array(z.enum(PHOTO_USES))
    .refine((uses) => uses.every((use, at) => at === 0 || (uses[at - 1] ?? '') < use), {
      error: 'phải xếp theo thứ tự, mỗi nơi một lần',
    }),
  /** The point that must stay visible when the picture is cropped, as fractions of width and height; null: the middle. */
  focalPoint: z.object({ x: fraction, y: fraction }).nullable(),
});

export type Photo = z.infer<typeof photoSchema>;

/** The answer of `GET /api/publication/originals`: sha256 of the originals of pictures in posts that wait for a decision. */
export const awaitedPicturesSchema = z.object({ pictures: z.array(sha256) });

/** A file that readers may download. */
export const attachmentSchema = z.object({
  sha256,
  mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  /** The extension of the public file, without a dot. */
  extension: z.string().regex(/^[a-z0-9]{1,8}$/),
  title: line(LIMITS.attachment.title),
  bytes: z.int().positive(),
  /** The PDF has only pictures of pages, which screen readers cannot read; false if this could not be checked. */
  scanned: z.boolean(),
});

export type Attachment = z.infer<typeof attachmentSchema>;
