import { z } from 'zod';
import { cleanText } from '../text/clean.ts';
import { LIMITS } from './limits.ts';

/** One line of text: NFC, no control characters, no line breaks, trimmed. */
export const line = (max: number) =>
  z
    .string()
    .overwrite((value) => cleanText(value).replace(/\s+/g, ' ').trim())
    .min(1)
    .max(max);

/** Text of several lines or markdown: NFC, no control characters. */
export const text = (max: number) => z.string().overwrite(cleanText).min(1).max(max);

/** A whole number within a range, both ends included. */
export const int = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

/** An e-mail address. */
export const email = z.email().max(LIMITS.person.email);

/** An instant in UTC, ISO 8601 with milliseconds: "2022-07-06T02:00:00.000Z". */
export const instant = z.iso.datetime({ precision: 3 });

/** A calendar day in Vietnamese time: "2022-07-06". */
export const day = z.iso.date();

/** A vocabulary's permanent code, also its part of an address: "huyen-an-bien". */
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(LIMITS.code);

/** sha256 of a file's original bytes, lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Scheme, host and port of a server: no name or password, no path, no slash at the end. */
export const ORIGIN = /^https?:\/\/[^/?#@\\\s]+$/;
