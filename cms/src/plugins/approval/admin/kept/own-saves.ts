type Listener = (documentId: string) => void;

const listeners = new Set<Listener>();

/** A save of the draft in the form was made. */
export const tellSaved = (documentId: string): void => {
  for (const listener of listeners) listener(documentId);
};

export const onSaved = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
