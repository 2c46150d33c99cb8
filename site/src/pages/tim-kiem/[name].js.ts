import { assetsBelow } from '../../assets/response.ts';

export const { getStaticPaths, GET } = assetsBelow('/tim-kiem/', '.js');
