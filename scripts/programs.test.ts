import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProgram, PROGRAMS } from './programs.ts';

test('finds a program in PATH under any of its names, and only if it can be run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-programs-'));
  const file = join(folder, PROGRAMS.chromium.names[1]);
  writeFileSync(file, '#!/bin/sh\n');
  expect(findProgram('chromium', `/no/such/folder:${folder}`)).not.toBe(file);
  chmodSync(file, 0o755);
  expect(findProgram('chromium', `/no/such/folder:${folder}`)).toBe(file);
  rmSync(folder, { recursive: true });
});
