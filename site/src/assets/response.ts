import { bytes } from 'virtual:newsroom/assets';
import type { APIRoute } from 'astro';
import { ASSETS } from './assets.ts';

/**
 * The response for the address of an asset.
 * @throws Error if no asset has this address
 */
const assetResponse = (url: string): Response => {
  const asset = ASSETS.find((each) => each.url === url);
  const encoded = bytes[url];
  if (asset === undefined || encoded === undefined) throw new Error(`${url} is no asset`);
  const decoded = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return new Response(decoded, { headers: { 'content-type': asset.type } });
};

/** For an endpoint `<folder>[name]<extension>.ts`: Astro matches an address without a final slash only by extension. */
export const assetsBelow = (folder: string, extension: string) => ({
  getStaticPaths: () =>
    ASSETS.filter(({ url }) => url.startsWith(folder) && url.endsWith(extension))
      .map(({ url }) => url.slice(folder.length, -extension.length))
      .filter((name) => !name.includes('/'))
      .map((name) => ({ params: { name } })),
  GET: (({ params }) => assetResponse(`${folder}${params['name'] ?? ''}${extension}`)) satisfies APIRoute,
});
