/** Descriptions of several pictures pasted as one text, one line each; signs and numbers of a list are removed. */
export const linesForPhotos = (pasted: string): string[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-•*]|(?:ảnh\s+)?\d{1,3}\s*[.):–-])\s+/iu, '').trim())
    .filter((line) => line !== '');
