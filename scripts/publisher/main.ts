// `node scripts/publisher/main.ts [--once]`: keeps the public site up to date with what the CMS has approved.
// With --once it ends when every page is up to date; background work is left to the next run.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CmsUnavailable, connectCms } from './ground/cms.ts';
import { nodeDisk } from './ground/disk.ts';
import { readEnvironment, readPublisherToken } from '../environment.ts';
import { pathsIn } from './ground/paths.ts';
import { type Publisher, createPublisher } from './publisher.ts';
import { PageFailed } from './release/release.ts';
import { makeIndexAside } from './search/make-index.ts';
import { openSearch } from './search/search.ts';
import { loadRenderer } from './ground/site.ts';
import { openStore } from './ground/store.ts';
import { startWatchdog } from './watchdog.ts';

/** How long the CMS may wait with an empty answer, in milliseconds; also the largest delay of a change by time alone. */
const PATIENCE = 1000;
/** Pause between two requests, so that a CMS that answers at once is not asked continuously. */
const SHORTEST_PAUSE = 20;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** Seconds within which a page is rendered, or never. */
const RENDERED_WITHIN = 10;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  const { cmsUrl, siteUrl, varDir } = readEnvironment();
  const cms = connectCms({ url: cmsUrl, token: readPublisherToken() });
  const renderer = startWatchdog(RENDERED_WITHIN).watched(await loadRenderer());
  const paths = pathsIn(varDir);
  const store = openStore(paths.store);
  const search = openSearch({ store, disk: nodeDisk, paths, makeIndex: makeIndexAside, log });
  const publisher = createPublisher({ cms, renderer, store, paths, siteUrl, search, log });
  try {
    await publisher.recover();
    await (values.once ? bringUpToDate(publisher) : keepUpToDate(publisher, stopSignal()));
  } finally {
    await publisher.stop();
    await search.stop();
    store.close();
  }
};

const bringUpToDate = async (publisher: Publisher): Promise<void> => {
  while (await publisher.step());
};

const keepUpToDate = async (publisher: Publisher, stop: AbortSignal): Promise<void> => {
  let pause = 0;
  let more = false;
  while (!stop.aborted) {
    try {
      more = await publisher.step(more ? 0 : PATIENCE);
      if (pause > 0) log('Đã đăng bài trở lại.');
      pause = 0;
      if (more) continue;
    } catch (error) {
      if (!(error instanceof CmsUnavailable || error instanceof PageFailed)) throw error;
      if (pause === 0) log(`Tạm dừng đăng bài: ${error.message}. Sẽ tự thử lại.`);
      pause = Math.min(Math.max(FIRST_PAUSE, pause * 2), LONGEST_PAUSE);
      publisher.doubtHistory();
    }
    await sleep(Math.max(pause, SHORTEST_PAUSE), null, { signal: stop }).catch(() => null);
  }
};

/** Aborted by Ctrl-C or a service manager; a running release is finished first. */
const stopSignal = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
};

const log = (line: string): void => console.log(line);

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
