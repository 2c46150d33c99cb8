export { type Finding, checkSite } from './check-site.ts';
export { openTree } from './tree.ts';
