const RealDate = Date;
/** Kept, because a library that Strapi uses replaces `Date.now` for a while. */
const realNow = Date.now.bind(Date);

/** The clock of this process. A test sets it; from then on it runs at normal speed. */
export interface Clock {
  /** Moves it forward. */
  advance(ms: number): void;
  /** Sets it back to the real time. */
  restore(): void;
}

/** Sets the clock for all code of this process, including Strapi; timers are not affected. */
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
