/** Descriptions of several pictures, pasted as one text: a line for each; signs that number a list go. */
export const linesForPhotos = (pasted: string): string[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-•*]|(?:ảnh\s+)?\d{1,3}\s*[.):–-])\s+/iu, '').trim())
    .filter((line) => line !== '');
