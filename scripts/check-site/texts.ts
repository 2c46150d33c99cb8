/** Text that only a fault in a program would show to readers. */
const TRACES: { what: string; pattern: RegExp }[] = [
  { what: 'giá trị trống', pattern: /\b(?:undefined|null|NaN|Invalid Date)\b/ },
  { what: 'đối tượng không thành chữ', pattern: /\[object\b/ },
  { what: 'ký hiệu markdown', pattern: /\*\*|\]\(|^\s{0,3}#{1,6}\s/m },
];

/** What a text contains that is not meant for readers. */
export const traceProblems = (text: string): string[] =>
  TRACES.flatMap(({ what, pattern }) => {
    const found = pattern.exec(text);
    return found ? [`${what}: “${around(text, found.index)}”`] : [];
  });

/** Parts of a text that are not in NFC: search treats two encodings of the same letter as different. */
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
