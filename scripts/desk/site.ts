import {
  type Change,
  type LivePublication,
  PUBLICATION_VERSION,
  type RawChange,
  postPath,
} from '@newsroom/shared';
import { decide } from '../publisher/intake.ts';
import type { Renderer, Renditions, Route } from '../publisher/ground/renderer.ts';
import type { DeskCms } from './cms.ts';

/** The public site as the CMS published it, kept in memory; only new rows are read. */
export interface LiveSite {
  /**
   * The post's page among everything that is public now; null: there is no site to show it in.
   * @throws CmsUnavailable, and every error of rendering
   */
  pageOf(publication: LivePublication, renditions: Renditions): Promise<Uint8Array | null>;
  /**
   * A file of the site that is not a page, such as a font; null: not found.
   * @throws CmsUnavailable
   */
  fileAt(url: string): Promise<Uint8Array | null>;
}

export interface LiveSiteOptions<Model, R extends Route> {
  cms: Pick<DeskCms, 'changes'>;
  renderer: Renderer<Model, R>;
  /** Public base URL of the site, without a final slash. */
  siteUrl: string;
  now: () => Date;
}

export const openLiveSite = <Model, R extends Route>({
  cms,
  renderer,
  siteUrl,
  now,
}: LiveSiteOptions<Model, R>): LiveSite => {
  let current = new Map<string, Change>();
  let withdrawn = new Set<string>();
  let last: RawChange | null = null;
  let readAt = -Infinity;
  /** Cached without limit of time, because the names contain a hash of the content. */
  const files = new Map<string, Uint8Array>();

  const refresh = async (): Promise<void> => {
    if (now().getTime() - readAt < FRESH_FOR) return;
    if (last !== null && !(await isSameHistory(last))) forget();
    for (let more = true; more;) {
      const page = await cms.changes(last?.sequence ?? 0, PAGE_SIZE);
      for (const row of page.rows) take(row);
      last = page.rows.at(-1) ?? last;
      more = page.more && page.rows.length > 0;
    }
    readAt = now().getTime();
  };

  /** Whether the CMS still has the last row that was read; another database, or an older copy, does not. */
  const isSameHistory = async (mark: RawChange): Promise<boolean> => {
    const [row] = (await cms.changes(mark.sequence - 1, 1)).rows;
    if (row === undefined) return false;
    return row.sequence > mark.sequence || (nameOf(row) === nameOf(mark) && row['at'] === mark['at']);
  };

  const forget = (): void => {
    current = new Map();
    withdrawn = new Set();
    last = null;
  };

  const take = (row: RawChange): void => {
    const decision = decide(row, withdrawn, (sha256) =>
      current.has(nameOf({ subject: 'picture-erasure', key: sha256 })),
    );
    switch (decision.action) {
      case 'take':
        current.set(nameOf(row), decision.change);
        if (decision.change.subject === 'post' && decision.change.payload.status === 'withdrawn')
          withdrawn.add(row.key);
        break;
      case 'remove':
        current.delete(nameOf({ subject: 'post', key: decision.id }));
        withdrawn.add(decision.id);
        break;
      case 'keep':
        break;
    }
  };

  const renderAt = (url: string, changes: readonly Change[], renditions: Renditions) => {
    const model = renderer.buildModel({ changes, renditions, siteUrl, searchIndexes: [] });
    const route = renderer.routes(model, now().toISOString()).find((each) => each.url === url);
    return route ? renderer.render(route) : Promise.resolve(null);
  };

  return {
    async pageOf(publication, renditions) {
      await refresh();
      const changes = new Map(current);
      changes.set(nameOf({ subject: 'post', key: publication.id }), rowOf(publication));
      return renderAt(postPath(publication), [...changes.values()], renditions);
    },

    async fileAt(url) {
      const kept = files.get(url);
      if (kept) return kept;
      await refresh();
      // Assets do not depend on posts, which would only make the table longer.
      const changes = [...current.values()].filter(({ subject }) => subject !== 'post');
      const file = await renderAt(url, changes, {});
      if (file) files.set(url, file);
      return file;
    },
  };
};

/** Maximum age, in milliseconds, of the public content around a preview. */
const FRESH_FOR = 3000;
const PAGE_SIZE = 500;

const nameOf = ({ subject, key }: { subject: string; key: string }): string => `${subject} ${key}`;

/** The row that the CMS would write for the post. */
const rowOf = (publication: LivePublication): Change => ({
  sequence: Number.MAX_SAFE_INTEGER,
  at: publication.modifiedAt,
  subject: 'post',
  key: publication.id,
  version: PUBLICATION_VERSION,
  payload: publication,
});
