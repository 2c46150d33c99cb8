import { useCallback, useEffect, useState } from 'react';

import { useGetStandingQuery } from '../approval-api';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

/** How often, and for how long, to ask whether the public site has been updated. */
const POLL_MS = 1_000;
const PATIENCE_MS = 15_000;

interface Shown {
  standing: Standing | undefined;
  failed: boolean;
  /** The site is being asked repeatedly whether it has been updated. */
  polling: boolean;
  lookAgain: () => void;
}

/** The standing of a post; it is fetched again until the public site shows it. */
export function useStanding(post: PostKey): Shown {
  const [waitedEnough, setWaitedEnough] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { data, error, refetch } = useGetStandingQuery(post, { refetchOnMountOrArgChange: true });
  const following = data ? isFollowing(data) : false;
  const polling = following && !waitedEnough;
  useEffect(() => {
    if (!following) return;
    const patience = setTimeout(() => setWaitedEnough(true), PATIENCE_MS);
    return () => {
      clearTimeout(patience);
      setWaitedEnough(false);
    };
  }, [following, attempt]);
  useEffect(() => {
    if (!polling) return;
    const poll = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(poll);
  }, [polling, refetch]);
  const lookAgain = useCallback(() => {
    setAttempt((count) => count + 1);
    void refetch();
  }, [refetch]);
  return { standing: data, failed: error !== undefined, polling, lookAgain };
}

/** The public site does not show the decision yet. */
export const isFollowing = ({ status, releasedAt, refusal }: Standing): boolean =>
  status !== 'draft' && releasedAt === null && refusal === null;
