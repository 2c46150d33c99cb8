import type { Change } from '@newsroom/shared';

/** One size of a picture, as pages and feeds name it. */
export interface Rendition {
  /** "/anh/<sha256>-640.jpg" */
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg';
}

/** Every size of a picture, smallest first, by the sha256 of its original. */
export type Renditions = Record<string, Rendition[]>;

/** One address of the site. Two routes with the same url and key give the same bytes. */
export interface Route {
  url: string;
  key: string;
  /** A notice in the place of a withdrawn post, which servers answer with 410. */
  gone: boolean;
}

/** All that the publisher knows of the site; `S` is the renderer's own route with its props. */
export interface Renderer<Model, S extends Route = Route> {
  /** Changes whenever the same data may give other bytes. */
  edition: string;
  buildModel: (input: { changes: readonly Change[]; renditions: Renditions; siteUrl: string }) => Model;
  /** `asOf`: instant in UTC. */
  routes: (model: Model, asOf: string) => readonly S[];
  /** The next instant at which a key changes by time alone; null: none. */
  nextChange: (model: Model, asOf: string) => string | null;
  /** "/bai-viet/" → "bai-viet/index.html" */
  fileOf: (url: string) => string;
  render: (route: S) => Promise<Uint8Array>;
}
