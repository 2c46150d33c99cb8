/** A long document need not be read whole. */
const MOST_PAGES = 20;
/** The average of all pages: more than a page number or a stamp has, and a cover without words is allowed. */
const LEAST_LETTERS = 40;

/** Whether a PDF holds text, or pictures of pages alone. */
export const hasText = async (bytes: Uint8Array): Promise<boolean> => {
  // Loaded by the first PDF: pictures need none of it.
  const { getDocumentProxy } = await import('unpdf');
  // pdf.js takes no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false });
  const pages = Math.min(document.numPages, MOST_PAGES);
  let letters = 0;
  for (let number = 1; number <= pages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) letters += item.str.match(/\p{L}/gu)?.length ?? 0;
    if (letters >= pages * LEAST_LETTERS) return true;
  }
  return false;
};
