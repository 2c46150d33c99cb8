import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastLine, tallyOf } from './tally.ts';

test('reads the counts of a report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-tally-'));
  const file = join(folder, 'report.json');
  writeFileSync(file, '{"numPassedTests":7,"numFailedTests":2,"numPendingTests":1,"numTodoTests":3}');
  expect(tallyOf(file)).toEqual({ passed: 7, failed: 2, skipped: 4 });
  rmSync(folder, { recursive: true });
});

test('a report that was never written has no tests', () => {
  expect(tallyOf('/no/such/report.json')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test.each([
  [
    'everything passed',
    [
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 0, skipped: 1 },
    ],
    0,
    'tests: 7 passed, 0 failed',
  ],
  ['tests failed', [{ passed: 3, failed: 5, skipped: 0 }], 1, 'tests: 3 passed, 5 failed'],
  ['only lint failed', [{ passed: 3, failed: 0, skipped: 0 }], 1, 'tests: 3 passed, 1 failed'],
  ['nothing ran', [], 2, 'tests: 0 passed, 2 failed'],
])('the last line when %s', (_, tallies, failedSteps, line) => {
  expect(lastLine(tallies, failedSteps)).toBe(line);
});
