import { z } from 'zod';
import { code, day, line, text } from './scalars.ts';

export const UNIT_TYPES = ['so', 'thanh-pho', 'huyen', 'xa', 'phuong', 'dac-khu', 'truong'] as const;

export const unitSchema = z.object({
  /** Permanent; also the unit's part of addresses, so it carries the type: "huyen-an-bien". */
  code,
  type: z.enum(UNIT_TYPES),
  parent: code.nullable(),
  /** Oldest first. `validTo` is the last day on which the name holds; null: still does. */
  names: z
    .array(
      z.object({
        name: line(200),
        /** Code of the General Statistics Office while the name held. */
        gsoCode: line(20).nullable(),
        validFrom: day.nullable(),
        validTo: day.nullable(),
      }),
    )
    .min(1),
  /** Who took over: the area ("territory") or the work ("function"). */
  successors: z.array(z.object({ code, of: z.enum(['territory', 'function']) })),
});
export type Unit = z.infer<typeof unitSchema>;

export const taskGroupSchema = z.object({
  code,
  number: z.int().positive(),
  shortTitle: line(100),
  title: line(500),
  description: text(3000).nullable(),
  /** Where the wording comes from: document and clause. */
  sourceDocument: line(300).nullable(),
  clause: line(200).nullable(),
  /** Compared with the original: by whom and on which day; null: not yet. */
  verified: z.object({ by: line(120), on: day }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
});
export type TaskGroup = z.infer<typeof taskGroupSchema>;

export const streamSchema = z.object({
  code,
  shortTitle: line(100),
  title: line(500),
});
export type Stream = z.infer<typeof streamSchema>;

/** In the order in which readers find them. */
export const CONTACT_ROLES = ['spokesperson', 'press', 'editors'] as const;

const contactSchema = z.object({
  role: z.enum(CONTACT_ROLES),
  name: line(120),
  /** Chức vụ. */
  post: line(200),
  unit: line(200).nullable(),
  phone: line(50).nullable(),
  email: z.email().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

const SUMMARY_WORDS = 150;

/** "Đề án 33 là gì?": paragraphs of plain text. */
const programmeSummary = text(3000).refine((value) => value.trim().split(/\s+/).length <= SUMMARY_WORDS, {
  error: `nhiều hơn ${SUMMARY_WORDS} chữ`,
});

export const departmentSchema = z.object({
  name: line(200),
  shortName: line(100),
  /** The department that took over its work, and since when. */
  successor: z.object({ name: line(200), validFrom: day }).nullable(),
  /** "Đây là trang chính thức": until a person switches it on, every page is marked as a demo. */
  official: z.boolean(),
  /** Cơ quan chủ quản. */
  governingBody: line(200).nullable(),
  address: line(300).nullable(),
  phone: line(50).nullable(),
  email: z.email().nullable(),
  /** Chịu trách nhiệm chính. */
  responsible: line(200).nullable(),
  /** Whom the press and readers may turn to. */
  contacts: z.array(contactSchema),
  /** Giới thiệu; markdown. */
  about: text(20_000).nullable(),
  programme: z
    .object({ name: line(300), document: line(100), summary: programmeSummary.nullable() })
    .nullable(),
  /** `tag:<authority>,<year>:<id>` (RFC 4151): set once at installation, never changed. */
  feedAuthority: z.string().regex(/^[a-z0-9.-]+$/),
  feedYear: z.int().min(2000).max(2100),
});
export type Department = z.infer<typeof departmentSchema>;

/** The name that holds on `on`; before the first name the first, after the last the last. */
export const unitNameOn = (unit: Unit, on: string): string => {
  const holding = unit.names.findLast((entry) => (entry.validFrom ?? '') <= on);
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- the schema demands at least one name
  return (holding ?? unit.names[0]!).name;
};

/** Whether some name of the unit holds on the day: only then can a post be of this unit. */
export const unitIsValidOn = (unit: Unit, on: string): boolean =>
  unit.names.some((entry) => (entry.validFrom ?? '') <= on && on <= (entry.validTo ?? '9999'));

/** The last day of the unit; null while it exists. */
export const unitEndedOn = (unit: Unit): string | null => unit.names.at(-1)?.validTo ?? null;
