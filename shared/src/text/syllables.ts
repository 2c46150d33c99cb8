/** Whether a lower-case word has the form of a Vietnamese syllable; the syllable need not exist. */
export const isSyllable = (word: string): boolean => {
  const parts = word.normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  const match = SYLLABLE.exec(parts.replace(TONES, '').normalize('NFC'));
  if (!match || tones.length > 1) return false;
  const [, vowels = '', coda = ''] = match;
  // ă and â are never last; before p, t, c, ch only the tones sắc and nặng are possible.
  if (/[ăâ]$/.test(vowels) && coda === '') return false;
  return !/^([ptc]|ch)$/.test(coda) || tones[0] === '\u0301' || tones[0] === '\u0323';
};

/** Grave, acute, hook above, tilde, dot below; the horn of ơ and the breve of ă are not tone marks. */
const TONES = /[\u0300\u0301\u0309\u0303\u0323]/g;

const SYLLABLE = new RegExp(
  '^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?' +
    '(oai|oao|oay|oeo|uây|uôi|uyê|uyu|uya|iêu|yêu|ươi|ươu|' +
    'ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|' +
    '[aăâeêioôơuưy])' +
    '(ch|nh|ng|[cmnpt])?$',
);
