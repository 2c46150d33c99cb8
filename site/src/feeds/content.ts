import {
  attachmentPath,
  formatDay,
  GLOSSARY,
  renderMarkdown,
  type Attachment,
  type LivePublication,
  type Policy,
  type Profile,
} from '@newsroom/shared';
import { briefAnswers, byline, documentFacts, fileFacts, personFacts, type Fact } from '../facts.ts';
import type { FeedPost, Picture } from '../routes/base/page.ts';
import { Html, markup, withAbsoluteUrls } from './html.ts';

/** The whole text of a post for a feed: plain HTML with absolute addresses. */
export const contentOf = ({ post, lead, gallery }: FeedPost, siteUrl: string): string =>
  withAbsoluteUrls(
    markup`${[
      post.sample ? markup`<p><strong>${GLOSSARY.sampleMark}</strong></p>` : null,
      post.corrections.map(
        ({ at, note }) => markup`<p><strong>Đính chính ngày ${formatDay(at)}:</strong> ${note}</p>`,
      ),
      markup`<p><strong>${post.lead}</strong></p>`,
      lead && figure(lead),
      ofKind(post),
      gallery.map(figure),
      downloads(post.attachments),
      markup`<p>${[post.unit.name, ...post.authors.map(byline)].join('. ')}.</p>`,
      post.source === null ? null : markup`<p>Nguồn: ${post.source}</p>`,
    ]}`,
    siteUrl,
  ).text;

const ofKind = (post: LivePublication): (Html | null)[] => {
  const body = new Html(renderMarkdown(post.body));
  switch (post.kind) {
    case 'article':
      return [body];
    case 'profile':
      return [table(personFacts(post)), body, ...quoteAndAchievements(post)];
    case 'policy':
      return [...summaryOf(post), body, ...originalOf(post)];
  }
};

const quoteAndAchievements = ({ quote, achievements }: Profile): (Html | null)[] => [
  quote === null ? null : markup`<blockquote><p>${quote}</p></blockquote>`,
  ...section(
    GLOSSARY.field.achievements,
    list(
      achievements.map(
        ({ year, what, decidedBy }) => `${year}: ${what}${decidedBy === null ? '' : ` (${decidedBy})`}`,
      ),
    ),
  ),
];

const summaryOf = (post: Policy): (Html | null)[] => [
  markup`<p><em>${GLOSSARY.policyNote}</em></p>`,
  ...section(GLOSSARY.field.brief, table(briefAnswers(post))),
  ...section(GLOSSARY.field.keyPoints, list(post.keyPoints)),
  ...section('Văn bản', table(documentFacts(post))),
];

const originalOf = ({ original, originalUrl }: Policy): (Html | null)[] => [
  original && downloads([original]),
  originalUrl === null ? null : markup`<p><a href="${originalUrl}">Văn bản gốc</a></p>`,
];

const section = (title: string, content: Html | null): (Html | null)[] =>
  content === null ? [] : [markup`<h2>${title}</h2>`, content];

const list = (items: readonly (string | Html)[]): Html | null =>
  items.length === 0 ? null : markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;

const table = (facts: readonly Fact[]): Html | null =>
  facts.length === 0
    ? null
    : markup`<table><tbody>${facts.map(
        ({ label, value }) => markup`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
      )}</tbody></table>`;

const downloads = (files: readonly Attachment[]): Html | null =>
  list(files.map((file) => markup`<a href="${attachmentPath(file)}">${file.title}</a> (${fileFacts(file)})`));

const figure = ({ photo, jpeg }: Picture): Html | null => {
  const largest = jpeg.at(-1);
  if (largest === undefined) return null;
  const caption = [photo.caption, photo.credit].filter((text) => text !== null).join(' – ');
  return markup`<figure><img src="${largest.path}" width="${largest.width}" height="${largest.height}" alt="${photo.alt ?? ''}"><figcaption>${caption}</figcaption></figure>`;
};
