import { Navigate, useParams } from 'react-router-dom';

import { POST_UIDS, type PostUid } from '../../../../domain/content-types';

/** Replaces Strapi's empty form for a new post: forwards to our own page. */
export const forwardFrom = (uid: PostUid) => {
  function Forward() {
    return <Navigate replace to={newPostPath(uid)} />;
  }
  return Forward;
};

/** Forwards from Strapi's address for a copy. */
export const forwardCopyOf = (uid: PostUid) => {
  function Forward() {
    const { origin } = useParams();
    return <Navigate replace to={newPostPath(uid, origin)} />;
  }
  return Forward;
};

export const newPostPath = (uid: PostUid, from?: string): string =>
  `/plugins/approval/new?${new URLSearchParams({ kind: POST_UIDS[uid], ...(from === undefined ? {} : { from }) })}`;
