import { expect, test } from 'vitest';
import { marked, withoutMarks } from './marks.ts';

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="vi"><head>${head}</head> <body class="x"> ${body} </body></html>`;

test.each([
  ['a plain page', '<title>Bài</title>', '<p>Chữ</p>'],
  ['tags as text of an attribute', '<meta content="</head><body>">', '<img alt="<body>">'],
  [
    'tags in a comment, a style and a script',
    '<!-- </head><body> --><style>a{b:"</head><body>"}</style>',
    '',
  ],
  ['a less-than sign in a style', '<style>@media (width<48rem){a{b:c}}</style>', '<p>1 &lt; 2</p>'],
  ['data for search engines', '<script type="application/ld+json">{"a":"</head><body>"}</script>', ''],
])('the strip is the first thing in the body, and comes off again: %s', (_, head, body) => {
  const html = page(head, body);
  const preview = marked(html);
  expect(preview.replace(head, '').replace(body, '')).toMatch(
    /<head><meta name="robots"[^>]*><\/head> <body class="x"><p role="note"[^>]*>Bản xem trước – chưa đăng<\/p>/,
  );
  expect(withoutMarks(preview)).toBe(html);
});

test.each(['', '<p>Không có đầu trang</p>', '<head></head>', '<body></body>'])(
  'a page that cannot be marked is none: %s',
  (html) => {
    expect(() => marked(html)).toThrow();
  },
);
