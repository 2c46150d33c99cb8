import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSite } from '@newsroom/scripts/serve';
import { writeSpecimen } from '@newsroom/scripts/specimen';

export interface Specimen {
  /** The public tree. */
  root: string;
  /** "http://127.0.0.1:41234" */
  url: string;
  /** Path by name of template or hard case. */
  pages: Record<string, string>;
}

declare module 'vitest' {
  interface ProvidedContext {
    specimen: Specimen;
  }
}

/** The specimen, written by the publisher, and served as it is to readers. */
export const serveSpecimen = async (): Promise<Specimen & { stop(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-specimen-'));
  const { root, pages } = await writeSpecimen(folder);
  const site = await createSite(root);
  const url = await site.listen({ port: 0, host: '127.0.0.1' });
  return {
    root,
    url,
    pages,
    async stop() {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
