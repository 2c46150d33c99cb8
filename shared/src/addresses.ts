import type { Attachment } from './contract/photo.ts';
import type { Kind } from './contract/publication.ts';

/** First part of the addresses of a kind: the list of posts, and below it the posts. */
export const KIND_PATHS = {
  article: '/bai-viet/',
  profile: '/guong-dien-hinh/',
  policy: '/chinh-sach/',
} as const satisfies Record<Kind, string>;

/** The permanent address of a post: a change of title, unit or province does not change it. */
export const postPath = (post: { kind: Kind; slug: string; id: string }): string =>
  `${KIND_PATHS[post.kind]}${post.slug}-${post.id}/`;

/** The address of the notice of a post withdrawn by consent; it contains no name. */
export const erasedPath = (id: string): string => `/da-go/${id}/`;

/** Every picture is made in both formats; "jpg" is for browsers that cannot show the smaller "avif". */
export type RenditionFormat = 'jpg' | 'avif';

/** The address of one size of a picture. */
export const renditionPath = (sha256: string, width: number, format: RenditionFormat): string =>
  `/anh/${sha256}-${width}.${format}`;

/** The address of a file that readers may download. */
export const attachmentPath = (file: Pick<Attachment, 'sha256' | 'extension'>): string =>
  `/tep/${file.sha256}.${file.extension}`;
