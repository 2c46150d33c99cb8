import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { robots } from '../head/robots.ts';

export const GET: APIRoute = ({ locals }) => {
  const page = locals.page ?? table.find(({ kind }) => kind === 'robots')?.props();
  return new Response(robots(page.site.department));
};
