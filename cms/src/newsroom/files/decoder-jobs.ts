import type { Rectangle } from '../../domain/pictures/marks';

/** A file by its path, or what stood in another file. */
export type Source = string | Uint8Array;

export interface Size {
  width: number;
  height: number;
}

export interface Blurred extends Size {
  /** JPEG, upright, without metadata; the same of the same picture and rectangles. */
  bytes: Uint8Array;
}

/** What is asked of a process that opens files, and what it answers. */
export interface Jobs {
  /** Opens the picture whole, so that one cut off half-way is found; a larger one is reduced in its place. */
  receive: { ask: { path: string }; answer: Size };
  /** As `receive`, of a picture that is reduced by nobody. */
  open: { ask: { source: Source }; answer: Size };
  /** Reads the head alone: how large the picture is as it is looked at. */
  measure: { ask: { source: Source }; answer: Size };
  /** Puts a JPEG of a phone's picture in a file of its own. */
  jpegOfHeic: { ask: { heic: string; jpeg: string }; answer: null };
  /** Puts the picture, upright and within a size, in a file of its own, in its format. */
  reduce: { ask: { path: string; within: Size; to: string }; answer: Size };
  /** A WebP of the picture, upright and no wider than that. */
  narrow: { ask: { path: string; width: number }; answer: Uint8Array };
  blur: { ask: { path: string; parts: readonly Rectangle[] }; answer: Blurred };
  /** Whether a PDF holds text. */
  textLayer: { ask: { pdf: Uint8Array }; answer: boolean };
}

export type JobName = keyof Jobs;

export interface Question<Name extends JobName = JobName> {
  name: Name;
  ask: Jobs[Name]['ask'];
}

/**
 * Why there is no answer: the file has more pixels than are opened, needs more memory or time than it may, or cannot be
 * read.
 */
export type Failure = 'pixels' | 'memory' | 'time' | 'unreadable';

export type Reply = { answer: Jobs[JobName]['answer'] } | { failure: Failure };
