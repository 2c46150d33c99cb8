import { z } from 'zod';
import { LIMITS, RANGES } from './limits.ts';
import { code, day, email, int, line, text } from './scalars.ts';

const UNIT_TYPES = ['so', 'thanh-pho', 'huyen', 'xa', 'phuong', 'dac-khu', 'truong'] as const;

/** What a successor took over from a unit: its area, or its work. */
const SUCCESSIONS = ['territory', 'function'] as const;

export const unitSchema = z.object({
  /** Permanent; also the unit's part of addresses, so it carries the type: "huyen-an-bien". */
  code,
  type: z.enum(UNIT_TYPES),
  parent: code.nullable(),
  /** Oldest first. `validTo` is the last day of the name; null: it is still valid. */
  names: z
    .array(
      z.object({
        name: line(LIMITS.unit.name),
        /** The unit's code at the General Statistics Office while it had this name. */
        gsoCode: line(LIMITS.unit.gsoCode).nullable(),
        validFrom: day.nullable(),
        validTo: day.nullable(),
      }),
    )
    .min(1),
  /** Units that took over from this one. */
  successors: z.array(z.object({ code, of: z.enum(SUCCESSIONS) })),
});
export type Unit = z.infer<typeof unitSchema>;

export const taskGroupSchema = z.object({
  code,
  number: z.int().min(1),
  shortTitle: line(LIMITS.taskGroup.shortTitle),
  title: line(LIMITS.taskGroup.title),
  description: text(LIMITS.taskGroup.description).nullable(),
  /** Source of the wording: document and clause. */
  sourceDocument: line(LIMITS.taskGroup.sourceDocument).nullable(),
  clause: line(LIMITS.taskGroup.clause).nullable(),
  /** Who compared it with the original, and on which day; null: nobody yet. */
  verified: z.object({ by: line(LIMITS.person.name), on: day }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
});
export type TaskGroup = z.infer<typeof taskGroupSchema>;

export const streamSchema = z.object({
  code,
  shortTitle: line(LIMITS.stream.shortTitle),
  title: line(LIMITS.stream.title),
});
export type Stream = z.infer<typeof streamSchema>;

/** In the order in which readers see them. */
export const CONTACT_ROLES = ['spokesperson', 'press', 'editors'] as const;

const contactSchema = z.object({
  role: z.enum(CONTACT_ROLES),
  name: line(LIMITS.person.name),
  /** Chức vụ. */
  post: line(LIMITS.person.post),
  unit: line(LIMITS.unit.name).nullable(),
  phone: line(LIMITS.person.phone).nullable(),
  email: email.nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** "Đề án 33 là gì?": paragraphs of plain text. */
const programmeSummary = text(LIMITS.programme.summary).refine(
  (value) => value.trim().split(/\s+/).length <= LIMITS.programme.summaryWords,
  { error: `nhiều hơn ${LIMITS.programme.summaryWords} chữ` },
);

export const departmentSchema = z.object({
  name: line(LIMITS.department.name),
  shortName: line(LIMITS.department.shortName),
  /** The department that took over its work, and since when. */
  successor: z.object({ name: line(LIMITS.department.name), validFrom: day }).nullable(),
  /** "Đây là trang chính thức": while it is off, every page is marked as a demo. */
  official: z.boolean(),
  /** Cơ quan chủ quản. */
  governingBody: line(LIMITS.department.governingBody).nullable(),
  address: line(LIMITS.department.address).nullable(),
  phone: line(LIMITS.person.phone).nullable(),
  email: email.nullable(),
  /** Chịu trách nhiệm chính. */
  responsible: line(LIMITS.department.responsible).nullable(),
  /** Contacts for the press and for readers. */
  contacts: z.array(contactSchema),
  /** Giới thiệu; markdown. */
  about: text(LIMITS.department.about).nullable(),
  programme: z
    .object({
      name: line(LIMITS.programme.name),
      document: line(LIMITS.programme.document),
      summary: programmeSummary.nullable(),
    })
    .nullable(),
  /** `tag:<authority>,<year>:<id>` (RFC 4151): set once at installation, never changed. */
  feedAuthority: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .max(LIMITS.department.feedAuthority),
  feedYear: int(RANGES.feedYear),
});
export type Department = z.infer<typeof departmentSchema>;

/** The name valid on the day `on`; before the first name the first one, after the last name the last one. */
export const unitNameOn = (unit: Unit, on: string): string => {
  const holding = unit.names.findLast((entry) => (entry.validFrom ?? '') <= on);
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- the schema demands at least one name
  return (holding ?? unit.names[0]!).name;
};

/** Whether a name of the unit is valid on the day; otherwise no post of that day can belong to the unit. */
export const unitIsValidOn = (unit: Unit, on: string): boolean =>
  unit.names.some((entry) => (entry.validFrom ?? '') <= on && on <= (entry.validTo ?? '9999'));

/** The last day of the unit; null while it exists. */
export const unitEndedOn = (unit: Unit): string | null => unit.names.at(-1)?.validTo ?? null;
