/** What the built bundle gives to the publisher: the route table and a warm renderer of its pages. */
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

/** Differs whenever another bundle could make other bytes of the same routes: then all is to be rendered. */
export declare const edition: string;

/** The bytes of a route's file. Throws, naming the address, when the page cannot be rendered. */
export declare const render: (route: Route) => Promise<Uint8Array>;

/** Astro's application behind `render`. */
export declare const app: {
  render(request: Request, options: { locals: { page: Page } }): Promise<Response>;
};
