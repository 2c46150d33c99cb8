import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'feed')
    .map(({ url, props }) => ({ params: { name: url.slice('/rss/'.length, -'.rss'.length) }, props: { page: props() } }));

export const GET: APIRoute = ({ props, locals }) => {
  const page = props['page'] ?? locals.page;
  return new Response(JSON.stringify(page));
};
