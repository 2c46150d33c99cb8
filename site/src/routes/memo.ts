/**
 * Memory by object identity. Publications, vocabularies and renditions are never changed in place:
 * a changed one arrives as a new object, so whatever was made of the old object stays right for it.
 * Everything here holds its keys weakly and goes with them.
 */

/**
 * `make`, again for an object only when one of the other inputs is not the same as last time.
 * `make` sees nothing but its arguments, so that no input can be left out of the comparison.
 */
export const memo = <Anchor extends object, Inputs extends readonly unknown[], Value>(
  make: (anchor: Anchor, ...inputs: Inputs) => Value,
): ((anchor: Anchor, ...inputs: Inputs) => Value) => {
  const known = new WeakMap<Anchor, { inputs: Inputs; value: Value }>();
  return (anchor, ...inputs) => {
    const found = known.get(anchor);
    if (found && sameElements(found.inputs, inputs)) return found.value;
    const value = make(anchor, ...inputs);
    known.set(anchor, { inputs, value });
    return value;
  };
};

/** A function that gives the value of last time for an anchor as long as `same` finds it the same. */
export const stable = <Value>(
  same: (a: Value, b: Value) => boolean,
): ((anchor: object, value: Value) => Value) => {
  const known = new WeakMap<object, Value>();
  return (anchor, value) => {
    const found = known.get(anchor);
    if (found !== undefined && same(found, value)) return found;
    known.set(anchor, value);
    return value;
  };
};

export const sameElements = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
};

/** `array` as the object of last time while its elements are the same; its first one is the anchor. */
export const stableList = <Item extends object>(): ((array: readonly Item[]) => readonly Item[]) => {
  const known = stable<readonly Item[]>(sameElements);
  return (array) => (array[0] === undefined ? EMPTY : known(array[0], array));
};

export const EMPTY: readonly never[] = [];
