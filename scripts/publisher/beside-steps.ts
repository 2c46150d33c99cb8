/** Work that nobody waits for. */
export interface BesideSteps {
  /** Goes on with what there is to do, unless that is under way. @throws whatever stopped the work before */
  goOn(): void;
  /** Leaves off after the piece under way, until it is to go on. */
  giveWay(): void;
  /** Does all that there is to do. @throws whatever stopped the work */
  finish(): Promise<void>;
  /** Leaves off for good. */
  stop(): Promise<void>;
}

/**
 * Runs `work` piece by piece beside the publisher's steps, never two at once.
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
