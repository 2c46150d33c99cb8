import { ensureProgram } from '@newsroom/scripts/programs.ts';
import { type Browser, chromium } from 'playwright-core';

/** A real Chromium, found or installed. It asks nobody on the internet for anything. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureProgram('chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
