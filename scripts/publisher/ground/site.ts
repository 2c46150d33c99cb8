import type { Model, Route } from '@newsroom/site';
import type { Renderer } from './renderer.ts';

/**
 * The renderer of the publisher: the site's built bundle.
 * @throws Error if the bundle has not been built
 */
export const loadRenderer = async (): Promise<Renderer<Model, Route>> => {
  const site = await import('@newsroom/site').catch((error: unknown) => {
    throw new Error('Chưa dựng được phần trình bày của trang: hãy chạy pnpm --filter @newsroom/site build.', {
      cause: error,
    });
  });
  return {
    edition: site.edition,
    buildModel: site.buildModel,
    routes: site.routes,
    nextChange: site.nextChange,
    sharePictures: site.sharePictures,
    fileOf: site.fileOf,
    render: site.render,
  };
};
