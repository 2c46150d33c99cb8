import {
  GLOSSARY,
  type Attachment,
  type LivePublication,
  type Photo,
  type Unit,
  dayOf,
  headingsIn,
  linksIn,
  livePublicationSchema,
  picturesIn,
  problemsOf,
  slugOf,
  unitIsValidOn,
  unitNameOn,
} from '@newsroom/shared';
import { pictureProblems, textProblems, usesOf } from '../consents/consent';
import { MARKS_REFUSED, marksOf } from '../pictures/marks';
import { findOldEncoding, oldEncodingReason } from '../writing/old-encoding';
import { POST_UIDS, type PostUid } from '../content-types';
import type { RecordStatus } from '../fields';
import { labelOf } from '../labels';
import { type Problem, vietnameseReason } from '../problems';
import { unfilledIn } from '../posts/templates';
import { isPicture } from '../pictures/upload-types';
import { type FileFacts, type DraftFile, type DraftPhoto, type Draft, blank, blurKey } from '../posts/draft';

/** Everything that a decision to publish depends on; read under the lock by the caller. */
export interface PublishInput {
  uid: PostUid;
  draft: Draft;
  record: {
    status: RecordStatus;
    firstPublishedAt: string | null;
    /** What readers have been told so far, and what they are told now. */
    corrections: LivePublication['corrections'];
  };
  /** Instant of this publication. */
  at: string;
  units: ReadonlyMap<string, Unit>;
  files: ReadonlyMap<DraftFile['id'], FileFacts>;
  /** The blurred picture for each picture with parts to blur, by `blurKey`. */
  blurred: ReadonlyMap<string, FileFacts>;
  /** Ids of the withdrawn posts among those that the text links to: a new text must not link to them. */
  withdrawn: ReadonlySet<string>;
  /** sha256 of the post's pictures that were removed with a consent: they must not be published again. */
  erasedPictures: ReadonlySet<string>;
}

export type PublishResult = { publication: LivePublication } | { problems: Problem[] };

/**
 * The only way from a draft to a publication. Pure: it decides and maps, and saves nothing. Names every problem, not
 * only the first.
 */
export const publish = (input: PublishInput): PublishResult => {
  if (input.record.status === 'withdrawn') {
    return {
      problems: [
        {
          field: labelOf(input.uid, 'workflow'),
          reason: 'Bài đã gỡ thì không đăng lại được. Hãy viết bài mới nếu cần.',
        },
      ],
    };
  }
  const whole = candidate(input);
  const own = [...ruleProblems(input), ...oldEncodings(input, whole)];
  const parsed = livePublicationSchema.safeParse(whole);
  if (own.length === 0 && parsed.success) return { publication: parsed.data };
  const named = new Set(own.map((problem) => problem.field));
  const formal = parsed.success
    ? []
    : problemsOf(parsed.error)
        // No editor can correct these fields. `ruleProblems` already says what is wrong with the file.
        .filter(
          ({ field }) => own.length === 0 || !/\.(sha256|mime|extension|bytes|width|height)$/.test(field),
        )
        .map(({ field, reason }) => ({ field: fieldName(input, field), reason: vietnameseReason(reason) }))
        .filter((problem) => !named.has(problem.field));
  return { problems: [...own, ...formal] };
};

const candidate = (input: PublishInput): unknown => {
  const { uid, draft, record, at, units, files } = input;
  const firstPublishedAt = record.firstPublishedAt ?? at;
  const unitNameAt = (code: string) => {
    const unit = units.get(code);
    return unit ? unitNameOn(unit, dayOf(firstPublishedAt)) : null;
  };
  const common = {
    status: 'live',
    kind: POST_UIDS[uid],
    id: draft.postId,
    slug: draft.slug ?? slugOf(draft.title ?? ''),
    title: blank(draft.title),
    lead: blank(draft.lead),
    body: blank(draft.body),
    format: draft.format,
    stream: draft.stream?.code,
    taskGroups: draft.taskGroups.map((group) => group.code).sort(),
    unit: draft.unit && { code: draft.unit.code, name: unitNameAt(draft.unit.code) },
    firstPublishedAt,
    modifiedAt: at,
    corrections: record.corrections,
    authors: draft.authors.map((author) => ({
      name: author.name,
      penName: blank(author.penName),
      role: author.role,
      unit: author.unit && unitNameAt(author.unit.code),
    })),
    source: blank(draft.source),
    leadPhoto: draft.leadPhoto && photoOf(draft.leadPhoto, input),
    gallery: draft.gallery.map((photo) => photoOf(photo, input)),
    attachments: draft.attachments.map(({ title, file }) => attachmentOf(title, file, files)),
    sample: draft.sample === true,
  };
  switch (uid) {
    case 'api::article.article':
      return common;
    case 'api::profile.profile':
      return {
        ...common,
        person: draft.person && {
          name: draft.person.name,
          honorific: blank(draft.person.honorific),
          post: blank(draft.person.post),
          workplace: blank(draft.person.workplace),
          yearsInProfession: draft.person.yearsInProfession,
        },
        achievements: (draft.achievements ?? []).map(({ year, what, decidedBy }) => ({
          year,
          what,
          decidedBy: blank(decidedBy),
        })),
        quote: blank(draft.quote),
      };
    case 'api::policy.policy':
      return {
        ...common,
        document: {
          number: blank(draft.documentNumber),
          issuer: blank(draft.issuer),
          kind: blank(draft.documentKind),
          issuedOn: draft.issuedOn,
          effectiveOn: draft.effectiveOn ?? null,
          expiredOn: draft.expiredOn ?? null,
        },
        state: draft.state,
        abstract: blank(draft.abstract),
        keyPoints: (draft.keyPoints ?? []).map((point) => point.text),
        brief: draft.brief
          ? { who: draft.brief.who, what: draft.brief.what, when: draft.brief.when, where: draft.brief.where }
          : null,
        original: draft.original ? attachmentOf(draft.original.name, draft.original, files) : null,
        originalUrl: blank(draft.originalUrl),
        relations: [
          ...relationsOf('implements', draft.implements ?? []),
          ...relationsOf('replaces', draft.replaces ?? []),
        ],
      };
    default:
      return uid satisfies never;
  }
};

/** Rules that the schema cannot express, each with what to do about it. */
const ruleProblems = (input: PublishInput): Problem[] => {
  const { draft, record, at, units, files, withdrawn, erasedPictures } = input;
  const problems: Problem[] = [];
  const add = (field: string, reason: string) => problems.push({ field: labelOf(input.uid, field), reason });

  for (const field of ['title', 'lead', 'body'] as const) {
    if (blank(draft[field]) === null) add(field, 'chưa có nội dung');
  }
  for (const field of ['title', 'lead', 'body', 'quote', 'abstract'] as const) {
    const [first, ...more] = unfilledIn(draft[field] ?? '');
    if (first === undefined) continue;
    const others = more.length > 0 ? ` và ${more.length} chỗ nữa` : '';
    add(field, `còn chỗ chưa điền: “${first}”${others}; hãy điền hoặc xóa cả ngoặc`);
  }
  if (!draft.stream) add('stream', 'chưa chọn');
  if (draft.taskGroups.length === 0) add('taskGroups', 'chưa chọn nhóm nào');

  const day = dayOf(record.firstPublishedAt ?? at);
  const unit = draft.unit && units.get(draft.unit.code);
  if (!unit) add('unit', 'chưa chọn');
  else if (!unitIsValidOn(unit, day))
    add('unit', `“${unitNameOn(unit, day)}” không còn hoạt động vào ngày đăng bài`);

  const photos = [
    ...(draft.leadPhoto ? [{ path: 'leadPhoto', photo: draft.leadPhoto }] : []),
    ...draft.gallery.map((photo, index) => ({ path: `gallery.${index}`, photo })),
  ];
  for (const { path, photo } of photos) {
    const facts = photo.picture ? files.get(photo.picture.id) : undefined;
    if (!photo.picture) add(path, 'chưa chọn ảnh');
    else if (!facts) add(path, `không đọc được tệp “${photo.picture.name}”; hãy tải ảnh lên lại`);
    else if (!isPicture(facts.mime)) add(path, `tệp “${photo.picture.name}” không phải là ảnh`);
    if (photo.decorative !== true && blank(photo.alt) === null) {
      add(`${path}.alt`, 'chưa có mô tả; nếu ảnh chỉ để trang trí, hãy chọn “Ảnh trang trí”');
    }
    if (blank(photo.credit) === null) add(`${path}.credit`, 'chưa ghi tác giả ảnh');
    if (!marksOf(photo.marks)) add(`${path}.marks`, MARKS_REFUSED);
    else if (facts && !shownOf(photo, input)) {
      add(`${path}.marks`, 'chưa làm mờ được ảnh này; hãy tải ảnh lên lại rồi đánh dấu lại');
    }
    for (const { field, reason } of pictureProblems(photo, at)) add(`${path}.${field}`, reason);
    if (erasedPictures.has(shownOf(photo, input)?.sha256 ?? '')) {
      add(path, 'ảnh này đã gỡ vì người trong ảnh rút đồng ý; hãy dùng ảnh khác');
    }
  }
  const documents = [
    ...draft.attachments.map(({ file }, index) => ({ path: `attachments.${index}`, file })),
    ...(draft.original ? [{ path: 'original', file: draft.original }] : []),
  ];
  for (const { path, file } of documents) {
    const facts = file ? files.get(file.id) : undefined;
    if (!file || !facts) add(path, 'không đọc được tệp; hãy tải lên lại');
    // The form of a document does not ask who is in a picture, and with whose consent.
    else if (isPicture(facts.mime)) {
      add(
        path,
        `“${file.name}” là ảnh; hãy đưa ảnh vào mục “${GLOSSARY.field.gallery}”, văn bản thì dùng tệp PDF`,
      );
    }
  }
  if (
    input.uid === 'api::policy.policy' &&
    isOnlyScan(draft, files) &&
    !draft.keyPoints?.some(({ text }) => blank(text) !== null)
  ) {
    add(
      'keyPoints',
      'văn bản chỉ có bản chụp, máy đọc màn hình không đọc được: hãy ghi những điểm chính của văn bản',
    );
  }
  for (const field of ['implements', 'replaces'] as const) {
    if (draft[field]?.some(({ documentNumber }) => blank(documentNumber) === null)) {
      add(field, 'văn bản đã chọn chưa ghi số, ký hiệu; hãy ghi ở bài của văn bản đó, hoặc bỏ chọn');
    }
  }
  for (const reason of textProblems(draft.consents, at)) add('consents', reason);
  if (picturesIn(draft.body ?? '').length > 0) {
    add('body', 'có ảnh chèn trong nội dung; hãy chuyển ảnh sang mục “Chùm ảnh” để có mô tả và tác giả ảnh');
  }
  for (const reason of bodyProblems(draft.body ?? '', withdrawn)) add('body', reason);
  return problems;
};

/** Whether all that readers get of a policy's document is pictures of its pages. */
const isOnlyScan = ({ original, originalUrl, attachments }: Draft, files: PublishInput['files']): boolean => {
  const documents = [original, ...attachments.map(({ file }) => file)].filter((file) => file != null);
  return (
    blank(originalUrl) === null && documents.length > 0 && documents.every((file) => isScan(file, files))
  );
};

export const isScan = (file: DraftFile | null | undefined, files: PublishInput['files']): boolean =>
  file !== null && file !== undefined && files.get(file.id)?.textLayer === false;

/** Text in an encoding older than Unicode, in any field of the post. */
const oldEncodings = (input: PublishInput, value: unknown, path = ''): Problem[] => {
  if (typeof value === 'string') {
    const found = findOldEncoding(value.replace(/[#*_>|`~]/g, ' ').split('\n'));
    return found ? [{ field: fieldName(input, path), reason: oldEncodingReason(found) }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    oldEncodings(input, item, path ? `${path}.${key}` : key),
  );
};

/** A path of the publication in the words of the form, which keeps the related documents in two fields. */
const fieldName = ({ uid, draft }: PublishInput, path: string): string => {
  const [, index] = /^relations\.(\d+)\b/.exec(path) ?? [];
  if (index === undefined) return labelOf(uid, path);
  return labelOf(uid, Number(index) < (draft.implements?.length ?? 0) ? 'implements' : 'replaces');
};

/** Faults in the text that readers would meet: headings out of order, links without an address or to withdrawn posts. */
const bodyProblems = (body: string, withdrawn: ReadonlySet<string>): string[] => {
  const problems: string[] = [];
  let level = 1;
  for (const heading of headingsIn(body)) {
    if (heading.text === '') problems.push('có một tiêu đề mục để trống');
    else if (heading.level > level + 1) {
      problems.push(
        `tiêu đề mục “${heading.text}” nhỏ hơn mục đứng trước quá một bậc; hãy bớt một dấu # ở đầu dòng`,
      );
    }
    level = heading.level;
  }
  for (const { href, text } of linksIn(body)) {
    if (href === '' || href === '#') problems.push(`liên kết “${text}” chưa có địa chỉ`);
    else if (text === '') problems.push(`liên kết đến ${href} chưa có chữ để bấm`);
    const id = postIdIn(href);
    if (id !== undefined && withdrawn.has(id)) problems.push(`liên kết “${text}” dẫn đến bài đã gỡ`);
  }
  return problems;
};

/** The ids of posts that a text links to. */
export const linkedPosts = (body: string): string[] =>
  linksIn(body).flatMap(({ href }) => postIdIn(href) ?? []);

const postIdIn = (href: string): string | undefined => /-([0-9a-z]{7})\/?(?:[?#].*)?$/.exec(href)?.[1];

/** The file to show for a picture: the blurred one if parts are to be blurred, and never the original instead. */
const shownOf = (photo: DraftPhoto, { files, blurred }: PublishInput): FileFacts | undefined => {
  if (!photo.picture || !marksOf(photo.marks)) return undefined;
  const key = blurKey(photo, files);
  return key === null ? files.get(photo.picture.id) : blurred.get(key);
};

const photoOf = (photo: DraftPhoto, input: PublishInput): Photo | Record<string, unknown> => {
  const facts = shownOf(photo, input);
  return {
    sha256: facts?.sha256,
    mime: facts?.mime,
    width: facts?.width,
    height: facts?.height,
    alt: photo.decorative === true ? null : blank(photo.alt),
    caption: blank(photo.caption),
    credit: blank(photo.credit),
    licence: blank(photo.licence),
    alsoFor: usesOf(photo, input.at),
    focalPoint: marksOf(photo.marks)?.focalPoint ?? null,
  };
};

const attachmentOf = (
  title: string | null,
  file: DraftFile | null,
  files: PublishInput['files'],
): Attachment | Record<string, unknown> => {
  const facts = file ? files.get(file.id) : undefined;
  return {
    sha256: facts?.sha256,
    mime: facts?.mime,
    extension: facts?.extension,
    bytes: facts?.bytes,
    title: blank(title),
    scanned: facts?.textLayer === false,
  };
};

const relationsOf = (
  relation: 'implements' | 'replaces',
  posts: { postId: string; documentNumber: string | null }[],
) =>
  posts
    .map((post) => ({ relation, id: post.postId, number: post.documentNumber }))
    .sort((a, b) => a.id.localeCompare(b.id));
