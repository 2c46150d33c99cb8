/** Traces of a program in what people read. */
const TRACES: { what: string; pattern: RegExp }[] = [
  { what: 'giá trị trống', pattern: /\b(?:undefined|null|NaN|Invalid Date)\b/ },
  { what: 'đối tượng không thành chữ', pattern: /\[object\b/ },
  { what: 'ký hiệu markdown', pattern: /\*\*|\]\(|^\s{0,3}#{1,6}\s/m },
];

/** What a text holds that was not meant for readers. */
export const traceProblems = (text: string): string[] =>
  TRACES.flatMap(({ what, pattern }) => {
    const found = pattern.exec(text);
    return found ? [`${what}: “${around(text, found.index)}”`] : [];
  });

/** Where a text is not in NFC: two ways to write one letter are two words for a search. */
export const formProblems = (text: string): string[] => {
  const normal = text.normalize('NFC');
  if (text === normal) return [];
  const index = [...text].findIndex((_, at) => text[at] !== normal[at]);
  return [`chữ không ở dạng NFC: “${around(text, index)}”`];
};

const around = (text: string, index: number): string =>
  text
    .slice(Math.max(0, index - 30), index + 30)
    .replace(/\s+/g, ' ')
    .trim();
