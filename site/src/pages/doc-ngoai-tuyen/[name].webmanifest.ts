import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { manifestOf } from '../../head/manifest.ts';
import { OFFLINE_PATH } from '../../routes/base/addresses.ts';
import type { Page } from '../../routes/base/page.ts';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'manifest')
    .map((route) => ({
      params: { name: route.url.slice(OFFLINE_PATH.length, -'.webmanifest'.length) },
      props: { page: route.props() },
    }));

export const GET: APIRoute<{ page?: Page }> = ({ props, locals }) => {
  const page = props.page ?? locals.page;
  if (page?.kind !== 'manifest') throw new Error('The manifest was asked for without its site');
  return new Response(JSON.stringify(manifestOf(page)));
};
