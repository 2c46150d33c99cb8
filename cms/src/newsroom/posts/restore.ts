import type { Snapshot } from '../../domain/posts/snapshot';
import { documentIdOf } from '../vocabularies/vocabularies';
import { rowsOf } from '../ground/rows';

/** A snapshot as input for the Document Service. Files and entries that have been deleted since are left out. */
export const draftData = async (snapshot: Snapshot): Promise<Record<string, unknown>> => {
  const fileId = async (file: { id: number | string } | null | undefined): Promise<number | null> => {
    const found = file ? await rowsOf('plugin::upload.file').findOne({ where: { id: file.id } }) : null;
    return found?.id ?? null;
  };
  const consentIds = async (consents: readonly { code: string | null }[] | undefined): Promise<string[]> => {
    const found = await rowsOf('api::consent.consent').findMany({
      where: { code: { $in: (consents ?? []).map(({ code }) => code) } },
      select: ['documentId'],
    });
    return found.map(({ documentId }) => documentId);
  };
  const photo = async ({ picture, consents, ...photo }: Snapshot['gallery'][number]) => ({
    ...photo,
    picture: await fileId(picture),
    consents: await consentIds(consents),
  });
  const policies = async (posts: readonly { postId: string }[] | undefined) => {
    const found = await rowsOf('api::policy.policy').findMany({
      where: { postId: { $in: (posts ?? []).map(({ postId }) => postId) }, publishedAt: null },
      select: ['documentId'],
    });
    return found.map(({ documentId }) => documentId);
  };
  const { postId: _id, sample: _sample, original, implements: implementing, replaces, ...fields } = snapshot;
  return {
    ...fields,
    stream: await documentIdOf('api::stream.stream', snapshot.stream?.code),
    taskGroups: await present(
      snapshot.taskGroups.map(({ code }) => documentIdOf('api::task-group.task-group', code)),
    ),
    unit: await documentIdOf('api::unit.unit', snapshot.unit?.code),
    consents: await consentIds(snapshot.consents),
    authors: await Promise.all(
      snapshot.authors.map(async ({ unit, ...author }) => ({
        ...author,
        unit: await documentIdOf('api::unit.unit', unit?.code),
      })),
    ),
    leadPhoto: snapshot.leadPhoto && (await photo(snapshot.leadPhoto)),
    gallery: await Promise.all(snapshot.gallery.map(photo)),
    attachments: await Promise.all(
      snapshot.attachments.map(async ({ title, file }) => ({ title, file: await fileId(file) })),
    ),
    ...(snapshot.keyPoints
      ? {
          original: await fileId(original),
          implements: await policies(implementing),
          replaces: await policies(replaces),
        }
      : {}),
  };
};

const present = async <T>(values: readonly Promise<T | null>[]): Promise<T[]> =>
  (await Promise.all(values)).filter((value) => value !== null);
