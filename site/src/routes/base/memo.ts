/**
 * Caches by object identity. Publications, vocabularies and renditions are never changed in place: a change gives a new
 * object, so a result computed from the old object stays correct for it. All caches hold their keys weakly, so an entry
 * is freed together with its key.
 */

/** Calls `make` at most once for each object. */
export const memo = <Anchor extends object, Value>(
  make: (anchor: Anchor) => Value,
): ((anchor: Anchor) => Value) => {
  const known = new WeakMap<Anchor, { value: Value }>();
  return (anchor) => {
    const found = known.get(anchor);
    if (found) return found.value;
    const value = make(anchor);
    known.set(anchor, { value });
    return value;
  };
};

/**
 * Calls `make` again for an object only if one of the other inputs is not the same as last time. `make` may use nothing
 * but its arguments, so that no input is missing in the comparison.
 */
export const memoWith = <Anchor extends object, Inputs extends readonly unknown[], Value>(
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

/** Like `memoWith`, with named inputs; `anchor` is the name of the input that the result is cached for. */
export const memoBy = <Name extends string, Inputs extends Readonly<Record<Name, object>>, Value>(
  anchor: Name,
  make: (inputs: Inputs) => Value,
): ((inputs: Inputs) => Value) => {
  const known = new WeakMap<object, { inputs: Inputs; value: Value }>();
  return (inputs) => {
    const found = known.get(inputs[anchor]);
    if (found && sameFields(found.inputs, inputs)) return found.value;
    const value = make(inputs);
    known.set(inputs[anchor], { inputs, value });
    return value;
  };
};

/** A function that returns the previous array of an anchor again if the elements are the same. */
export const stableArrays = <Item>(): ((anchor: object, items: readonly Item[]) => readonly Item[]) => {
  const known = new WeakMap<object, readonly Item[]>();
  return (anchor, items) => {
    const found = known.get(anchor);
    if (found && sameElements(found, items)) return found;
    known.set(anchor, items);
    return items;
  };
};

const sameElements = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const sameFields = <Fields extends object>(a: Fields, b: Fields): boolean => {
  const names = Object.keys(a) as (keyof Fields)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};
