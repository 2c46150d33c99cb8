import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import type { Page } from '../routes/base/page.ts';
import { newsSitemapOf, sitemapIndexOf, sitemapOf } from './xml.ts';

/** The endpoint `<folder>[name].xml.ts`. */
export const sitemapsIn = (folder: string) => ({
  getStaticPaths: () =>
    table
      .filter(({ url }) => url.endsWith('.xml') && url.slice(0, url.lastIndexOf('/') + 1) === folder)
      .map((route) => ({
        params: { name: route.url.slice(folder.length, -'.xml'.length) },
        props: { page: route.props() },
      })),
  GET: (({ props, locals }) => new Response(xmlOf(props['page'] ?? locals.page))) satisfies APIRoute<{
    page?: Page;
  }>,
});

const xmlOf = (page: Page | undefined): string => {
  switch (page?.kind) {
    case 'sitemap':
      return sitemapOf(page);
    case 'sitemap-index':
      return sitemapIndexOf(page);
    case 'news-sitemap':
      return newsSitemapOf(page);
    default:
      throw new Error('A sitemap was asked for without its entries');
  }
};
