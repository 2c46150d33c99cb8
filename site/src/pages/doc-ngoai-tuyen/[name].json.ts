import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { OFFLINE_PATH } from '../../routes/base/addresses.ts';
import type { Page } from '../../routes/base/page.ts';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'offline-list')
    .map((route) => ({
      params: { name: route.url.slice(OFFLINE_PATH.length, -'.json'.length) },
      props: { page: route.props() },
    }));

export const GET: APIRoute<{ page?: Page }> = ({ props, locals }) => {
  const page = props.page ?? locals.page;
  if (page?.kind !== 'offline-list')
    throw new Error('The list of what a device keeps was asked for without its posts');
  return new Response(JSON.stringify(page.list));
};
