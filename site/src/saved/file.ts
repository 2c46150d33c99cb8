import type { LivePublication } from '@newsroom/shared';
import type { Site } from '../routes/base/model.ts';
import type { PageOf } from '../routes/base/page.ts';
import { savedDocument, type SavedDocument } from './document.ts';
import { plainFile } from './plain.ts';
import { wordFile } from './word.ts';

/** The bytes of a post's file to keep. Both builds call this directly, without Astro. */
export const savedFile = ({ post, site, form }: PageOf<'saved'>): Uint8Array<ArrayBuffer> => {
  const document = documentOf(post, site);
  switch (form) {
    case 'docx':
      return wordFile(document);
    case 'txt':
      return utf8.encode(plainFile(document));
  }
};

const utf8 = new TextEncoder();

/** Only the last document is cached: all forms of a post are made one after the other, and more would fill the memory. */
const documentOf = (post: LivePublication, site: Site): SavedDocument => {
  if (last?.post !== post || last.site !== site) last = { post, site, document: savedDocument(post, site) };
  return last.document;
};

let last: { post: LivePublication; site: Site; document: SavedDocument } | null = null;
