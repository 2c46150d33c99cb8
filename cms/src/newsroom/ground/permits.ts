import { AsyncLocalStorage } from 'node:async_hooks';

/*
 * Permits for what the rules of saving refuse to everybody: one for each purpose. A permit holds while the function runs
 * that was called with it; a request cannot bring one along.
 */

const publication = new AsyncLocalStorage<string>();
const erasure = new AsyncLocalStorage<string>();
const sampleRemoval = new AsyncLocalStorage<true>();
const seed = new AsyncLocalStorage<{ at: string | null }>();
const person = new AsyncLocalStorage<number>();
const saveAction = new AsyncLocalStorage<string>();
const stepPart = new AsyncLocalStorage<true>();

/** The publication service publishes or unpublishes this document, and sets its slug. */
export const withPublicationPermit = <T>(documentId: string, run: () => Promise<T>): Promise<T> =>
  publication.run(documentId, run);

export const mayPublish = (documentId: string | undefined): boolean =>
  documentId !== undefined && publication.getStore() === documentId;

/** What depends on a withdrawn consent is removed from this document. This does not count as a save by a person. */
export const withErasurePermit = <T>(documentId: string, run: () => Promise<T>): Promise<T> =>
  erasure.run(documentId, run);

export const mayErase = (documentId: string | undefined): boolean =>
  documentId !== undefined && erasure.getStore() === documentId;

/** Sample content is removed, also what cannot be deleted otherwise: posts that were published, consents, accounts. */
export const withSampleRemovalPermit = <T>(run: () => Promise<T>): Promise<T> => sampleRemoval.run(true, run);

export const mayRemoveSamples = (): boolean => sampleRemoval.getStore() === true;

/**
 * The seed may mark samples, choose units that have ended, and set the first publication's date.
 * @param at the instant at which the seed's post was published; null: now
 */
export const asSeed = <T>(run: () => Promise<T>, at: string | null = null): Promise<T> =>
  seed.run({ at }, run);

export const isSeed = (): boolean => seed.getStore() !== undefined;

/** The instant of a publication made now; only the seed may give an earlier one. */
export const publicationInstant = (): string => new Date(seed.getStore()?.at ?? Date.now()).toISOString();

/** The program acts on behalf of this person, whoever sent the request. */
export const asPerson = <T>(id: number, run: () => Promise<T>): Promise<T> => person.run(id, run);

/** Null: the program acts for whoever sent the request. */
export const personActedFor = (): number | null => person.getStore() ?? null;

/** Saves in `run` stand in the log under the name of an action of the workflow. */
export const savingFor = <T>(action: string, run: () => Promise<T>): Promise<T> =>
  saveAction.run(action, run);

/** The name of a save in the log, where it is part of an action of the workflow; null: it is a plain save. */
export const saveName = (): string | null => saveAction.getStore() ?? null;

/** Saves in `run` are part of a step that is recorded as a whole, so they are not recorded themselves. */
export const asPartOfStep = <T>(run: () => Promise<T>): Promise<T> => stepPart.run(true, run);

export const isPartOfStep = (): boolean => stepPart.getStore() === true;
