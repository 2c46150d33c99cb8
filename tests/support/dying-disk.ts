import type { Disk } from '@newsroom/scripts/publisher';
import { quickDisk } from './publisher-newsroom.ts';

/** Simulates that the program has died. */
export class Crash extends Error {}

/** A disk that throws `Crash` in the step with this number; before that it counts the steps. */
export const dyingDisk = (dyingStep: number): Disk & { steps(): number } => {
  let steps = 0;
  const disk = new Proxy(quickDisk, {
    get:
      (target, name: keyof Disk) =>
      async (...args: unknown[]) => {
        steps += 1;
        if (steps > dyingStep) throw new Crash();
        if (steps === dyingStep) {
          // A program that dies while writing leaves half a file.
          if (name === 'write') {
            const [path, bytes] = args as Parameters<Disk['write']>;
            await quickDisk.write(path, bytes.subarray(0, bytes.length / 2), {});
          }
          throw new Crash();
        }
        return (target[name] as (...args: unknown[]) => unknown)(...args);
      },
  });
  return Object.assign(Object.create(disk) as Disk, { steps: () => steps });
};
