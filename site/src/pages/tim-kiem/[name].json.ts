import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import type { Page } from '../../routes/base/page.ts';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'search-indexes' || kind === 'search-gone')
    .map((route) => ({
      params: { name: route.url.slice('/tim-kiem/'.length, -'.json'.length) },
      props: { page: route.props() },
    }));

export const GET: APIRoute<{ page?: Page }> = ({ props, locals, url }) =>
  Response.json(contentOf(props.page ?? locals.page, url.pathname));

const contentOf = (page: Page | undefined, path: string): unknown => {
  if (page?.kind === 'search-indexes') return page.indexes;
  if (page?.kind === 'search-gone') return page.ids;
  throw new Error(`${path} was asked for without its props`);
};
