const SHOW_EVERY = 10_000;

/** Runs one step and shows the operator that it is running, and how long it took. */
export const step = async <Result>(label: string, run: () => Promise<Result>): Promise<Result> => {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
  console.log(`▸ ${label}…`);
  const progress = setInterval(
    () => console.log(`  … vẫn đang chạy: ${label} (${seconds()} giây)`),
    SHOW_EVERY,
  );
  try {
    const result = await run();
    console.log(`✓ ${label}: ${seconds()} giây`);
    return result;
  } finally {
    clearInterval(progress);
  }
};

/** One line below the running step. */
export const note = (line: string): void => console.log(`  ${line}`);

/** What the operator needs next, such as addresses, in two columns. */
export const announce = (rows: [what: string, where: string][]): void => {
  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`\n${rows.map(([what, where]) => `  ${`${what}:`.padEnd(width + 2)} ${where}`).join('\n')}\n`);
};
