import { plainText } from '@newsroom/shared';
import { type Abbreviation, unexplainedIn } from '../writing/abbreviations';
import { labelOf } from '../labels';
import type { Problem } from '../problems';
import { type PublishInput, isScan } from './publish';
import { PDF } from '../pictures/upload-types';
import { type Draft, type DraftFile, blank } from '../posts/draft';

/** Warnings for the writer and the approver. They refuse nothing, but readers are served better without them. */
export const warningsOf = (input: PublishInput): Problem[] =>
  [...abbreviations(input), ...brief(input), ...documents(input), ...pictures(input)].map(
    ({ field, reason }) => ({
      field: labelOf(input.uid, field),
      reason,
    }),
  );

/** With fields as paths of the contract. */
type Found = Problem[];

const NAMED_AT_MOST = 5;

const abbreviations = ({ draft, units }: PublishInput): Found => {
  const texts = textsOf(draft);
  const names = [...units.values()].flatMap((unit) => unit.names.map(({ name }) => name));
  const found = unexplainedIn(
    texts.map(({ text }) => text),
    names,
  );
  return texts.flatMap(({ field }, index): Found => {
    const here = found[index] ?? [];
    if (here.length === 0) return [];
    const more = here.length - NAMED_AT_MOST;
    const list = here.slice(0, NAMED_AT_MOST).map(({ short }) => `“${short}”`);
    const rest = more > 0 ? ` và ${more} chỗ khác` : '';
    return [
      {
        field,
        reason:
          `${list.join(', ')}${rest} viết tắt mà chưa viết đầy đủ; lần đầu hãy viết đầy đủ, ` +
          `chữ viết tắt để trong ngoặc, ví dụ “${exampleOf(here)}”`,
      },
    ];
  });
};

const exampleOf = (found: readonly Abbreviation[]): string => {
  const { short, full } = found.find((each) => each.full !== null) ?? { short: 'GV', full: 'giáo viên' };
  return `${full} (${short})`;
};

/** Texts in reading order. Quotations and a document's own summary are left out, because we do not change their words. */
const textsOf = (draft: Draft): { field: string; text: string }[] =>
  [
    { field: 'title', text: draft.title },
    { field: 'lead', text: draft.lead },
    ...(['who', 'what', 'when', 'where'] as const).map((field) => ({
      field: `brief.${field}`,
      text: draft.brief?.[field],
    })),
    ...(draft.keyPoints ?? []).map(({ text }, index) => ({ field: `keyPoints.${index}`, text })),
    { field: 'body', text: plainText(draft.body ?? '') },
  ].map(({ field, text }) => ({ field, text: text ?? '' }));

const brief = ({ uid, draft }: PublishInput): Found => {
  const isPolicy = uid === 'api::policy.policy';
  const isEmpty = ['who', 'what', 'when', 'where'].every(
    (field) => blank(draft.brief?.[field as keyof NonNullable<Draft['brief']>]) === null,
  );
  return isPolicy && isEmpty
    ? [
        {
          field: 'brief',
          reason: 'còn trống; bốn câu trả lời ngắn giúp giáo viên, phụ huynh hiểu ngay văn bản',
        },
      ]
    : [];
};

const documents = ({ draft, files }: PublishInput): Found =>
  [
    { field: 'original', file: draft.original },
    ...draft.attachments.map(({ file }, index) => ({ field: `attachments.${index}`, file })),
  ].flatMap(({ field, file }): Found => {
    const reason = file ? documentReason(file, files) : null;
    return reason === null ? [] : [{ field, reason }];
  });

/** An adult in public may be shown on the site without a signed consent, but the picture is not passed on to others. */
const pictures = ({ draft }: PublishInput): Found =>
  [
    { field: 'leadPhoto.consents', photo: draft.leadPhoto },
    ...draft.gallery.map((photo, index) => ({ field: `gallery.${index}.consents`, photo })),
  ].flatMap(({ field, photo }): Found =>
    photo?.people === 'adult' && photo.consents.length === 0
      ? [
          {
            field,
            reason:
              'nhận ra người lớn mà chưa có phiếu: ảnh chỉ hiện trên trang của Sở, không có trong nguồn RSS cho báo chí; ' +
              'nếu người trong ảnh đã ký phiếu, hãy chọn phiếu',
          },
        ]
      : [],
  );

const documentReason = (file: DraftFile, files: PublishInput['files']): string | null => {
  if (isScan(file, files)) {
    return (
      `tệp “${file.name}” là bản chụp, máy đọc màn hình không đọc được; ` +
      'nếu có, hãy thay bằng bản PDF xuất từ Word'
    );
  }
  const facts = files.get(file.id);
  if (facts?.mime.startsWith('video/')) {
    return (
      `“${file.name}” là video: bản này được tải về và dùng lại ở bất cứ đâu; ` +
      'hãy xem hết trước khi duyệt, có nhận ra trẻ em thì mọi em đều phải có phiếu đồng ý'
    );
  }
  return facts?.mime === PDF && facts.textLayer === null
    ? `hệ thống không đọc được tệp “${file.name}”: có thể tệp có mật khẩu hoặc đã hỏng; hãy mở thử, nếu cần thì xuất lại PDF`
    : null;
};
