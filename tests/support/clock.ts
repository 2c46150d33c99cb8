const RealDate = Date;
/** A library of Strapi's writes `Date.now` back where it found it. */
const realNow = Date.now.bind(Date);

/** The clock of this process, which a test sets; it goes on from there at its own pace. */
export interface Clock {
  /** Moves it on. */
  advance(ms: number): void;
  /** Back to the real time. */
  restore(): void;
}

/** Sets the clock for all code of this process, Strapi's included; timers keep their own time. */
export const setClock = (start: string): Clock => {
  let ahead = RealDate.parse(start) - realNow();
  const now = (): number => realNow() + ahead;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: [], newTarget: typeof Date) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  });
  return {
    advance: (ms) => (ahead += ms),
    restore: () => {
      globalThis.Date = RealDate;
      RealDate.now = realNow;
    },
  };
};
