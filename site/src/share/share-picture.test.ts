import { readFileSync } from 'node:fs';
import type { Photo, PhotoUse } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import { buildModel, sharePictures } from '../routes/index.ts';
import { department, Newsroom, made, photo, post } from '../routes/newsroom.test.support.ts';
import { CARD_COLORS, cardOf, titleSizeFor, type CardNode } from './card.ts';
import type { SharePicture } from './share-picture.ts';

const article = post(0, { leadPhoto: photo(1), title: 'Lớp học dưới bóng cây phượng' });

/** The share picture of the only post in a newsroom. */
const sharedOf = (fields: object = {}, settings: object = {}, lead: Photo = photo(1)): SharePicture => {
  const newsroom = new Newsroom(0);
  newsroom.put('department', 'department', { ...department, ...settings });
  newsroom.publish({ ...article, ...fields });
  newsroom.renditions[lead.sha256] = made(lead);
  const [picture, ...others] = sharePictures(buildModel(newsroom.input()));
  if (!picture || others.length > 0) throw new Error('one post, one share picture');
  return picture;
};

const textOf = (node: CardNode): string => {
  if (node.type === 'img') return '';
  const { children } = node.props;
  return typeof children === 'string' ? children : children.map(textOf).join('\n');
};

const seen = (picture: SharePicture): string => textOf(picture.card());

describe('the address of a share picture', () => {
  it.each([
    ['its title', { title: 'Lớp học khác' }, {}],
    ['its kind', { format: 'phong-su-chuyen-de' }, {}],
    ['whether it is made up', { sample: false }, {}],
    ['its photo', { leadPhoto: null }, {}],
    [
      'what must stay in sight of the photo',
      { leadPhoto: { ...photo(1), focalPoint: { x: 0.2, y: 0.5 } } },
      {},
    ],
    ['who took the photo', { leadPhoto: { ...photo(1), credit: 'Tác giả khác' } }, {}],
    ['the name of the department', {}, { shortName: 'Sở khác' }],
    ['whether the site is official', {}, { official: true }],
  ])('is another one when %s is', (_, fields, settings) => {
    expect(sharedOf(fields, settings).url).not.toBe(sharedOf().url);
  });

  it.each([
    ['its text', { body: 'Nội dung khác.', lead: 'Tóm tắt khác.' }, {}],
    ['the caption of the photo', { leadPhoto: { ...photo(1), caption: 'Chú thích khác' } }, {}],
    ['the contact of the department', {}, { phone: '0296 3852 579' }],
  ])('stays when only %s changes', (_, fields, settings) => {
    expect(sharedOf(fields, settings).url).toBe(sharedOf().url);
  });

  it('names the post by its id alone', () => {
    expect(sharedOf().url).toMatch(new RegExp(`^/anh/chia-se/${article.id}-[\\w-]{22}\\.jpg$`));
  });
});

describe('the lead photo', () => {
  it.each<[string, PhotoUse[], boolean]>([
    ['for networks too', ['press', 'social'], true],
    ['for the press alone', ['press'], false],
    ['for the site alone', [], false],
  ])('that is %s: shown %s', (_, alsoFor, shown) => {
    const lead = { ...photo(1), alsoFor };
    const { photo: found, ...picture } = sharedOf({ leadPhoto: lead }, {}, lead);
    expect(found !== null).toBe(shown);
    expect(JSON.stringify(picture.card()).includes('Ban Biên tập')).toBe(shown);
  });

  it('is made of the smallest size that fills its place', () => {
    const newsroom = new Newsroom(0);
    newsroom.publish(article);
    newsroom.renditions[photo(1).sha256] = made(photo(1));
    expect(sharePictures(buildModel(newsroom.input()))[0]?.photo?.path).toMatch(/-1080\.jpg$/);
  });
});

describe('a card', () => {
  it('says kind, title and department', () => {
    const text = seen(sharedOf({ sample: false }, { official: true }));
    expect(text.split('\n')).toEqual([
      'Bài',
      'Lớp học dưới bóng cây phượng',
      'Ban Biên tập',
      'Sở GDĐT Ví Dụ',
    ]);
  });

  it('says of a made-up post and of a demo site what they are', () => {
    const text = seen(sharedOf());
    expect(text).toContain('Dữ liệu minh họa');
    expect(text).toContain('Trang minh họa – không phải trang của cơ quan nhà nước');
  });

  it('has the colours of the pages', () => {
    const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
    for (const [name, color] of Object.entries(CARD_COLORS)) expect(tokens).toContain(`--${name}: ${color};`);
  });

  it('sets a long title smaller, and cuts what is longer still', () => {
    const long = 'nhà trường '.repeat(25).trim();
    expect(titleSizeFor('Tin ngắn', 600, 300)).toBeGreaterThan(titleSizeFor(long, 600, 300));
    const texts = { label: 'Tin', department: 'Sở', sample: false, official: true, credit: null };
    expect(JSON.stringify(cardOf({ ...texts, title: long }))).toMatch(/"lineClamp":[1-9]/);
  });
});

it('draws the newest post first', () => {
  const newsroom = new Newsroom(30);
  const ids = sharePictures(buildModel(newsroom.input())).map(({ url }) =>
    url.slice('/anh/chia-se/'.length).slice(0, 7),
  );
  expect(ids).toEqual(newsroom.live().map(({ id }) => id));
});
