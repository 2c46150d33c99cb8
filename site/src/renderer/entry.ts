import { edition } from 'virtual:newsroom/edition';
import { createApp } from 'astro/app/entrypoint';
import type { Route } from '../routes/index.ts';
import { savedFile } from '../saved/file.ts';
import type * as contract from './index.d.ts';

export { buildModel, fileOf, goneMarkerOf, nextChange, routes, sharePictures } from '../routes/index.ts';
export { edition };

export const app: typeof contract.app = createApp({ streaming: false });

export const render: typeof contract.render = async (route: Route) => {
  const page = route.props();
  // Made here and not by an Astro page: there are two per post, and rendering through Astro is slower than making them.
  if (page.kind === 'saved') return savedFile(page);
  // Astro serves its 404 page at /404/, with status 404.
  const [path, expected] = route.kind === 'not-found' ? ['/404/', 404] : [route.url, 200];
  const response = await app.render(new Request(page.site.url + path), { locals: { page } });
  if (response.status !== expected)
    throw new Error(`${route.url}: rendering answered ${response.status} instead of ${expected}`);
  return new Uint8Array(await response.arrayBuffer());
};
