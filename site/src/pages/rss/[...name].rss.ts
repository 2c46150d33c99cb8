import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { rssOf } from '../../feeds/rss.ts';
import type { Page } from '../../routes/base/page.ts';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'feed')
    .map((route) => ({
      params: { name: route.url.slice('/rss/'.length, -'.rss'.length) },
      props: { page: route.props() },
    }));

export const GET: APIRoute<{ page?: Page }> = async ({ props, locals }) => {
  const page = props.page ?? locals.page;
  if (page?.kind !== 'feed') throw new Error('A feed was asked for without its items');
  return new Response(await rssOf(page));
};
