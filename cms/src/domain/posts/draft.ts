import type { PeopleKind } from '../fields';
import type { Consent } from '../consents/consent';
import { marksOf } from '../pictures/marks';

/** A file of the media library, read once: the facts that the contract carries. */
export interface FileFacts {
  sha256: string;
  mime: string;
  extension: string;
  bytes: number;
  /** Pixels after EXIF orientation; null: no picture. */
  width: number | null;
  height: number | null;
  /** Only of a PDF: false if its pages are pictures, which a screen reader cannot read. null: no PDF, or unreadable. */
  textLayer: boolean | null;
}

export interface DraftFile {
  id: number | string;
  name: string;
}

export interface DraftPhoto {
  picture: DraftFile | null;
  alt: string | null;
  decorative: boolean | null;
  caption: string | null;
  credit: string | null;
  licence: string | null;
  people: PeopleKind | null;
  consents: Consent[];
  checkedWithClass: boolean | null;
  /** As the form sent it; `marksOf` parses it. */
  marks: unknown;
}

/** A draft as the Document Service gives it with the gate's populate. */
export interface Draft {
  documentId: string;
  postId: string;
  slug: string | null;
  sample: boolean | null;
  title: string | null;
  lead: string | null;
  body: string | null;
  format: string | null;
  stream: { code: string } | null;
  taskGroups: { code: string }[];
  unit: { code: string } | null;
  authors: {
    name: string | null;
    penName: string | null;
    role: string | null;
    unit: { code: string } | null;
  }[];
  source: string | null;
  leadPhoto: DraftPhoto | null;
  gallery: DraftPhoto[];
  attachments: { title: string | null; file: DraftFile | null }[];
  /** Of people whom the text names. */
  consents: Consent[];
  // profile
  person?:
    | (Record<'name' | 'honorific' | 'post' | 'workplace', string | null> & {
        yearsInProfession: number | null;
      })
    | null;
  achievements?: { year: number | null; what: string | null; decidedBy: string | null }[];
  quote?: string | null;
  // policy
  documentNumber?: string | null;
  issuer?: string | null;
  documentKind?: string | null;
  issuedOn?: string | null;
  effectiveOn?: string | null;
  expiredOn?: string | null;
  state?: string | null;
  abstract?: string | null;
  keyPoints?: { text: string | null }[];
  brief?: Record<'who' | 'what' | 'when' | 'where', string | null> | null;
  original?: DraftFile | null;
  originalUrl?: string | null;
  implements?: { postId: string; documentNumber: string | null }[];
  replaces?: { postId: string; documentNumber: string | null }[];
}

/** Stands in the place of a title that is not written yet. */
export const UNTITLED = 'Chưa có tiêu đề';

/** Key of a picture with its blurred parts; null: nothing is blurred, or what to blur cannot be known. */
export const blurKey = (photo: DraftPhoto, files: ReadonlyMap<DraftFile['id'], FileFacts>): string | null => {
  const facts = photo.picture ? files.get(photo.picture.id) : undefined;
  const marks = marksOf(photo.marks);
  return facts && marks && marks.blur.length > 0 ? `${facts.sha256} ${JSON.stringify(marks.blur)}` : null;
};

/** The text, or null if the editor left it empty. */
export const blank = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value.trim() === '' ? null : value;
