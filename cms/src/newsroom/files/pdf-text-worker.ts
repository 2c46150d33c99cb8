import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** A long document need not be read whole. */
const MOST_PAGES = 20;
/** The average of all pages: more than a page number or a stamp has, and a cover without words is allowed. */
const LEAST_LETTERS = 40;

/** Run as a thread of its own by `hasTextLayer`, which gets the answer as a message. */
const look = async (bytes: Uint8Array): Promise<boolean> => {
  const document = await getDocumentProxy(bytes, { verbosity: 0, stopAtErrors: false });
  const pages = Math.min(document.numPages, MOST_PAGES);
  let letters = 0;
  for (let number = 1; number <= pages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) letters += item.str.match(/\p{L}/gu)?.length ?? 0;
    if (letters >= pages * LEAST_LETTERS) return true;
  }
  return false;
};

void look(workerData as Uint8Array).then((answer) => parentPort?.postMessage(answer));
