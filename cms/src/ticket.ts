import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Who may do what the gate refuses to everyone: the publication service, for one document and
 * for as long as its own call runs. A ticket cannot be sent in a request.
 */
interface Ticket {
  /** The document that may be published or unpublished; null: none. */
  documentId: string | null;
  /** The seed: may mark samples, choose units that have ended, and set the first publication's date. */
  seed: boolean;
  /** Erasing sample content: may delete posts that were published. */
  erase: boolean;
}

const store = new AsyncLocalStorage<Ticket>();
const none: Ticket = { documentId: null, seed: false, erase: false };

const current = (): Ticket => store.getStore() ?? none;

export const withPublicationTicket = <T>(documentId: string, run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), documentId }, run);

export const asSeed = <T>(run: () => Promise<T>): Promise<T> => store.run({ ...current(), seed: true }, run);

export const asEraser = <T>(run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), erase: true }, run);

export const mayPublish = (documentId: string | undefined): boolean =>
  documentId !== undefined && current().documentId === documentId;

export const isSeed = (): boolean => current().seed;

export const mayErase = (): boolean => current().erase;
