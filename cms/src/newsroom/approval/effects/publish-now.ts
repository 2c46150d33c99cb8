import type { Effect } from './effect';
import { publishing } from './publishing';

export const publishNow: Effect<'publishNow'> = ({ post, actor }) => publishing(post, actor.id);
