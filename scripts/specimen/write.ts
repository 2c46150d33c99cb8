import type { ModelInput } from '@newsroom/site';
import { startOutbox } from '../bench/outbox.ts';
import { connectCms } from '../publisher/ground/cms.ts';
import { nodeDisk } from '../publisher/ground/disk.ts';
import { pathsIn } from '../publisher/ground/paths.ts';
import { createPublisher } from '../publisher/publisher.ts';
import { loadRenderer } from '../publisher/ground/site.ts';
import { makeIndexAside } from '../publisher/search/make-index.ts';
import { openSearch } from '../publisher/search/search.ts';
import { openStore } from '../publisher/ground/store.ts';
import { SPECIMEN_AS_OF, drawSpecimen } from './specimen.ts';

export interface WrittenSpecimen {
  /** The public tree. */
  root: string;
  /** The address of a page for each template and each hard case, by name. */
  pages: Record<string, string>;
  /** The content of the pages, in the form that a static build of the site reads. */
  model: ModelInput & { asOf: string };
}

/**
 * Lets the publisher write the specimen into an empty state folder.
 * @throws Error if the publisher refuses a row or leaves a page out
 */
export const writeSpecimen = async (
  varDir: string,
  siteUrl = 'https://vi-du.example',
): Promise<WrittenSpecimen> => {
  const { rows, originals, pages } = await drawSpecimen();
  const outbox = await startOutbox();
  for (const { sha256, bytes } of originals) outbox.originals.set(sha256, bytes);
  for (const row of rows) outbox.put(row);
  const paths = pathsIn(varDir);
  const store = openStore(paths.store);
  const renderer = await loadRenderer();
  let shown: ModelInput | undefined;
  try {
    const log = (): void => undefined;
    const search = openSearch({ store, disk: nodeDisk, paths, makeIndex: makeIndexAside, log });
    const publisher = createPublisher({
      cms: connectCms(outbox),
      renderer: {
        ...renderer,
        buildModel: (input) => renderer.buildModel((shown = input)),
      },
      store,
      paths,
      siteUrl,
      search,
      log,
      now: () => new Date(SPECIMEN_AS_OF),
    });
    await publisher.recover();
    do while (await publisher.step());
    while ((await publisher.finishPictures()) || (await search.settled()));
    const refusals = outbox.reports.at(-1)?.refusals ?? [];
    if (refusals.length > 0) throw new Error(JSON.stringify(refusals, null, 2));
  } finally {
    store.close();
    await outbox.stop();
  }
  if (!shown) throw new Error('the specimen was not written');
  return { root: paths.site, pages, model: { ...shown, asOf: SPECIMEN_AS_OF } };
};
