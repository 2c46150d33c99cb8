import { readFileSync } from 'node:fs';

export interface Tally {
  passed: number;
  failed: number;
  /** Skipped and to-do: tests that exist but did not run. */
  skipped: number;
}

/** The numbers in vitest's JSON report. A file that could not be loaded counts as one failure. */
export const tallyOf = (reportFile: string): Tally => {
  let report: Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as typeof report;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/**
 * The last line of a run. Failures that are not tests (lint, a build, a file that does not load) count too, so that a run
 * that did not succeed never says "0 failed".
 */
export const lastLine = (tallies: Tally[], failedSteps: number): string => {
  const passed = sum(tallies.map((tally) => tally.passed));
  const failed = Math.max(sum(tallies.map((tally) => tally.failed)), failedSteps);
  return `tests: ${passed} passed, ${failed} failed`;
};

export const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
