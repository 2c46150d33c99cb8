import type { ReactNode } from 'react';

/** What the content manager passes to the input of a field; only the part used here. */
export interface InputProps {
  /** "gallery.2.people" */
  name: string;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
  required?: boolean;
}
