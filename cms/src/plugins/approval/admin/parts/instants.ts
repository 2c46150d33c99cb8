import { isoLocal } from '@newsroom/shared';

/** What a datetime-local field shows for an instant, in Vietnamese time: "2026-11-25T09:05". */
export const toLocalField = (instant: string): string => isoLocal(instant).slice(0, 16);

/** The instant that a datetime-local field means, read as Vietnamese time; null: none or not a time. */
export function fromLocalField(value: string): string | null {
  const at = Date.parse(`${value}:00+07:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
