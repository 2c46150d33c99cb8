import {
  attachmentPath,
  formatDay,
  formatInstant,
  GLOSSARY,
  markdownBlocks,
  postPath,
  type Attachment,
  type Block,
  type LivePublication,
  type Photo,
  type Policy,
  type Profile,
  type Run,
} from '@newsroom/shared';
import {
  briefAnswers,
  byline,
  documentFacts,
  fileFacts,
  labelOf,
  personFacts,
  RELATION,
  signature,
  type Fact,
} from '../facts.ts';
import type { Site } from '../routes/base/model.ts';

/** A part of a saved post; the text's own headings start at level 2, below the title. */
export type SavedBlock =
  | Block
  | { type: 'title' | 'lead' | 'mark' | 'small'; runs: Run[] }
  | { type: 'facts'; facts: readonly Fact[] };

/** A post as a file to keep: everything on its page except pictures and links to other posts. */
export interface SavedDocument {
  title: string;
  lead: string;
  /** The authors; without a name, the department. */
  creator: string;
  company: string;
  /** First publication and last change. */
  created: string;
  modified: string;
  blocks: SavedBlock[];
}

export const savedDocument = (post: LivePublication, site: Site): SavedDocument => {
  const { department } = site;
  const authors = post.authors.filter(({ role }) => role === 'author').map(signature);
  return {
    title: post.title,
    lead: post.lead,
    creator: authors.length > 0 ? authors.join(', ') : department.name,
    company: department.name,
    created: post.firstPublishedAt,
    modified: post.modifiedAt,
    blocks: [
      ...headOf(post, site),
      ...beforeText(post),
      ...markdownBlocks(post.body).map((block) => absolute(block, site.url)),
      ...afterText(post, site),
      ...picturesOf(post),
      ...section(GLOSSARY.field.attachments, filesOf(post.attachments, site)),
      ...footOf(post, site),
    ],
  };
};

const headOf = (post: LivePublication, { department }: Site): SavedBlock[] => [
  ...(department.official ? [] : [mark(GLOSSARY.demoStrip)]),
  ...(post.sample ? [mark(GLOSSARY.sampleMark)] : []),
  { type: 'title', runs: text(post.title) },
  { type: 'lead', runs: text(post.lead) },
  small(`${labelOf(post)}. Đăng lúc ${formatInstant(post.firstPublishedAt)}.`),
  ...(post.modifiedAt > post.firstPublishedAt
    ? [small(`Cập nhật lúc ${formatInstant(post.modifiedAt)}.`)]
    : []),
  small(`${GLOSSARY.field.unit}: ${post.unit.name}`),
  ...post.authors.map((author) => small(byline(author))),
  ...post.corrections.map(({ at, note }): SavedBlock => ({
    type: 'mark',
    runs: [...text(`Đính chính ngày ${formatDay(at)}: `), ...text(note)],
  })),
];

const beforeText = (post: LivePublication): SavedBlock[] => {
  switch (post.kind) {
    case 'article':
      return [];
    case 'profile':
      return [{ type: 'facts', facts: personFacts(post) }, ...quoteOf(post)];
    case 'policy':
      return [
        small(GLOSSARY.policyNote),
        ...section(GLOSSARY.field.brief, facts(briefAnswers(post))),
        ...section(GLOSSARY.field.keyPoints, list(post.keyPoints.map((point) => text(point)))),
      ];
  }
};

const afterText = (post: LivePublication, site: Site): SavedBlock[] => {
  switch (post.kind) {
    case 'article':
      return [];
    case 'profile':
      return section(GLOSSARY.field.achievements, achievementsOf(post));
    case 'policy':
      return [...section('Văn bản', facts(documentFacts(post))), ...originalOf(post, site)];
  }
};

const quoteOf = ({ quote, person }: Profile): SavedBlock[] =>
  quote === null
    ? []
    : [{ type: 'quote', blocks: [paragraph(text(quote)), paragraph(text(`– ${person.name}`))] }];

const achievementsOf = ({ achievements }: Profile): SavedBlock[] =>
  achievements.length === 0
    ? []
    : [
        {
          type: 'table',
          head: [text('Năm'), text(GLOSSARY.field.achievements), text('Nơi quyết định')],
          rows: achievements.map(({ year, what, decidedBy }) => [
            text(String(year)),
            text(what),
            text(decidedBy ?? ''),
          ]),
        },
      ];

const originalOf = ({ original, originalUrl, relations }: Policy, site: Site): SavedBlock[] => [
  ...(original ? filesOf([original], site) : []),
  ...(originalUrl === null
    ? []
    : [paragraph(link('Văn bản gốc trên trang của cơ quan ban hành', originalUrl))]),
  ...section(
    'Văn bản liên quan',
    list(relations.map(({ relation, number }) => text(`${RELATION[relation]} ${number}`))),
  ),
];

/** The pictures themselves stay on the page; the file has their descriptions and credits. */
const picturesOf = ({ leadPhoto, gallery }: LivePublication): SavedBlock[] => {
  const lines = [leadPhoto, ...gallery].flatMap((photo) => (photo ? [creditOf(photo)] : []));
  return section('Ảnh của bài (xem trên trang)', list([...new Set(lines)].map((line) => text(line))));
};

const creditOf = ({ caption, alt, credit }: Photo): string =>
  [caption ?? alt, credit].filter((part) => part !== null).join(' – ');

const filesOf = (files: readonly Attachment[], { url }: Site): SavedBlock[] =>
  list(
    files.map((file) => [...link(file.title, url + attachmentPath(file)), ...text(` (${fileFacts(file)})`)]),
  );

const footOf = (post: LivePublication, { url, department }: Site): SavedBlock[] => {
  const address = url + postPath(post);
  return [
    { type: 'rule' },
    ...(post.source === null ? [] : [small(`${GLOSSARY.field.source}: ${post.source}`)]),
    { type: 'small', runs: [...text('Địa chỉ của bài: '), ...link(address, address)] },
    small(`Khi phát hành lại, ghi rõ nguồn “${department.name}”.`),
    small('Bài trên trang có thể đã được đính chính hoặc cập nhật sau khi tệp này được lưu.'),
  ];
};

const section = (title: string, blocks: SavedBlock[]): SavedBlock[] =>
  blocks.length === 0 ? [] : [{ type: 'heading', level: 2, runs: text(title) }, ...blocks];

const facts = (all: readonly Fact[]): SavedBlock[] =>
  all.length === 0 ? [] : [{ type: 'facts', facts: all }];

const list = (items: Run[][]): SavedBlock[] =>
  items.length === 0 ? [] : [{ type: 'list', start: null, items: items.map((runs) => [paragraph(runs)]) }];

const mark = (line: string): SavedBlock => ({ type: 'mark', runs: text(line) });

const small = (line: string): SavedBlock => ({ type: 'small', runs: text(line) });

const paragraph = (runs: Run[]): Block => ({ type: 'paragraph', runs });

const text = (words: string): Run[] => [{ text: words, ...PLAIN }];

const link = (words: string, href: string): Run[] => [{ text: words, ...PLAIN, href: new URL(href).href }];

const PLAIN = { bold: false, italic: false, struck: false, code: false, href: null };

/**
 * A file is read without its page, so its links need absolute addresses. An invalid address would make Word report the
 * file as damaged, so such a link becomes plain text.
 */
const absolute = (block: Block, base: string): Block => {
  const inRuns = (runs: Run[]): Run[] =>
    runs.map((run) =>
      run.href === null
        ? run
        : { ...run, href: URL.canParse(run.href, base) ? new URL(run.href, base).href : null },
    );
  const within = (blocks: Block[]): Block[] => blocks.map((each) => absolute(each, base));
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: inRuns(block.runs) };
    case 'list':
      return { ...block, items: block.items.map(within) };
    case 'quote':
      return { ...block, blocks: within(block.blocks) };
    case 'table':
      return { ...block, head: block.head.map(inRuns), rows: block.rows.map((row) => row.map(inRuns)) };
    case 'code':
    case 'rule':
      return block;
  }
};
