import { savedFiles } from '../../saved/endpoint.ts';

export const { getStaticPaths, GET } = savedFiles('docx');
