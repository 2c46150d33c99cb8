import { GLOSSARY } from '@newsroom/shared';
import { UNTITLED } from '../posts/draft';
import type { State } from '../posts/facts';

export interface AskedPost {
  title: string | null;
  /** Name of its unit. */
  unit: string | null;
  state: State;
  sample: boolean;
  emergency: boolean;
  correctionRequested: boolean;
  hidingRequested: boolean;
  /** Where it is decided on, and where it is written. */
  reviewLink: string;
  formLink: string;
}

/**
 * A short, polite chat message to the person who has to act next: title, unit, what is asked, and a link that needs a
 * login. It holds nothing of the text, and names no people except in the title. Null: nothing is asked.
 */
export const chatMessage = (post: AskedPost): string | null => {
  const asked = askedOf(post);
  if (!asked) return null;
  const mark = post.sample ? `${GLOSSARY.sampleFeedPrefix} ` : '';
  return `${mark}${asked.words}\n${asked.link}`;
};

const askedOf = (post: AskedPost): { words: string; link: string } | null => {
  const { state, reviewLink: link, formLink } = post;
  const named = `“${oneLine(post.title) || UNTITLED}”${post.unit ? ` (${oneLine(post.unit)})` : ''}`;
  switch (state) {
    case 'confirming':
      return { words: `Kính nhờ lãnh đạo đơn vị xem và xác nhận bài ${named}.`, link };
    case 'submitted':
      return { words: `Kính nhờ Ban Biên tập xem và duyệt bài ${named}.`, link };
    case 'second':
      return { words: `Kính nhờ người phát ngôn xem và duyệt bài ${named}.`, link };
    case 'returned':
      return { words: `Bài ${named} cần sửa lại. Nhờ anh, chị xem ý kiến và sửa giúp.`, link: formLink };
    case 'draft':
    case 'scheduled':
    case 'published':
    case 'withdrawn': {
      const words = flagWords(post, named);
      return words === null ? null : { words, link };
    }
    default:
      return state satisfies never;
  }
};

const flagWords = (post: AskedPost, named: string): string | null => {
  if (post.state === 'withdrawn') return null;
  if (post.emergency) return `Bài ${named} đã được đăng khẩn. Kính nhờ anh, chị xem và xác nhận.`;
  if (post.hidingRequested) {
    return `Bài ${named} có ghi chú đính chính được đề nghị ẩn. Kính nhờ anh, chị xem và cho ý kiến.`;
  }
  return post.correctionRequested
    ? `Bài ${named} có đề nghị đính chính. Kính nhờ Ban Biên tập xem và cho ý kiến.`
    : null;
};

/** Titles come from forms and may hold line breaks. */
const oneLine = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
