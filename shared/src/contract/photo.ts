import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { line, sha256 } from './scalars.ts';

/** The media types of originals that the product takes as pictures. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const;

/**
 * Of one picture, wherever it is opened: at the upload, to blur parts of it, and by the publisher. Open, it takes 300 to
 * 400 MB.
 */
export const MOST_PIXELS = 100_000_000;

/** Where a picture may go besides the department's own site, each by the consent of whoever is in it. */
export const PHOTO_USES = ['broadcast', 'press', 'social'] as const;
export type PhotoUse = (typeof PHOTO_USES)[number];

const fraction = z.number().min(0).max(1);

/** A picture of a post, named by its original; what is made of it is the publisher's. */
export const photoSchema = z.object({
  sha256,
  mime: z.enum(PICTURE_TYPES),
  /** Pixels of the original as it is looked at, after its EXIF orientation. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** null: a decorative picture ("Ảnh trang trí"), which screen readers pass over. */
  alt: line(LIMITS.photo.alt).nullable(),
  caption: line(LIMITS.photo.caption).nullable(),
  credit: line(LIMITS.photo.credit),
  licence: line(LIMITS.photo.licence).nullable(),
  /** Sorted; a picture that is for the site alone stands in no feed and no file for the press. */
  alsoFor: z
    .array(z.enum(PHOTO_USES))
    .refine((uses) => uses.every((use, at) => at === 0 || (uses[at - 1] ?? '') < use), {
      error: 'phải xếp theo thứ tự, mỗi nơi một lần',
    }),
  /** What must stay in sight where the picture is cropped, as fractions of width and height; null: its middle. */
  focalPoint: z.object({ x: fraction, y: fraction }).nullable(),
});

export type Photo = z.infer<typeof photoSchema>;

/** The answer of `GET /api/publication/originals`: pictures of posts that wait for a decision, by the hash of the original. */
export const awaitedPicturesSchema = z.object({ pictures: z.array(sha256) });

/** A file that readers may download. */
export const attachmentSchema = z.object({
  sha256,
  mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  /** The extension of the public file, without a dot. */
  extension: z.string().regex(/^[a-z0-9]{1,8}$/),
  title: line(LIMITS.attachment.title),
  bytes: z.int().positive(),
  /** A PDF of pictures of pages alone, which no screen reader reads; false where nobody could look. */
  scanned: z.boolean(),
});

export type Attachment = z.infer<typeof attachmentSchema>;
