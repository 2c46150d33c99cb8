import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { type Failure, failureOf } from './failure';

/** Sends a request, shows a message on success, and keeps the refusal, so that the caller can show it. */
export function useRequest() {
  const { toggleNotification } = useNotification();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** Returns whether it succeeded. */
  const send = async (request: () => Promise<unknown>, done: string): Promise<boolean> => {
    setFailure(null);
    setBusy(true);
    try {
      await request();
      toggleNotification({ type: 'success', message: done });
      return true;
    } catch (refused) {
      setFailure(failureOf(refused));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { send, failure, busy };
}
