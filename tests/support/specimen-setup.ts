import type { TestProject } from 'vitest/node';

/** The specimen once for a whole suite; its tests take it by `inject('specimen')`. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // Not before the setups in front of this one have built what it runs.
  const { serveSpecimen } = await import('./specimen.ts');
  const { stop, ...specimen } = await serveSpecimen();
  project.provide('specimen', specimen);
  return stop;
};
