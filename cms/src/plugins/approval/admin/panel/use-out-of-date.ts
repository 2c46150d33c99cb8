import { useEffect, useState } from 'react';

import { useReloadMutation } from '../approval-api';
import type { PostKey } from '../../../../domain/content-types';

/** Text and standing are fetched separately, so after each save they differ for a moment. */
const MOMENT_MS = 1_000;

interface OutOfDate {
  /** The text on the screen is not the one that the decision would be about. */
  is: boolean;
  /** It stayed out of date for more than a moment, so the person has to be told. */
  told: boolean;
  reload: () => void;
}

/**
 * A decision sends the hash of the text that the person saw. If somebody else saves, the hash changes but not the screen,
 * so no decision is possible until both belong to the same save.
 * @param is the text on the screen is not the one that the standing is about
 */
export function useOutOfDate(post: PostKey, is: boolean, unsaved = false): OutOfDate {
  const [reload] = useReloadMutation();
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!is) return;
    const moment = setTimeout(() => setTold(true), MOMENT_MS);
    return () => {
      clearTimeout(moment);
      setTold(false);
    };
  }, [is, unsaved]);
  return { is, told, reload: () => void reload(post) };
}
