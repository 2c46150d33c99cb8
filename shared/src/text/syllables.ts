/** Whether a lower-case word is built as Vietnamese syllables are; it need not be one that exists. */
export const isSyllable = (word: string): boolean => {
  const parts = word.normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  const match = SYLLABLE.exec(parts.replace(TONES, '').normalize('NFC'));
  if (!match || tones.length > 1) return false;
  const [, vowels = '', coda = ''] = match;
  // ă and â are never last, and before p, t, c, ch stand only sắc and nặng.
  if (/[ăâ]$/.test(vowels) && coda === '') return false;
  return !/^([ptc]|ch)$/.test(coda) || tones[0] === '\u0301' || tones[0] === '\u0323';
};

/** Grave, acute, hook, tilde, dot below; the hook and the breve of ă, ơ are none of them. */
const TONES = /[\u0300\u0301\u0309\u0303\u0323]/g;

const SYLLABLE = new RegExp(
  '^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?' +
    '(oai|oao|oay|oeo|uây|uôi|uyê|uyu|uya|iêu|yêu|ươi|ươu|' +
    'ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|' +
    '[aăâeêioôơuưy])' +
    '(ch|nh|ng|[cmnpt])?$',
);
