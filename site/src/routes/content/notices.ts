import {
  erasedPath,
  GLOSSARY,
  postPath,
  type LivePublication,
  type WithdrawnPublication,
} from '@newsroom/shared';
import { memo } from '../base/memo.ts';
import type { Model, Month } from '../base/model.ts';
import type { Notice } from '../base/page.ts';
import { refOf } from './posts.ts';

type Titled = WithdrawnPublication & { slug: string; title: string };

/** Whether the post's own address may still be used; after a withdrawn consent it may not, because it contains a name. */
export const keepsItsAddress = (post: WithdrawnPublication): post is Titled =>
  post.reasonKind !== 'consent' && post.slug !== null && post.title !== null;

/** All corrections and withdrawals, newest first. */
export const noticesOf = ({ months, withdrawn }: Model): Notice[] => {
  const notices = [...withdrawn.map(withdrawal), ...months.flatMap(correctionsIn)];
  return notices.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
};

const withdrawal = memo((post: WithdrawnPublication): Notice => {
  const common = { type: 'withdrawal', id: post.id, at: post.withdrawnAt } as const;
  return keepsItsAddress(post)
    ? { ...common, url: postPath(post), title: post.title, reason: post.reason }
    : // Not even the written reason, because its author may have named a person.
      { ...common, url: erasedPath(post.id), title: null, reason: GLOSSARY.withdrawnByConsent };
});

const correctionsIn = memo(({ posts }: Month): Notice[] => posts.flatMap(({ post }) => corrections(post)));

const corrections = memo((post: LivePublication): Notice[] =>
  post.corrections.map(({ at, note }, index) => ({
    type: 'correction',
    id: post.id,
    at,
    number: index + 1,
    note,
    post: refOf(post),
  })),
);
