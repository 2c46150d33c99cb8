import { backToWriter } from './back-to-writer';
import type { Effect } from './effect';

export const recall: Effect<'recall'> = ({ post }) => backToWriter(post, 'draft');
