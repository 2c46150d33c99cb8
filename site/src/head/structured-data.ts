import {
  isoLocal,
  type Attachment,
  type Author,
  type Department,
  type Policy,
  type PolicyState,
  type Profile,
  attachmentPath,
} from '@newsroom/shared';
import type {
  BreadcrumbList,
  CorrectionComment,
  CreativeWork,
  Graph,
  ImageObject,
  Legislation,
  MediaObject,
  NewsArticle,
  Organization,
  Person,
  SearchAction,
  Thing,
  WithActionConstraints,
} from 'schema-dts';
import { labelOf, reuseNote, signature } from '../facts.ts';
import { ICON } from '../assets/assets.ts';
import { SEARCH_PATH } from '../routes/base/addresses.ts';
import type { Site } from '../routes/base/model.ts';
import type { Page, PageOf, Picture } from '../routes/base/page.ts';

export interface Step {
  title: string;
  url: string;
}

/**
 * What a page tells programs about itself in schema.org terms: only what readers see on the page. null: nothing, as on
 * the notice of a withdrawn post.
 * @param trail from the home page to this one, excluding both
 */
export const structuredDataOf = (page: Page, title: string, trail: readonly Step[]): Graph | null => {
  const things = thingsOf(page, title, trail);
  return things.length === 0 ? null : { '@context': 'https://schema.org', '@graph': things };
};

const thingsOf = (page: Page, title: string, trail: readonly Step[]): readonly Thing[] => {
  switch (page.kind) {
    case 'notice':
    case 'erased':
    case 'not-found':
      return [];
    case 'home':
      return [publisher(page.site), website(page.site)];
    case 'article':
    case 'profile':
    case 'policy':
      return [newsArticle(page), breadcrumb(page, title, trail)];
    default:
      return [breadcrumb(page, title, trail)];
  }
};

type PostPage = PageOf<'article' | 'profile' | 'policy'>;

const newsArticle = (page: PostPage): NewsArticle => {
  const { post, topics, lead, site, url } = page;
  const address = site.url + url;
  const subject = subjectOf(page);
  const editors = post.authors.filter(({ role }) => role === 'editor');
  return {
    '@type': 'NewsArticle',
    '@id': `${address}#bai`,
    url: address,
    mainEntityOfPage: address,
    headline: post.title,
    description: post.lead,
    datePublished: isoLocal(post.firstPublishedAt),
    dateModified: isoLocal(post.modifiedAt),
    inLanguage: 'vi',
    isAccessibleForFree: true,
    articleSection: labelOf(post),
    author: authors(post.authors, site),
    publisher: organization(site),
    copyrightNotice: reuseNote(site.department),
    ...(topics.length > 0 && { keywords: topics.map(({ shortTitle }) => shortTitle) }),
    ...(editors.length > 0 && { editor: editors.map(person) }),
    ...(lead && { image: image(lead, site) }),
    ...(post.corrections.length > 0 && { correction: post.corrections.map(correction) }),
    ...(subject && { about: subject }),
  };
};

const authors = (all: readonly Author[], site: Site): readonly Person[] | Organization => {
  const named = all.filter(({ role }) => role === 'author');
  return named.length > 0 ? named.map(person) : organization(site);
};

const person = (author: Author): Person => ({
  '@type': 'Person',
  name: signature(author),
  ...(author.unit !== null && { affiliation: { '@type': 'Organization', name: author.unit } }),
});

const correction = ({ at, note }: { at: string; note: string }): CorrectionComment => ({
  '@type': 'CorrectionComment',
  text: note,
  datePublished: isoLocal(at),
});

const image = ({ photo, jpeg }: Picture, site: Site): ImageObject => {
  const largest = jpeg.at(-1);
  return {
    '@type': 'ImageObject',
    ...(largest && { url: site.url + largest.path }),
    ...(photo.caption !== null && { caption: photo.caption }),
    creditText: photo.credit,
  };
};

/** The person or document that the post is about, if there is exactly one. */
const subjectOf = (page: PostPage): Person | Legislation | CreativeWork | null => {
  switch (page.kind) {
    case 'article':
      return null;
    case 'profile':
      return portrayed(page.post);
    case 'policy':
      return document(page.post, page.site);
  }
};

const portrayed = ({ person, achievements }: Profile): Person => ({
  '@type': 'Person',
  name: person.name,
  ...(person.honorific !== null && { honorificPrefix: person.honorific }),
  ...(person.post !== null && { jobTitle: person.post }),
  ...(person.workplace !== null && { worksFor: { '@type': 'Organization', name: person.workplace } }),
  ...(achievements.length > 0 && { award: achievements.map(({ what }) => what) }),
});

const document = (post: Policy, site: Site): Legislation | CreativeWork => {
  const { number, issuer, kind, issuedOn, effectiveOn, expiredOn } = post.document;
  const issuedBy = { '@type': 'GovernmentOrganization', name: issuer } as const;
  const common = {
    name: post.abstract,
    inLanguage: 'vi',
    ...(expiredOn !== null && { expires: expiredOn }),
    ...(post.originalUrl !== null && { url: post.originalUrl }),
    ...(post.original && { encoding: file(post.original, site) }),
  };
  if (!LEGISLATION.includes(kind.toLocaleLowerCase('vi')))
    return {
      '@type': 'CreativeWork',
      ...common,
      identifier: number,
      genre: kind,
      datePublished: issuedOn,
      creator: issuedBy,
    };
  const force = LEGAL_FORCE[post.state];
  return {
    '@type': 'Legislation',
    ...common,
    legislationIdentifier: number,
    legislationType: kind,
    legislationDate: issuedOn,
    legislationPassedBy: issuedBy,
    ...(effectiveOn !== null && { legislationDateOfApplicability: effectiveOn }),
    ...(force && { legislationLegalForce: force }),
  };
};

/**
 * Kinds of legal documents (Luật Ban hành văn bản quy phạm pháp luật 2025, Điều 4). Plans, dispatches and guidelines are
 * administrative documents, and must not be described as laws.
 */
const LEGISLATION: readonly string[] = [
  'hiến pháp',
  'bộ luật',
  'luật',
  'pháp lệnh',
  'lệnh',
  'nghị quyết',
  'nghị quyết liên tịch',
  'nghị định',
  'quyết định',
  'thông tư',
  'thông tư liên tịch',
];

/** A state that nobody has verified is left out. */
const LEGAL_FORCE = {
  'con-hieu-luc': 'https://schema.org/InForce',
  'het-hieu-luc-mot-phan': 'https://schema.org/PartiallyInForce',
  'het-hieu-luc': 'https://schema.org/NotInForce',
  'chua-xac-minh': null,
} as const satisfies Record<PolicyState, string | null>;

const file = (attachment: Attachment, site: Site): MediaObject => ({
  '@type': 'MediaObject',
  name: attachment.title,
  contentUrl: site.url + attachmentPath(attachment),
  encodingFormat: attachment.mime,
});

/** A demo is no government body, and does not claim to be one in its data either. */
const body = <Fields extends object>({ official }: Department, fields: Fields) =>
  official
    ? ({ '@type': 'GovernmentOrganization', ...fields } as const)
    : ({ '@type': 'Organization', ...fields } as const);

const identity = ({ url, department }: Site) => ({
  '@id': `${url}/#co-quan`,
  name: department.name,
  url: `${url}/`,
});

const organization = (site: Site) => body(site.department, identity(site));

const publisher = (site: Site): Organization => {
  const { shortName, governingBody, address, phone, email } = site.department;
  return body(site.department, {
    ...identity(site),
    alternateName: shortName,
    logo: `${site.url}${ICON}`,
    ...(address !== null && { address }),
    ...(phone !== null && { telephone: phone }),
    ...(email !== null && { email }),
    ...(governingBody !== null && { parentOrganization: body(site.department, { name: governingBody }) }),
  });
};

const website = ({ url, department }: Site) =>
  ({
    '@type': 'WebSite',
    '@id': `${url}/#trang`,
    name: department.name,
    alternateName: department.shortName,
    url: `${url}/`,
    inLanguage: 'vi',
    publisher: { '@id': `${url}/#co-quan` },
    potentialAction: search(url),
  }) as const;

/** The search box of every page. */
const search = (siteUrl: string): WithActionConstraints<SearchAction> => ({
  '@type': 'SearchAction',
  target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}${SEARCH_PATH}?q={q}` },
  'query-input': 'required name=q',
});

const breadcrumb = ({ site, url }: Page, title: string, trail: readonly Step[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ title: HOME, url: '/' }, ...trail, { title, url }].map((step, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: step.title,
    item: site.url + step.url,
  })),
});

const HOME = 'Trang chủ';
