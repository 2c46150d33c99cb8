import type { ReactNode } from 'react';

/** What the content manager gives to the input of a field of its form; of it, the part used here. */
export interface InputProps {
  /** "gallery.2.people" */
  name: string;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
  required?: boolean;
}
