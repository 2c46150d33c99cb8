import type { Change } from '@newsroom/shared';
import type { ShownIndex } from './search-index.ts';

/** One size of a picture, as pages and feeds refer to it. */
export interface Rendition {
  /** "/anh/<sha256>-720.avif" */
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg' | 'image/avif';
}

/** What has been made from one original. */
export interface MadePicture {
  /** Narrowest first; at least one. */
  jpeg: readonly Rendition[];
  /** The same widths; empty until all of them have been made. */
  avif: readonly Rendition[];
  /** A picture of a few pixels as a `data:` address, shown until the picture has loaded. */
  placeholder: string;
}

/** By the sha256 of the original. */
export type Renditions = Record<string, MadePicture>;

/** One address of the site. Two routes with the same url and key give the same bytes. */
export interface Route {
  url: string;
  key: string;
  /** The page is the notice of a withdrawn post; servers answer with status 410. */
  gone: boolean;
}

/** The picture that social networks show for a post. */
export interface SharePicture {
  /** Public address; different whenever the picture shows something else. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Drawn below the card. */
  photo: {
    /** Public address of the size that it is made from. */
    path: string;
    focalPoint: { x: number; y: number } | null;
    frame: Frame;
  } | null;
  /** Boxes in the format of satori. */
  card: () => object;
}

/** A rectangle in pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Everything that the publisher knows about the site; `S` is the renderer's own route with its props. */
export interface Renderer<Model, S extends Route = Route> {
  /** Changes whenever the same data may give other bytes. */
  edition: string;
  buildModel: (input: {
    changes: readonly Change[];
    renditions: Renditions;
    siteUrl: string;
    /** The indexes that the search page may use. */
    searchIndexes: readonly ShownIndex[];
  }) => Model;
  /** `asOf`: instant in UTC. */
  routes: (model: Model, asOf: string) => readonly S[];
  /** The next instant at which a key changes only because time has passed; null: none. */
  nextChange: (model: Model, asOf: string) => string | null;
  /** The share pictures of all live posts, most urgent first. */
  sharePictures: (model: Model) => readonly SharePicture[];
  /** "/bai-viet/" → "bai-viet/index.html" */
  fileOf: (url: string) => string;
  render: (route: S) => Promise<Uint8Array>;
}
