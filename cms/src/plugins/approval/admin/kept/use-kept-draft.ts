import { useAuth, useForm } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

import {
  KEEP_EVERY_MS,
  type Slot,
  changesOf,
  dropOld,
  enter,
  isSaved,
  keep,
  keptOf,
  savedOtherwise,
  slotKey,
} from './kept-drafts';
import { onSaved } from './own-saves';

type Values = Record<string, unknown>;

export interface KeptDraft {
  /** Unsaved text of an earlier form of this post; the person can take it back or drop it. */
  offer: (Slot & { savedOtherwise: string[] }) | null;
  takeBack: () => void;
  drop: () => void;
  /** When the present content of the form was stored; null: it was not, or there is nothing to store. */
  keptAt: string | null;
  /** The browser did not store it. */
  failed: boolean;
}

/** Stores what is typed into the surrounding form on this machine, until it is saved. */
export function useKeptDraft(documentId: string): KeptDraft {
  const { values, initialValues, modified, disabled, setValues } = useForm(
    'useKeptDraft',
    (form) => form as typeof form & { values: Values; initialValues: Values },
  );
  const account = useAuth('useKeptDraft', ({ user }) => user?.id);
  const [offers, setOffers] = useState<Slot[]>([]);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [opened] = useState(() => Math.random().toString(36).slice(2));
  /** Typed, but not stored yet. */
  const pending = useRef<{ values: Values; loaded: Values } | null>(null);
  const key = account === undefined ? null : slotKey(account, documentId, opened);

  useEffect(() => {
    if (account === undefined) return;
    enter(localStorage, account);
    dropOld(localStorage, Date.now());
    // The storage is read once, after old entries were deleted. No event reports changes in it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setOffers(keptOf(localStorage, account, documentId));
  }, [account, documentId]);

  const flush = useCallback(() => {
    if (!pending.current || key === null || account === undefined) return;
    const { values: typed, loaded } = pending.current;
    pending.current = null;
    const at = new Date().toISOString();
    const kept = keep(localStorage, account, key, { at, changes: changesOf(loaded, typed) });
    setKeptAt(kept ? at : null);
    setFailed(!kept);
  }, [account, key]);

  useEffect(() => {
    if (disabled) return;
    if (!modified) {
      // The person undid all changes. The timer makes sure of that: when a form is closed, the page is gone before it ends.
      const timer = setTimeout(() => {
        if (key !== null) localStorage.removeItem(key);
        setKeptAt(null);
      }, KEEP_EVERY_MS);
      return () => clearTimeout(timer);
    }
    pending.current = { values, loaded: initialValues };
    return undefined;
  }, [values, initialValues, modified, disabled, key]);

  useEffect(() => {
    const timer = setInterval(flush, KEEP_EVERY_MS);
    const hide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', flush);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  useEffect(
    () =>
      onSaved((saved) => {
        if (saved !== documentId || key === null) return;
        pending.current = null;
        localStorage.removeItem(key);
        setKeptAt(null);
        setFailed(false);
      }),
    [documentId, key],
  );

  const offer = offers.find((slot) => !isSaved(slot, initialValues));
  const settle = (): void => {
    if (offer) localStorage.removeItem(offer.key);
    setOffers(offers.filter((slot) => slot !== offer));
  };
  return {
    offer:
      offer && !disabled
        ? {
            ...offer,
            savedOtherwise: savedOtherwise(offer, initialValues),
          }
        : null,
    takeBack() {
      if (!offer) return;
      const taken = Object.entries(offer.changes).map(([name, { to }]) => [name, to] as const);
      const next = { ...values, ...Object.fromEntries(taken) };
      // The text is stored under the new key before the old one is deleted.
      pending.current = { values: next, loaded: initialValues };
      flush();
      setValues(next);
      settle();
    },
    drop: settle,
    keptAt,
    failed,
  };
}
