import { backToWriter } from './back-to-writer';
import type { Effect } from './effect';

export const returnToWriter: Effect<'return'> = ({ post }) => backToWriter(post, 'returned');
