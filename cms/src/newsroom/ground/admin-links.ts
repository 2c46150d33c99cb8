import type { PostKey } from '../../domain/content-types';

/** Where a post is read and decided on. */
export const reviewLink = ({ uid, documentId }: PostKey): string =>
  `${adminUrl()}/plugins/approval/review/${uid}/${documentId}`;

/** Where a post is written. */
export const formLink = ({ uid, documentId }: PostKey): string =>
  `${adminUrl()}/content-manager/collection-types/${uid}/${documentId}`;

/** The admin itself, as people open it. */
export const adminUrl = (): string => strapi.config.get('admin.absoluteUrl');
