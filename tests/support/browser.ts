import { ensureProgram } from '@newsroom/scripts/programs.ts';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A real Chromium, found or installed. It asks nobody on the internet for anything. */
export const openBrowser = (args: readonly string[] = []): Promise<Browser> => chromium.launch(options(args));

/** The same with the memory of one person's browser, which a later one goes on with. */
export const openProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options([]), ...DESKTOP });

/** As most people in an office have it. */
export const DESKTOP = { viewport: { width: 1280, height: 900 }, locale: 'vi-VN' };

const options = (args: readonly string[]) => ({
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
    ...args,
  ],
});
