import { isoLocal } from '@newsroom/shared';

/** The value of a datetime-local field for an instant, in Vietnamese time: "2026-11-25T09:05". */
export const toLocalField = (instant: string): string => isoLocal(instant).slice(0, 16);

/** The instant for the value of a datetime-local field, read as Vietnamese time; null: empty or not a time. */
export function fromLocalField(value: string): string | null {
  const at = Date.parse(`${value}:00+07:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
