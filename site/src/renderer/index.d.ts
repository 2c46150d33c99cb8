/** Exports of the built bundle for the publisher: the route table, and a renderer of its pages that is ready to use. */
import type { Page, Route } from '../routes/index.ts';

export { buildModel, fileOf, goneMarkerOf, nextChange, routes, sharePictures } from '../routes/index.ts';
export type {
  MadePicture,
  Model,
  ModelInput,
  Page,
  Rendition,
  Route,
  SharePicture,
} from '../routes/index.ts';

/** Differs whenever another bundle could make other bytes of the same routes; then everything has to be rendered again. */
export declare const edition: string;

/** The bytes of a route's file. Throws an error with the address if the page cannot be rendered. */
export declare const render: (route: Route) => Promise<Uint8Array>;

/** The Astro application that `render` uses. */
export declare const app: {
  render(request: Request, options: { locals: { page: Page } }): Promise<Response>;
};
