import { Worker } from 'node:worker_threads';
import type { Renderer, Route } from './ground/renderer.ts';

/**
 * Kills this process when one piece of rendering takes too long: nothing within the process can stop a loop that never
 * ends. The next start finds whose text it was (`deaths.ts`).
 * @param seconds counted while the process runs: a computer that slept has not waited
 */
export const startWatchdog = (seconds: number) => {
  /** How many pieces have begun, and how many have ended. */
  const pieces = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL('./watchdog-thread.ts', import.meta.url), {
    workerData: { pieces, seconds },
    // A file needs none of those that a program given on the command line has.
    execArgv: [],
  });
  worker.unref();

  const begin = (): void => void Atomics.add(pieces, 0, 1);
  const end = (): void => void Atomics.add(pieces, 1, 1);
  const watch = <Result>(work: () => Result): Result => {
    begin();
    try {
      return work();
    } finally {
      end();
    }
  };

  return {
    /** The same renderer, watched. */
    watched: <Model, R extends Route>(renderer: Renderer<Model, R>): Renderer<Model, R> => ({
      ...renderer,
      buildModel: (input) => watch(() => renderer.buildModel(input)),
      routes: (model, asOf) => watch(() => renderer.routes(model, asOf)),
      nextChange: (model, asOf) => watch(() => renderer.nextChange(model, asOf)),
      sharePictures: (model) => watch(() => renderer.sharePictures(model)),
      async render(route) {
        begin();
        try {
          return await renderer.render(route);
        } finally {
          end();
        }
      },
    }),
  };
};
