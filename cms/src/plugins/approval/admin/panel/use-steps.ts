import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';

import { useActMutation } from '../approval-api';
import { type Failure, failureOf } from '../parts/failure';
import { STEP_TEXT } from '../texts';
import type { Step } from './step-dialog';
import type { PostKey } from '../../../../domain/content-types';
import type { AskedAction } from '../../../../domain/workflow/workflow';

/** The open dialog; null: none. */
export type Open = Step | 'proposal' | 'history' | null;

export interface Steps {
  open: Open;
  show: (open: Open) => void;
  busy: boolean;
  failure: Failure | null;
  /** The step that this person made last, while the page is open. */
  made: AskedAction | null;
  /** @param body what is sent with the step, besides the hash of the text */
  take: (step: Step, body: Record<string, unknown>) => Promise<void>;
}

/**
 * The steps that a person makes with one post: which dialog is open, and the result.
 * @param draftHash of the text on the screen; undefined: there is no text yet
 */
export function useSteps(post: PostKey, draftHash: string | undefined, onTried: () => void): Steps {
  const [act, acting] = useActMutation();
  const [open, setOpen] = useState<Open>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<AskedAction | null>(null);
  const { toggleNotification } = useNotification();
  const show = useCallback((next: Open) => {
    setFailure(null);
    setOpen(next);
  }, []);
  return {
    open,
    busy: acting.isLoading,
    failure,
    made,
    show,
    take: async ({ action }, body) => {
      setFailure(null);
      try {
        await act({ ...post, action, body: { draftHash, ...body } }).unwrap();
        toggleNotification({ type: 'success', message: STEP_TEXT[action].done });
        setOpen(null);
        setMade(action);
      } catch (refused) {
        setFailure(failureOf(refused));
      }
      onTried();
    },
  };
}
