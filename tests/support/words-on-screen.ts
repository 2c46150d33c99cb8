import { isSyllable } from '@newsroom/shared';
import type { Page } from 'playwright-core';

/** Every text on a page that a person sees or a screen reader reads: texts, labels, hints, alternative texts, the title. */
export const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words = new Set<string>();
    const add = (text: string | null): void => {
      const line = (text ?? '').replace(/\s+/g, ' ').trim();
      if (line !== '') words.add(line);
    };
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'alt',
      'placeholder',
      'title',
    ];
    for (const element of document.body.querySelectorAll('*')) {
      if (/^(script|style|noscript|template)$/i.test(element.tagName) || !element.checkVisibility()) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      add(own.map(({ textContent }) => textContent).join(' '));
      for (const name of attributes) add(element.getAttribute(name));
    }
    add(document.title);
    return [...words];
  });

/** Foreign words that are used in Vietnamese: names of products, formats, documents, keys of a keyboard. */
const TAKEN_OVER = new Set(
  (
    'api avif bgdđt by camera cc cms cn command control ctrl docx email enter esc gif google gv heic html iphone jpg kb kh logo mail ' +
    'markdown mb microsoft mp3 mp4 ok pdf pixel png powerpoint pptx qđ rss sapo sgdđt shift smtp super admin tab th ttg ' +
    'ubnd unikey url video web webp word xlsx zalo'
  ).split(' '),
);

/** English words with the form of Vietnamese syllables. A text of only such words counts as English. */
const EITHER = new Set('an by can do go he hi him in me my no on so them then to'.split(' '));

/** The id of a post: only small letters, so that a label like "Created" is still checked. */
const POST_ID = /^[2-9a-hjkmnp-tv-z]{7}$/;

/** Not words: addresses, file names, ids. */
const NO_WORDS =
  /https?:\/\/\S+|\S+@\S+|\S+\.[a-z0-9]{2,5}(?![\p{L}])|Mã bài ?: \w+|PDY-[\d-]+|\p{L}*\d[\p{L}\d]*/giu;

/** Whether a text on the screen contains a word that is not Vietnamese. */
export const isForeign = (text: string): boolean => {
  const words = (
    text
      .normalize('NFC')
      .replace(POST_ID, ' ')
      .replace(NO_WORDS, ' ')
      .match(/\p{L}[\p{L}\p{M}]+/gu) ?? []
  ).map((word) => word.toLowerCase());
  const own = words.filter((word) => !TAKEN_OVER.has(word));
  return own.some((word) => !isSyllable(word)) || (own.length > 0 && own.every((word) => EITHER.has(word)));
};

/** Words that the glossary replaces by others. */
export const FORBIDDEN = /(?<![\p{L}\p{N}])(?:trình duyệt|slug|alt|embargo|outbox|stream)(?![\p{L}\p{N}])/iu;
