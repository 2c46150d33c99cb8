import { GLOSSARY, formatInstant } from '@newsroom/shared';
import type { MailKind, Waiting } from './mail';
import { UNTITLED } from '../posts/draft';
import type { Problem } from '../problems';
import { ruleOf } from '../workflow/workflow';
import { APPROVED, type State, isIn } from '../posts/facts';

export interface Letter {
  subject: string;
  text: string;
}

/** What a mail shows of a post. */
export interface MailPost {
  title: string | null;
  unit: string | null;
  lead: string | null;
  /** Where it is written, and where it is decided on. */
  formLink: string;
  reviewLink: string;
  sample: boolean;
  /** Why it is to be decided on at once; null: it may wait. */
  urgent: string | null;
  /** After the Ban Biên tập the spokesperson decides. */
  needsSpokesperson: boolean;
  /** What it could not be published for as it stands. */
  problems: readonly Problem[];
  /** What it could do better. */
  warnings: readonly Problem[];
}

export interface News {
  kind: MailKind;
  /** As in the log. */
  action: string;
  from: State;
  to: State;
  /** Name of whoever did it; null: the system. */
  by: string | null;
  /** By whose delegation; null: their own role. */
  actingFor: string | null;
  at: string;
  comment: string | null;
  /** When an approved post will be published. */
  scheduledAt: string | null;
  /** Address on the public site. */
  url: string | null;
}

/** The mail of one step of one post. */
export const newsLetter = (reader: string, post: MailPost, news: News): Letter => ({
  subject: subjectOf(`${headline(news, post)}: ${shortTitle(post)}`, post.sample),
  text: letter(reader, [
    happened(news, post),
    [
      ...(isAsked(news.kind) ? urgency(post) : []),
      ...describe(post),
      `Thời điểm: ${formatInstant(news.at)}`,
      ...(news.comment ? [`${commentLabel(news)}: ${news.comment.trim()}`] : []),
    ].join('\n'),
    ...problemList(post),
    [
      news.kind === 'coming' ? `Xem bài: ${post.reviewLink}` : linkLine(post, ASKS.includes(news.kind)),
      ...(news.url ? [`Trên trang công khai: ${news.url}`] : []),
    ].join('\n'),
  ]),
});

export interface DigestItem {
  post: MailPost;
  waiting: Waiting;
  /** Instant of the post's last step. */
  since: string;
}

/** All that waits for one person, in one mail. */
export const digestLetter = (reader: string, items: readonly DigestItem[], at: string): Letter => ({
  subject: subjectOf(
    `Việc cần làm: ${items.length} tin, bài đang chờ bạn`,
    items.every(({ post }) => post.sample),
  ),
  text: letter(reader, [
    `Tính đến ${formatInstant(at)}, ${items.length} tin, bài đang chờ bạn:`,
    ...items.map(({ post, waiting, since }, index) =>
      [
        `${index + 1}. ${ruleOf(waiting).label}`,
        ...urgency(post),
        ...describe(post),
        `Chờ từ: ${formatInstant(since)}`,
        ...problemList(post),
        linkLine(post, true),
      ].join('\n'),
    ),
  ]),
});

/** Mails that ask their reader for a decision. They link to the page on which it is made. */
const ASKS: readonly MailKind[] = ['confirm', 'approve', 'second', 'emergency'];

/** Whether the mail is about a decision that waits now or will wait later. */
const isAsked = (kind: MailKind): boolean => kind === 'coming' || ASKS.includes(kind);

const linkLine = ({ formLink, reviewLink }: MailPost, asks: boolean): string =>
  asks ? `Xem và duyệt: ${reviewLink}` : `Mở bài: ${formLink}`;

const letter = (reader: string, paragraphs: readonly string[]): string =>
  [
    `Kính gửi ${oneLine(reader)},`,
    ...paragraphs,
    'Thư này do tòa soạn điện tử gửi tự động, xin không trả lời.',
  ].join('\n\n');

const urgency = ({ urgent }: MailPost): string[] =>
  urgent === null ? [] : [`${GLOSSARY.urgent}: ${oneLine(urgent)}`];

const describe = ({ title, unit, lead }: MailPost): string[] => [
  `${GLOSSARY.field.title}: ${oneLine(title) || UNTITLED}`,
  ...(oneLine(unit) ? [`${GLOSSARY.field.unit}: ${oneLine(unit)}`] : []),
  ...(oneLine(lead) ? [`${GLOSSARY.field.lead}: ${oneLine(lead)}`] : []),
];

const problemList = ({ problems, warnings }: MailPost): string[] =>
  [
    { title: 'Những mục chưa đạt:', list: problems },
    { title: 'Nên xem lại:', list: warnings },
  ].flatMap(({ title, list }) =>
    list.length === 0
      ? []
      : [[title, ...list.map(({ field, reason }) => `- ${field}: ${reason}`)].join('\n')],
  );

const headline = ({ kind, to, scheduledAt }: News, post: MailPost): string => {
  switch (kind) {
    case 'confirm':
      return waits(GLOSSARY.state.confirming, post);
    case 'approve':
      return waits(GLOSSARY.state.submitted, post);
    case 'coming':
      return waits('Sẽ cần người phát ngôn duyệt', post);
    case 'returned':
      return GLOSSARY.state.returned;
    case 'proposed':
      return 'Có đề xuất sửa';
    case 'approved':
      return to === 'second' || !scheduledAt
        ? 'Đã duyệt, chờ người phát ngôn'
        : `Đã duyệt, hẹn đăng ${formatInstant(scheduledAt)}`;
    case 'published':
      return GLOSSARY.state.published;
    case 'voided':
      return 'Không còn chờ duyệt';
    case 'unscheduled':
      return 'Đã hủy hẹn giờ đăng';
    case 'held':
      return 'Chưa tự đăng được';
    case 'withdrawn':
      return GLOSSARY.state.withdrawn;
    case 'unreleased':
      return 'Chưa lên trang';
    case 'second':
      return waits(GLOSSARY.state.second, post);
    case 'emergency':
      return 'Khẩn – chờ xác nhận bài đã đăng';
    default:
      return kind satisfies never;
  }
};

/** "Chờ duyệt"; for an urgent post "Cần duyệt gấp – chờ duyệt". */
const waits = (what: string, { urgent }: MailPost): string =>
  urgent === null ? what : `${GLOSSARY.urgent} – ${what.charAt(0).toLowerCase()}${what.slice(1)}`;

const happened = (news: News, post: MailPost): string => {
  const { kind, to, scheduledAt } = news;
  const by = actorOf(news);
  switch (kind) {
    case 'returned':
      return `${by} đã trả lại bài để sửa.`;
    case 'proposed':
      return `${by} đã gửi đề xuất sửa bài. Hãy mở bài để xem, rồi chọn nhận hoặc không nhận đề xuất.`;
    case 'approved':
      return to === 'second' || !scheduledAt
        ? `${by} đã duyệt bài. Bài đang chờ người phát ngôn duyệt.`
        : `${by} đã duyệt bài. Bài sẽ tự đăng lúc ${formatInstant(scheduledAt)}.`;
    case 'published':
      return published(news, by);
    case 'voided':
      return voided(news, by);
    case 'unscheduled':
      return `${by} đã hủy hẹn giờ đăng. Bài trở lại bước “${GLOSSARY.state.submitted}”.`;
    case 'held':
      return `Đến giờ hẹn nhưng hệ thống chưa đăng được bài. Bài chuyển sang bước “${GLOSSARY.state.returned}”.`;
    case 'withdrawn':
      return `${by} đã gỡ bài khỏi trang công khai.`;
    case 'unreleased':
      return 'Bài đã qua duyệt nhưng chưa lên được trang công khai như bản đã duyệt.';
    case 'confirm':
      return `${began(news)} Bài cần lãnh đạo đơn vị xác nhận, rồi mới đến Ban Biên tập${
        post.needsSpokesperson ? ' và người phát ngôn' : ''
      }.`;
    case 'approve':
      return `${began(news)} Bài cần Ban Biên tập duyệt${news.action === 'unschedule' ? ' lại' : ''}${
        post.needsSpokesperson ? ', sau đó đến người phát ngôn' : ''
      }.`;
    case 'coming':
      return `${began(news)} Ban Biên tập duyệt xong, bài sẽ chuyển đến người phát ngôn; khi đó bạn nhận thêm một thư.`;
    case 'second':
      return `${by} đã duyệt bài. Bài cần người phát ngôn duyệt trước khi đăng.`;
    case 'emergency':
      return (
        `${by} đã đăng khẩn bài này. Bài cần một người khác xác nhận: hãy đọc bài, rồi chọn ` +
        `“${ruleOf('confirmEmergency').label}”; nếu bài có sai sót, hãy đề nghị đính chính hoặc gỡ bài.`
      );
    default:
      return kind satisfies never;
  }
};

/** How the post came to wait for a decision. */
const began = (news: News): string => {
  const by = actorOf(news);
  switch (news.action) {
    case 'confirm':
      return `${by} đã xác nhận bài.`;
    case 'flag':
      return `${by} đã đề nghị để người phát ngôn duyệt bài này.`;
    case 'unschedule':
      return `${by} đã hủy hẹn giờ đăng.`;
    default:
      return `${by} đã gửi duyệt bài.`;
  }
};

const published = ({ action }: News, by: string): string => {
  switch (action) {
    case 'publishDue':
      return 'Bài đã được đăng theo giờ hẹn.';
    case 'publishNow':
      return `${by} đã cho đăng bài ngay, không chờ đến giờ hẹn.`;
    case 'emergency':
      return `${by} đã đăng khẩn bài này. Bài còn chờ một người khác xác nhận.`;
    default:
      return `${by} đã duyệt, bài đã được đăng.`;
  }
};

const voided = ({ action, from, to }: News, by: string): string => {
  if (action === 'recall') return `${by} đã rút bài lại để sửa. Sửa xong, bài cần được gửi duyệt lại.`;
  const before = isIn(APPROVED, from) ? 'lần duyệt trước đó' : 'lần gửi duyệt trước đó';
  return to === 'published'
    ? `${by} đã bỏ thay đổi, lấy lại bản đã đăng, nên ${before} không còn hiệu lực.`
    : `${by} đã sửa bài, nên ${before} không còn hiệu lực. Bài cần được gửi duyệt lại.`;
};

const commentLabel = ({ kind, action }: News): string => {
  if (action === 'submit') return 'Lời nhắn';
  switch (kind) {
    case 'withdrawn':
    case 'emergency':
    case 'held':
    case 'unreleased':
      return 'Lý do';
    default:
      return 'Ý kiến';
  }
};

const actorOf = ({ by, actingFor }: News): string => {
  if (by === null) return 'Hệ thống';
  return actingFor === null ? oneLine(by) : `${oneLine(by)} (theo ủy quyền của ${oneLine(actingFor)})`;
};

const SUBJECT_TITLE = 100;

const shortTitle = ({ title }: MailPost): string => {
  const line = oneLine(title) || UNTITLED;
  if (line.length <= SUBJECT_TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', SUBJECT_TITLE)) || line.slice(0, SUBJECT_TITLE)}…`;
};

const subjectOf = (subject: string, sample: boolean): string =>
  sample ? `${GLOSSARY.sampleFeedPrefix} ${subject}` : subject;

/** Titles come from forms and may hold line breaks, but a subject and a line of a mail have to stay one line. */
const oneLine = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
