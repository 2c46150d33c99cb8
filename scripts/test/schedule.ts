/** A step that succeeds or fails; it prints its output itself. */
export interface Step {
  name: string;
  /** Steps that must succeed before. */
  needs?: string[];
  /** Runs while no other step does. */
  alone?: boolean;
  run: () => Promise<boolean>;
}

export interface Outcome {
  name: string;
  /** "left out": a step that it needs has failed. */
  result: 'passed' | 'failed' | 'left out';
  seconds: number;
}

/**
 * Runs the steps, `atOnce` at a time, in their order as far as possible. After a failure, only the steps that need the
 * failed one are left out.
 */
export const runSteps = async (
  steps: Step[],
  atOnce: number,
  report: { started?: (name: string) => void; ended?: (outcome: Outcome) => void } = {},
): Promise<Outcome[]> => {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...steps];
  const running = new Map<Step, Promise<void>>();

  const settle = (outcome: Outcome) => {
    outcomes.set(outcome.name, outcome);
    report.ended?.(outcome);
  };
  const start = (step: Step) => {
    report.started?.(step.name);
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const ending = step
      .run()
      .catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        return false;
      })
      .then((passed) => {
        running.delete(step);
        settle({ name: step.name, result: passed ? 'passed' : 'failed', seconds: seconds() });
      });
    running.set(step, ending);
  };

  while (waiting.length > 0 || running.size > 0) {
    const hopeless = waiting.find((step) => step.needs?.some((name) => isLost(outcomes.get(name))));
    if (hopeless) {
      waiting.splice(waiting.indexOf(hopeless), 1);
      settle({ name: hopeless.name, result: 'left out', seconds: 0 });
      continue;
    }
    const occupied = running.size >= atOnce || [...running.keys()].some((step) => step.alone);
    const next = occupied
      ? undefined
      : waiting.find(
          (step) =>
            (step.needs ?? []).every((name) => outcomes.get(name)?.result === 'passed') &&
            (!step.alone || running.size === 0),
        );
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      start(next);
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new Error(`Steps wait for one another: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return steps.flatMap(({ name }) => outcomes.get(name) ?? []);
};

const isLost = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && outcome.result !== 'passed';
