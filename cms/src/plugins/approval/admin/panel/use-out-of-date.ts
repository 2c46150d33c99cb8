import { useEffect, useState } from 'react';

import { useReloadMutation } from '../approval-api';
import type { PostKey } from '../../../../domain/content-types';

/** Text and standing are fetched side by side, so for a moment after each save they differ. */
const MOMENT_MS = 1_000;

interface OutOfDate {
  /** The text on the screen is not the one that would be decided on. */
  is: boolean;
  /** It stayed so: the person has to know. */
  told: boolean;
  reload: () => void;
}

/**
 * A decision names the hash of the text that the person saw. Somebody else's save changes the hash
 * but not the screen, so nothing is decided until both are of the same save.
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
