/** Background work. */
export interface BesideSteps {
  /** Starts or continues the work, unless it is running. @throws the error that stopped the work before */
  goOn(): void;
  /** Pauses after the current piece, until `goOn`. */
  giveWay(): void;
  /** Does all remaining work. @throws the error that stopped the work */
  finish(): Promise<void>;
  /** Ends the work after the current piece. */
  stop(): Promise<void>;
}

/**
 * Runs `work` piece by piece in the background of the publisher's steps, never two pieces at once.
 * @param work does one piece; false: there was nothing to do
 */
export const besideSteps = (work: () => Promise<boolean>): BesideSteps => {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let failure: { error: unknown } | null = null;

  const run = async (): Promise<void> => {
    try {
      while (wanted && !stopped && (await work()));
    } catch (error) {
      failure = { error };
    } finally {
      running = null;
    }
  };

  const goOn = (): void => {
    if (failure) throw failure.error;
    wanted = true;
    if (!stopped) running ??= run();
  };

  return {
    goOn,
    giveWay() {
      wanted = false;
    },
    async finish() {
      goOn();
      await running;
      if (failure) throw failure.error;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
};
