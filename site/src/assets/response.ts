import { bytes } from 'virtual:newsroom/assets';
import type { APIRoute } from 'astro';
import { ASSETS } from './assets.ts';

/**
 * The answer at an asset's address.
 * @throws Error when no asset has it
 */
const assetResponse = (url: string): Response => {
  const asset = ASSETS.find((each) => each.url === url);
  const encoded = bytes[url];
  if (asset === undefined || encoded === undefined) throw new Error(`${url} is no asset`);
  const decoded = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return new Response(decoded, { headers: { 'content-type': asset.type } });
};

/** The endpoint `<folder>[name]<extension>.ts`; Astro takes an address without a slash at its end only by its extension. */
export const assetsBelow = (folder: string, extension: string) => ({
  getStaticPaths: () =>
    ASSETS.filter(({ url }) => url.startsWith(folder) && url.endsWith(extension))
      .map(({ url }) => url.slice(folder.length, -extension.length))
      .filter((name) => !name.includes('/'))
      .map((name) => ({ params: { name } })),
  GET: (({ params }) => assetResponse(`${folder}${params['name'] ?? ''}${extension}`)) satisfies APIRoute,
});
