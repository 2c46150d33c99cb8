/** Of a file in the media library: the database holds 255 characters, and its small picture is called after it. */
const LONGEST_NAME = 200;

/** Why a file is not taken by this name, in words for an editor; null: it is. */
export const fileNameProblem = (name: string): string | null =>
  [...name].length > LONGEST_NAME
    ? `Tên tệp dài ${[...name].length} ký tự; nhiều nhất ${LONGEST_NAME}: “${[...name].slice(0, 60).join('')}…”. ` +
      'Hãy đặt tên ngắn hơn trên máy rồi tải lên.'
    : null;

/** The name without what no file system of all that people use takes: a Mac writes ":" where its windows show "/". */
export const mendedFileName = (name: string): string => {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const mended = name.normalize('NFC').replace(/[<>:"/\\|?*\u0000-\u001f]/g, '-');
  return /^(\.{0,2}|con|prn|aux|nul|com\d|lpt\d)$/i.test(mended)
    ? `tep-${mended.replaceAll('.', '')}`
    : mended;
};
