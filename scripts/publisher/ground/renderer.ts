import type { Change } from '@newsroom/shared';
import type { ShownIndex } from './search-index.ts';

/** One size of a picture, as pages and feeds name it. */
export interface Rendition {
  /** "/anh/<sha256>-720.avif" */
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg' | 'image/avif';
}

/** What has been made of one original. */
export interface MadePicture {
  /** Narrowest first; at least one. */
  jpeg: readonly Rendition[];
  /** The same widths; none until all of them have been made. */
  avif: readonly Rendition[];
  /** A few pixels as a `data:` address, to stand in until the picture is there. */
  placeholder: string;
}

/** By the sha256 of the original. */
export type Renditions = Record<string, MadePicture>;

/** One address of the site. Two routes with the same url and key give the same bytes. */
export interface Route {
  url: string;
  key: string;
  /** A notice in the place of a withdrawn post, which servers answer with 410. */
  gone: boolean;
}

/** What social networks show of a post. */
export interface SharePicture {
  /** Public address; another one whenever the picture shows something else. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Lies below the card. */
  photo: {
    /** The public address of the size that it is made of. */
    path: string;
    focalPoint: { x: number; y: number } | null;
    frame: Frame;
  } | null;
  /** Boxes as satori draws them. */
  card: () => object;
}

/** A rectangle in pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** All that the publisher knows of the site; `S` is the renderer's own route with its props. */
export interface Renderer<Model, S extends Route = Route> {
  /** Changes whenever the same data may give other bytes. */
  edition: string;
  buildModel: (input: {
    changes: readonly Change[];
    renditions: Renditions;
    siteUrl: string;
    /** The indexes that the search page is told of. */
    searchIndexes: readonly ShownIndex[];
  }) => Model;
  /** `asOf`: instant in UTC. */
  routes: (model: Model, asOf: string) => readonly S[];
  /** The next instant at which a key changes by time alone; null: none. */
  nextChange: (model: Model, asOf: string) => string | null;
  /** Of all live posts, the most urgent first. */
  sharePictures: (model: Model) => readonly SharePicture[];
  /** "/bai-viet/" → "bai-viet/index.html" */
  fileOf: (url: string) => string;
  render: (route: S) => Promise<Uint8Array>;
}
