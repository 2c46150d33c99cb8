import { table } from 'virtual:newsroom/table';
import type { APIRoute } from 'astro';
import type { SavedForm } from '../routes/base/addresses.ts';
import type { Page } from '../routes/base/page.ts';
import { savedFile } from './file.ts';

/** For the endpoint `[...path]/[name].<form>.ts`, which makes the files of one form in a static build. */
export const savedFiles = (form: SavedForm) => ({
  getStaticPaths: () =>
    table
      .filter(({ kind, url }) => kind === 'saved' && url.endsWith(`.${form}`))
      .map((route) => {
        const [, path, name] = /^\/(.+)\/([^/]+)\.[a-z]+$/.exec(route.url) ?? [];
        return { params: { path, name }, props: { page: route.props() } };
      }),
  GET: (({ props, locals }) => {
    const page = props.page ?? locals.page;
    if (page?.kind !== 'saved') throw new Error('A file of a post was asked for without its props');
    return new Response(savedFile(page));
  }) satisfies APIRoute<{ page?: Page }>,
});
