import { useState } from 'react';

export type ChangeKind = 'minor' | 'substantial';

/** What readers are told of a change to a live post, as it is being chosen in a dialog. */
export interface CorrectionChoice {
  kind: ChangeKind | null;
  note: string;
  kindMissing: boolean;
  noteMissing: boolean;
  setKind: (kind: ChangeKind) => void;
  setNote: (note: string) => void;
  /** In the form that the server expects; null: the post is not live. */
  correction: { kind: 'minor' } | { kind: 'substantial'; note: string } | null;
}

export function useCorrection(live: boolean, initial: ChangeKind | null = null): CorrectionChoice {
  const [kind, setKind] = useState(initial);
  const [note, setNote] = useState('');
  const chosen = kind === 'substantial' ? { kind, note: note.trim() } : kind && { kind };
  return {
    kind,
    note,
    kindMissing: live && kind === null,
    noteMissing: live && kind === 'substantial' && note.trim() === '',
    setKind,
    setNote,
    correction: live ? chosen : null,
  };
}
