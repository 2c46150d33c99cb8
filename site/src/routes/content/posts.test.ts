import { postPath, type LivePublication, type Policy } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { Newsroom, made, photo, post, TOPICS } from '../newsroom.test.support.ts';

const pageOf = (newsroom: Newsroom, live: LivePublication) =>
  newsroom
    .routes()
    .find(({ url }) => url === postPath(live))
    ?.props();

it('shows a picture once its sizes are made', () => {
  const newsroom = new Newsroom(0);
  const article = post(0, { leadPhoto: photo(1), gallery: [photo(2), photo(3)] });
  newsroom.publish(article);
  expect(pageOf(newsroom, article)).toMatchObject({ lead: null, gallery: [] });
  for (const picture of [photo(1), photo(3)]) newsroom.renditions[picture.sha256] = made(picture);
  expect(pageOf(newsroom, article)).toMatchObject({
    lead: { photo: photo(1), ...made(photo(1)) },
    gallery: [{ photo: photo(3) }],
  });
});

it('gives a feed no picture that is not for the press, and the page all of them', () => {
  const newsroom = new Newsroom(0);
  const [siteOnly, press] = [
    { ...photo(1), alsoFor: ['social' as const] },
    { ...photo(2), alsoFor: ['press' as const] },
  ];
  for (const picture of [siteOnly, press]) newsroom.renditions[picture.sha256] = made(picture);
  const article = post(0, { leadPhoto: siteOnly, gallery: [siteOnly, press] });
  newsroom.publish(article);
  expect(pageOf(newsroom, article)).toMatchObject({
    lead: { photo: siteOnly },
    gallery: [{ photo: siteOnly }, { photo: press }],
  });
  const feeds = newsroom.routes().filter(({ kind }) => kind === 'feed');
  const shown = feeds.flatMap((feed) => {
    const props = feed.props();
    return 'items' in props
      ? props.items.flatMap((item) => (item.type === 'post' ? [[item.lead, item.gallery]] : []))
      : [];
  });
  expect(shown.length).toBeGreaterThan(2);
  for (const pictures of shown) expect(pictures).toMatchObject([null, [{ photo: press }]]);
});

it('keeps the chosen part of a picture in sight where a list crops it', () => {
  const newsroom = new Newsroom(0);
  const focal = { ...photo(1), focalPoint: { x: 0.2, y: 0.8 } };
  newsroom.renditions[focal.sha256] = made(focal);
  newsroom.publish(post(0, { leadPhoto: focal }));
  const front = newsroom.routes().find(({ url }) => url === '/');
  expect(JSON.stringify(front?.props())).toContain('"focalPoint":{"x":0.2,"y":0.8}');
});

it('links a policy to the related documents that are live', () => {
  const newsroom = new Newsroom(0);
  const [first, second] = [post(2), post(5)];
  const relations = [first, second].map(({ id }) => ({ relation: 'replaces', number: '1/QĐ', id }) as const);
  const policy = { ...post(8), relations } as Policy;
  newsroom.publish(first);
  newsroom.publish(policy);
  expect(pageOf(newsroom, policy)).toMatchObject({ targets: [{ url: postPath(first) }, null] });
  newsroom.publish(second);
  newsroom.withdraw(first);
  expect(pageOf(newsroom, policy)).toMatchObject({ targets: [null, { url: postPath(second) }] });
});

it('relates a post to the three next older ones of its topics, newest first, across months', () => {
  const newsroom = new Newsroom(0);
  const on = (index: number, day: string, topics: string[]): LivePublication =>
    post(index, { firstPublishedAt: `${day}T03:00:00.000Z`, taskGroups: topics });
  const [one, two, three] = TOPICS;
  const posts = [
    on(1, '2025-01-10', [one]),
    on(2, '2025-02-10', [two, one]),
    on(3, '2025-02-11', [three]),
    on(4, '2025-03-10', [two]),
    on(5, '2025-04-10', [two]),
    on(6, '2025-05-10', [one, two]),
    on(7, '2025-05-11', [one]),
  ];
  for (const live of posts) newsroom.publish(live);
  const related = posts.map((live) => {
    const page = pageOf(newsroom, live);
    return page && 'related' in page ? page.related.map(({ title }) => title) : null;
  });
  expect(related).toEqual([
    [],
    ['Bài số 1'],
    [],
    ['Bài số 2'],
    ['Bài số 4', 'Bài số 2'],
    ['Bài số 5', 'Bài số 4', 'Bài số 2'],
    ['Bài số 6', 'Bài số 2', 'Bài số 1'],
  ]);
});
