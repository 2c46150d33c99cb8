import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Who may do what the gate refuses to everyone: the workflow, for one document and for as long as its own
 * call runs. A ticket cannot be sent in a request.
 */
interface Ticket {
  /** The document that may be published or unpublished; null: none. */
  documentId: string | null;
  /** The seed: may mark samples, choose units that have ended, and set the first publication's date. */
  seed: boolean;
  /** The instant at which the seed's post was published; null: now. */
  seedAt: string | null;
  /** Erasing sample content: may delete posts that were published. */
  erase: boolean;
  /** The person on whose behalf the program acts; null: whoever sent the request. */
  person: number | null;
  /** What a save is called in the log, where it is more than a save. */
  savedBy: string | null;
}

const store = new AsyncLocalStorage<Ticket>();
const none: Ticket = {
  documentId: null,
  seed: false,
  seedAt: null,
  erase: false,
  person: null,
  savedBy: null,
};

const current = (): Ticket => store.getStore() ?? none;

export const withPublicationTicket = <T>(documentId: string, run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), documentId }, run);

export const asSeed = <T>(run: () => Promise<T>, at: string | null = null): Promise<T> =>
  store.run({ ...current(), seed: true, seedAt: at }, run);

export const asEraser = <T>(run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), erase: true }, run);

export const asPerson = <T>(person: number, run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), person }, run);

/** Saves in `run` stand in the log under the name of an action of the workflow. */
export const savingFor = <T>(action: string, run: () => Promise<T>): Promise<T> =>
  store.run({ ...current(), savedBy: action }, run);

export const mayPublish = (documentId: string | undefined): boolean =>
  documentId !== undefined && current().documentId === documentId;

/** The instant of a publication made now; only the seed may give an earlier one. */
export const publicationInstant = (): string => new Date(current().seedAt ?? Date.now()).toISOString();

export const isSeed = (): boolean => current().seed;

export const mayErase = (): boolean => current().erase;

export const personActedFor = (): number | null => current().person;

export const saveName = (): string | null => current().savedBy;
