import { ensureProgram } from '@newsroom/scripts/programs.ts';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A real Chromium, found or installed, which sends no requests to the internet. */
export const openBrowser = (args: readonly string[] = []): Promise<Browser> => chromium.launch(options(args));

/** The same with a profile that is kept, so that it can be opened again. */
export const openProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options([]), ...DESKTOP });

/** A usual screen in an office. */
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
