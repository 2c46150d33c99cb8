import { type Browser, chromium } from 'playwright-core';
import { ensureProgram } from '../programs.ts';

/** A browser that sends no requests of its own. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureProgram('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
