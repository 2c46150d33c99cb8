import { isSyllable } from '@newsroom/shared';

type OldEncoding = 'TCVN3' | 'VNI';

/** A paragraph in an encoding older than Unicode: its characters are not the letters that the reader sees in Word. */
export interface OldParagraph {
  encoding: OldEncoding;
  /** Counted from 1, over the paragraphs that have text. */
  paragraph: number;
  /** Its first words, as they were pasted. */
  words: string;
}

/**
 * The first paragraph in TCVN3 (fonts ".VnTime" …) or VNI (fonts "VNI-Times" …); null: none.
 *
 * A word counts for an encoding if it is a Vietnamese syllable only when it is read in that encoding: "viªn" for
 * TCVN3, "vieân" for VNI, but neither "hoà" nor "été". A paragraph counts as old only if such words are frequent in it,
 * so that a French name or a trade mark does not matter.
 */
export const findOldEncoding = (paragraphs: readonly string[]): OldParagraph | null => {
  const written = paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  for (const [index, text] of written.entries()) {
    const encoding = encodingOf(text);
    if (encoding) return { encoding, paragraph: index + 1, words: firstWords(text) };
  }
  return null;
};

/** What the editor is told: which paragraph, and how to make it readable. */
export const oldEncodingMessage = (found: OldParagraph): string =>
  `Đoạn ${found.paragraph} (“${found.words}”) ${explained(found)}`;

/** The same for a field of a form; the field's name is shown before it. */
export const oldEncodingReason = (found: OldParagraph): string => `“${found.words}” ${explained(found)}`;

const explained = ({ encoding }: OldParagraph): string =>
  `dùng bảng mã cũ ${encoding}, ${FONTS[encoding]}, nên trang không hiện đúng chữ. ` +
  'Hãy chép đoạn chữ, nhấn Ctrl+Shift+F6 để mở công cụ chuyển mã của UniKey, ' +
  `chọn nguồn ${UNIKEY_NAMES[encoding]}, đích Unicode, chuyển mã rồi dán lại.`;

const FONTS: Record<OldEncoding, string> = {
  TCVN3: 'phông tên có “.Vn” như .VnTime',
  VNI: 'phông tên có “VNI” như VNI-Times',
};

const UNIKEY_NAMES: Record<OldEncoding, string> = { TCVN3: 'TCVN3 (ABC)', VNI: 'VNI Windows' };

/** Least share of the words of a paragraph that have to count for the encoding. */
const LEAST_SHARE = 0.25;

const encodingOf = (text: string): OldEncoding | null => {
  const words = text
    .normalize('NFC')
    .split(/[\s\u00A0]+/)
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => /[a-z]/i.test(word));
  const isFrequent = (found: string[]): boolean => found.length >= words.length * LEAST_SHARE;
  const tcvn3 = words.filter(isTcvn3);
  if (tcvn3.length >= Math.min(2, words.length) && isFrequent(tcvn3)) {
    if (tcvn3.some((word) => TCVN3_SIGNS.test(word))) return 'TCVN3';
  }
  // Other languages use the same letters as VNI, so one word alone proves nothing: "Où".
  const vni = words.filter(isVni);
  return vni.length >= 2 && isFrequent(vni) ? 'VNI' : null;
};

const EDGES = /^[\d\s.,;:!?()[\]{}"'“”‘’…/–-]+|[\d\s.,;:!?()[\]{}"'“”‘’…/–-]+$/g;

const firstWords = (text: string): string => {
  const words = text.split(/\s+/);
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : words.join(' ');
};

const isTcvn3 = (word: string): boolean => {
  const read = word.replace(/[\u00A1-\u00FE]/g, (sign) => TCVN3[sign] ?? sign).toLowerCase();
  return read !== word.toLowerCase() && isSyllable(read) && !isSyllable(word.toLowerCase());
};

const isVni = (word: string): boolean => {
  const lower = word.toLowerCase();
  const read = lower.replace(VNI_SIGNS, (signs) => VNI[signs] ?? signs);
  return read !== lower && isSyllable(read) && !isSyllable(lower);
};

/** TCVN 5712:1993, table 3: each Latin-1 character, followed by the Vietnamese letter that has its code in TCVN3. */
const TCVN3 = pairs(
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00ADư®đ' +
    'µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ' +
    'ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị' +
    'ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ' +
    'ïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ',
);

/** Of these, the signs that are no letters in any European language; text in TCVN3 always has some of them. */
const TCVN3_SIGNS = /[\u00A1-\u00AE\u00B5-\u00BE×÷]/;

/** VNI for Windows, in lower case: a vowel and its mark after it, or one sign alone. */
const VNI: Record<string, string> = {
  ...marked('a', 'ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ'),
  ...marked('e', 'ùéøèûẻõẽïẹâêáếàềåểãễäệ'),
  ...marked('o', 'ùóøòûỏõõïọâôáốàồåổãỗäộ'),
  ...marked('u', 'ùúøùûủõũïụ'),
  ...marked('y', 'ùýøỳûỷõỹ'),
  ...marked('ô', 'ùớøờûởõỡïợ'),
  ...marked('ö', 'ùứøừûửõữïự'),
  ...pairs('ñđôơöưæỉóĩòịîỵ'),
};

const VNI_SIGNS = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ñôöæóòî]/g;

/** "aàbè" → { a: 'à', b: 'è' } */
function pairs(text: string): Record<string, string> {
  const letters = [...text.normalize('NFC')];
  return Object.fromEntries(
    letters.flatMap((sign, index) => (index % 2 === 0 ? [[sign, letters[index + 1] ?? sign]] : [])),
  );
}

function marked(vowel: string, text: string): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs(text)).map(([mark, letter]) => [vowel + mark, letter]));
}
