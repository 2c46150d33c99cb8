import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { securityTxtOf } from '../../head/security-txt.ts';
import type { Page } from '../../routes/base/page.ts';

export const getStaticPaths = () =>
  table
    .filter(({ kind }) => kind === 'security')
    .map((route) => ({ params: { name: 'security' }, props: { page: route.props() } }));

export const GET: APIRoute<{ page?: Page }> = ({ props, locals }) => {
  const page = props.page ?? locals.page;
  if (page?.kind !== 'security') throw new Error('security.txt was asked for without a contact');
  return new Response(securityTxtOf(page));
};
