import { isSyllable } from '@newsroom/shared';
import type { Page } from 'playwright-core';

/** All that a person sees or has read out on a page: texts, labels, hints, names of pictures, the title. */
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

/** Words that are Vietnamese by use: names of things, of formats, of documents, of the keys of a keyboard. */
const TAKEN_OVER = new Set(
  (
    'api avif bgdđt by camera cc cms cn command control ctrl docx email enter esc gif google gv heic html iphone jpg kb kh logo mail ' +
    'markdown mb microsoft mp3 mp4 ok pdf pixel png powerpoint pptx qđ rss sapo sgdđt shift smtp super admin tab th ttg ' +
    'ubnd unikey url video web webp word xlsx zalo'
  ).split(' '),
);

/** Words of English that are built as Vietnamese ones are; a text of nothing else is English. */
const EITHER = new Set('an by can do go he hi him in me my no on so them then to'.split(' '));

/** The id of a post: small letters alone, so that a label like "Created" is still looked at. */
const POST_ID = /^[2-9a-hjkmnp-tv-z]{7}$/;

/** What is no word: addresses, names of files, ids. */
const NO_WORDS =
  /https?:\/\/\S+|\S+@\S+|\S+\.[a-z0-9]{2,5}(?![\p{L}])|Mã bài ?: \w+|PDY-[\d-]+|\p{L}*\d[\p{L}\d]*/giu;

/** Whether a text of the screen holds a word that is not Vietnamese. */
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

/** What the glossary has other words for. */
export const FORBIDDEN = /(?<![\p{L}\p{N}])(?:trình duyệt|slug|alt|embargo|outbox|stream)(?![\p{L}\p{N}])/iu;
