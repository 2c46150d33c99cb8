import type { TestProject } from 'vitest/node';

/** Writes the specimen once for a whole suite; tests get it by `inject('specimen')`. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // Imported here, after the earlier set-ups have built what it needs.
  const { serveSpecimen } = await import('./specimen.ts');
  const { stop, ...specimen } = await serveSpecimen();
  project.provide('specimen', specimen);
  return stop;
};
