import { assetsBelow } from '../../assets/response.ts';

export const { getStaticPaths, GET } = assetsBelow('/doc-ngoai-tuyen/', '.js');
