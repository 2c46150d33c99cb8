import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import { robotsOf } from '../head/robots.ts';

export const GET: APIRoute = ({ locals }) => {
  // In a static build, an address without parameters gets no props.
  const page = locals.page ?? table.find(({ kind }) => kind === 'robots')?.props();
  if (page === undefined) throw new Error('/robots.txt is not in the route table');
  return new Response(robotsOf(page.site));
};
