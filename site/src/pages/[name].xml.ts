import { sitemapsIn } from '../sitemaps/response.ts';

export const { getStaticPaths, GET } = sitemapsIn('/');
