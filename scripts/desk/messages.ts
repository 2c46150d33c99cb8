/** A plain page of the desk itself, for cases without a preview. */
export interface Message {
  status: number;
  title: string;
  text: string;
  problems?: readonly { field: string; reason: string }[];
}

export const MESSAGES = {
  forged: {
    status: 403,
    title: 'Liên kết không dùng được',
    text: 'Liên kết xem trước không đúng hoặc đã bị thu hồi. Hãy xin người gửi một liên kết mới.',
  },
  expired: {
    status: 410,
    title: 'Liên kết đã hết hạn',
    text: 'Liên kết xem trước chỉ dùng được trong 24 giờ. Hãy xin người gửi một liên kết mới.',
  },
  changed: {
    status: 410,
    title: 'Bài đã thay đổi',
    text: 'Bài đã thay đổi sau khi có liên kết này. Hãy xin người gửi một liên kết mới.',
  },
  unknown: { status: 404, title: 'Không còn bài này', text: 'Bài đã bị xóa hoặc chưa từng có.' },
  notFound: { status: 404, title: 'Không tìm thấy', text: 'Không có gì ở địa chỉ này.' },
  noMethod: { status: 405, title: 'Không làm được', text: 'Ở đây chỉ xem được, không gửi gì được.' },
  unusable: {
    status: 422,
    title: 'Chưa xem trước được',
    text: 'Có ảnh hoặc tệp của bài chưa đọc được. Hãy tải ảnh hoặc tệp ấy lên lại trong bài.',
  },
  away: {
    status: 503,
    title: 'Tạm thời chưa xem trước được',
    text: 'Hệ thống biên tập chưa trả lời. Hãy mở lại liên kết sau ít phút.',
  },
  busy: {
    status: 503,
    title: 'Đang có nhiều người xem',
    text: 'Hãy mở lại liên kết sau ít phút.',
  },
  failed: {
    status: 500,
    title: 'Chưa xem trước được',
    text: 'Có lỗi khi dựng trang. Người quản trị hệ thống xem được lỗi trong nhật ký.',
  },
} as const satisfies Record<string, Message>;

export const unfinished = (problems: Message['problems'] = []): Message => ({
  status: 422,
  title: 'Bài chưa đủ để xem trước',
  text: 'Hãy sửa những mục sau trong bài:',
  problems,
});

export const messagePage = ({ title, text, problems = [] }: Message): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – Xem trước</title>
<link rel="icon" href="data:,">
<style>body{max-inline-size:40rem;margin:3rem auto;padding-inline:1rem;font:1.125rem/1.6 system-ui,sans-serif}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${problems.length === 0 ? '' : `<ul>\n${problems.map(({ field, reason }) => `<li><strong>${escaped(field)}</strong>: ${escaped(reason)}</li>`).join('\n')}\n</ul>\n`}</main>
</body>
</html>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
