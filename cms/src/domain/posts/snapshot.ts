import { marksOf } from '../pictures/marks';
import type { Draft, DraftFile, DraftPhoto, FileFacts } from './draft';

/** What readers are told of a change to a live post: nothing of a minor one. */
export type Correction = { kind: 'minor' } | { kind: 'substantial'; note: string };

interface FileRef {
  id: number | string;
  name: string;
  /** null: the file cannot be read. */
  sha256: string | null;
}

/** A draft as it was at one moment, with codes for vocabularies and hashes for files. */
export type Snapshot = Omit<
  Draft,
  'documentId' | 'slug' | 'leadPhoto' | 'gallery' | 'attachments' | 'original' | 'consents'
> & {
  leadPhoto: PhotoSnapshot | null;
  gallery: PhotoSnapshot[];
  attachments: { title: string | null; file: FileRef | null }[];
  original?: FileRef | null;
  /** Missing in versions that are older than consents. */
  consents?: ConsentRef[];
};

/** Only the code, because the record of the person who signed may be erased. */
interface ConsentRef {
  code: string | null;
}

export type PhotoSnapshot = Omit<
  DraftPhoto,
  'picture' | 'consents' | 'people' | 'checkedWithClass' | 'marks'
> & {
  picture: FileRef | null;
} & {
  // Missing in versions that are older than consents.
  people?: DraftPhoto['people'];
  consents?: ConsentRef[];
  checkedWithClass?: boolean | null;
  marks?: unknown;
};

type Files = ReadonlyMap<DraftFile['id'], FileFacts>;

export const snapshotOf = (draft: Draft, files: Files): Snapshot => {
  const fileRef = (file: DraftFile | null | undefined): FileRef | null =>
    file ? { id: file.id, name: file.name, sha256: files.get(file.id)?.sha256 ?? null } : null;
  const photo = ({
    picture,
    alt,
    decorative,
    caption,
    credit,
    licence,
    ...photo
  }: DraftPhoto): PhotoSnapshot => ({
    picture: fileRef(picture),
    alt,
    decorative,
    caption,
    credit,
    licence,
    people: photo.people,
    consents: codesOf(photo.consents),
    checkedWithClass: photo.checkedWithClass,
    marks: marksOf(photo.marks) ?? photo.marks,
  });
  const relation = ({ postId, documentNumber }: { postId: string; documentNumber: string | null }) => ({
    postId,
    documentNumber,
  });
  return {
    postId: draft.postId,
    sample: draft.sample,
    title: draft.title,
    lead: draft.lead,
    body: draft.body,
    format: draft.format,
    stream: draft.stream && { code: draft.stream.code },
    taskGroups: draft.taskGroups.map(({ code }) => ({ code })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    unit: draft.unit && { code: draft.unit.code },
    authors: draft.authors.map(({ name, penName, role, unit }) => ({
      name,
      penName,
      role,
      unit: unit && { code: unit.code },
    })),
    source: draft.source,
    leadPhoto: draft.leadPhoto && photo(draft.leadPhoto),
    gallery: draft.gallery.map(photo),
    attachments: draft.attachments.map(({ title, file }) => ({ title, file: fileRef(file) })),
    consents: codesOf(draft.consents),
    ...(draft.person === undefined ? {} : { person: draft.person && personOf(draft.person) }),
    ...(draft.achievements
      ? {
          achievements: draft.achievements.map(({ year, what, decidedBy }) => ({ year, what, decidedBy })),
          quote: draft.quote ?? null,
        }
      : {}),
    ...(draft.keyPoints
      ? {
          documentNumber: draft.documentNumber ?? null,
          issuer: draft.issuer ?? null,
          documentKind: draft.documentKind ?? null,
          issuedOn: draft.issuedOn ?? null,
          effectiveOn: draft.effectiveOn ?? null,
          expiredOn: draft.expiredOn ?? null,
          state: draft.state ?? null,
          abstract: draft.abstract ?? null,
          keyPoints: draft.keyPoints.map(({ text }) => ({ text })),
          brief: draft.brief ? briefOf(draft.brief) : null,
          original: fileRef(draft.original),
          originalUrl: draft.originalUrl ?? null,
          implements: (draft.implements ?? []).map(relation).sort(byPostId),
          replaces: (draft.replaces ?? []).map(relation).sort(byPostId),
        }
      : {}),
  };
};

/**
 * The text whose hash an approval is bound to: all fields, files by their content, vocabularies by their codes, and
 * what readers will be told of the change. Equal drafts give equal text on every database.
 */
export const approvedText = (snapshot: Snapshot, correction: Correction | null): string =>
  JSON.stringify({ ...snapshot, correction }, (key, value: unknown) => {
    if (isFileRef(value)) {
      // A file's id and name are not public, except that the name of the original document is shown as its title.
      return key === 'original' ? { name: value.name, sha256: value.sha256 } : value.sha256;
    }
    // A form sends an empty field as "" or not at all; both have to give the same hash.
    return value === '' || value === undefined ? null : value;
  });

/** The code of every consent that a version of a post names. */
export const consentCodes = ({ consents, leadPhoto, gallery }: Snapshot): string[] =>
  [consents, leadPhoto?.consents, ...gallery.map((photo) => photo.consents)].flatMap((each) =>
    (each ?? []).flatMap(({ code }) => code ?? []),
  );

/** Every file that a version of a post shows. */
export const filesIn = ({ leadPhoto, gallery, attachments, original }: Snapshot): FileRef[] =>
  [
    leadPhoto?.picture,
    ...gallery.map(({ picture }) => picture),
    ...attachments.map(({ file }) => file),
    original,
  ].flatMap((file) => file ?? []);

/** The ids of these files in the media library. */
export const fileIdsOf = (snapshot: Snapshot): DraftFile['id'][] => filesIn(snapshot).map(({ id }) => id);

/** The ids of the policies that a version of a policy names. */
export const policyIds = (snapshot: Snapshot | null): string[] =>
  [...(snapshot?.implements ?? []), ...(snapshot?.replaces ?? [])].map(({ postId }) => postId);

const codesOf = (consents: readonly ConsentRef[]): ConsentRef[] =>
  consents.map(({ code }) => ({ code })).sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1));

const personOf = ({ name, honorific, post, workplace, yearsInProfession }: NonNullable<Draft['person']>) => ({
  name,
  honorific,
  post,
  workplace,
  yearsInProfession,
});

const briefOf = ({ who, what, when, where }: NonNullable<Draft['brief']>) => ({ who, what, when, where });

const byPostId = (a: { postId: string }, b: { postId: string }) => (a.postId < b.postId ? -1 : 1);

const isFileRef = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'id' in value;
