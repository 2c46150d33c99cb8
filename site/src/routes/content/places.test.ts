import { expect, it } from 'vitest';
import { named, Newsroom, unit } from '../newsroom.test.support.ts';

const groupsOf = (newsroom: Newsroom, asOf?: string) => {
  const page = newsroom
    .routes(asOf)
    .find(({ kind }) => kind === 'units')
    ?.props();
  if (page?.kind !== 'units') throw new Error('no index of units');
  return page.groups.map(({ group, entries }) => [group, ...entries.map(({ standing }) => standing.code)]);
};

it('divides units by what people look for, in the order of their places’ names', () => {
  const newsroom = new Newsroom(0);
  for (const { key } of [...newsroom.rows.values()].filter(({ subject }) => subject === 'unit'))
    newsroom.rows.delete(`unit ${key}`);
  const ended = '2025-06-30';
  const units = [
    unit('so', { type: 'so', names: [named('Sở Giáo dục và Đào tạo tỉnh Ví Dụ')] }),
    unit('xa-dong', { type: 'xa', names: [named('Ủy ban nhân dân xã Đông')] }),
    unit('phuong-an', { type: 'phuong', names: [named('Ủy ban nhân dân phường An')] }),
    unit('huyen-bien', { names: [named('Phòng Giáo dục và Đào tạo huyện Biển', null, ended)] }),
    unit('truong', { type: 'truong', names: [named('Trường Mầm non Ví Dụ')] }),
  ];
  for (const each of units) newsroom.put('unit', each.code, each);
  expect(groupsOf(newsroom)).toEqual([
    ['places', 'phuong-an', 'xa-dong'],
    ['former', 'huyen-bien'],
    ['department', 'so'],
    ['schools', 'truong'],
  ]);
  expect(groupsOf(newsroom, '2025-01-01T00:00:00.000Z')[0]).toEqual([
    'places',
    'phuong-an',
    'huyen-bien',
    'xa-dong',
  ]);
});

it('gives the press room the newest releases and invitations, and every feed once', () => {
  const newsroom = new Newsroom(60);
  const [first, second, third] = newsroom.live();
  if (!first || !second || !third) throw new Error('no posts');
  newsroom.publish({ ...first, format: 'thong-cao-bao-chi' });
  newsroom.publish({ ...second, format: 'thong-cao-bao-chi' });
  newsroom.publish({ ...third, format: 'thu-moi-bao-chi' });
  const page = newsroom
    .routes()
    .find(({ kind }) => kind === 'press')
    ?.props();
  if (page?.kind !== 'press') throw new Error('no press room');
  const newestFirst = [first, second].sort((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? 1 : -1));
  expect(page.releases.map(({ title }) => title)).toEqual(newestFirst.map(({ title }) => title));
  expect(page.invitations.map(({ title }) => title)).toEqual([third.title]);
  const names = page.feeds.flatMap(({ members }) => members.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['tat-ca', 'dinh-chinh', 'chinh-sach']));
});
