import { afterEach, describe, expect, it } from 'vitest';
import { buildModel, nextChange } from './index.ts';
import { changedBetween, department, keysOf, named, Newsroom, post, unit } from './newsroom.test.support.ts';

const BEGIN = '2025-01-01T00:00:00.000Z';
const END = '2025-12-01T00:00:00.000Z';
const HOUR = 3_600_000;
/** The first is 47 hours old when the tests begin. */
const NEWS = ['2024-12-30T01:00:00.000Z', '2024-12-31T22:00:00.000Z'];

const later = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/**
 * A unit that gets another name and one that ends, both known long before; a correction, shown for 30 days on the home
 * page; and, on an official site, two posts that are still news.
 */
const newsroomWithFuture = (): Newsroom => {
  const newsroom = new Newsroom(20);
  const renamed = [named('Phòng cũ', '2010-01-01', '2025-06-30'), named('Phòng mới', '2025-07-01', null)];
  newsroom.put('unit', 'huyen-mot', unit('huyen-mot', { names: renamed }));
  const ending = [named('Phòng sắp hết', null, '2025-09-30')];
  const successors = [{ code: 'xa-ba', of: 'function' } as const];
  newsroom.put('unit', 'huyen-hai', unit('huyen-hai', { names: ending, successors }));
  const corrections = [{ at: '2024-12-20T03:00:00.000Z', note: 'Số đúng là 7.' }];
  newsroom.publish(post(0, { corrections }));
  newsroom.put('department', 'department', { ...department, official: true });
  for (const [index, firstPublishedAt] of NEWS.entries())
    newsroom.publish(post(100 + index, { firstPublishedAt, sample: false }));
  return newsroom;
};

/** The same with an e-mail address for security reports, so that `security.txt` is renewed each month. */
const newsroomWithContact = (): Newsroom => {
  const newsroom = newsroomWithFuture();
  const email = 'lien-he@vi-du.example';
  newsroom.put('department', 'department', { ...department, official: true, email });
  return newsroom;
};

const changesFrom = (newsroom: Newsroom, begin: string): string[] => {
  const model = buildModel(newsroom.input());
  const instants: string[] = [];
  for (let next = nextChange(model, begin); next !== null && next < END; next = nextChange(model, next))
    instants.push(next);
  return instants;
};

describe('the next change by time alone', () => {
  it('comes 2 days after each post, 30 after a correction, and where a Vietnamese day begins: of a new name, or after a unit’s last', () => {
    expect(changesFrom(newsroomWithFuture(), BEGIN)).toEqual([
      '2025-01-01T01:00:00.000Z',
      '2025-01-02T22:00:00.000Z',
      '2025-01-19T03:00:00.000Z',
      '2025-06-30T17:00:00.000Z',
      '2025-09-30T17:00:00.000Z',
    ]);
  });

  it('comes with each Vietnamese month if there is a contact for security problems', () => {
    const renewals = changesFrom(newsroomWithContact(), BEGIN).filter((instant) =>
      instant.includes('T17:00'),
    );
    expect(renewals.slice(0, 3)).toEqual([
      '2025-01-31T17:00:00.000Z',
      '2025-02-28T17:00:00.000Z',
      '2025-03-31T17:00:00.000Z',
    ]);
  });

  it('is null if no future change is known', () => {
    expect(changesFrom(new Newsroom(20), BEGIN)).toEqual([]);
  });

  it('happens exactly at its instant', () => {
    const newsroom = newsroomWithContact();
    for (const instant of changesFrom(newsroom, BEGIN)) {
      const before = newsroom.keys(later(instant, -1));
      expect(changedBetween(before, newsroom.keys(instant)), instant).not.toEqual([]);
    }
  });

  it('leaves out no instant: between two of them every key stays', () => {
    const newsroom = newsroomWithContact();
    let keys = newsroom.keys(BEGIN);
    let next = nextChange(buildModel(newsroom.input()), BEGIN);
    for (let asOf = BEGIN; asOf < END; asOf = later(asOf, 3 * HOUR)) {
      const now = newsroom.keys(asOf);
      if (next !== null && asOf >= next) next = nextChange(buildModel(newsroom.input()), asOf);
      else expect(changedBetween(keys, now), asOf).toEqual([]);
      keys = now;
    }
    expect(next).toBe('2025-12-31T17:00:00.000Z');
  });
});

describe('the zone of the machine', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  const newsroom = new Newsroom(0);
  // The last instant of May 2025 in Việt Nam, and the first one of June.
  newsroom.publish(post(0, { firstPublishedAt: '2025-05-31T16:59:59.999Z' }));
  newsroom.publish(post(1, { firstPublishedAt: '2025-05-31T17:00:00.000Z' }));
  newsroom.put(
    'unit',
    'huyen-mot',
    unit('huyen-mot', { names: [named('Phòng cũ'), named('Phòng mới', '2025-06-01')] }),
  );

  it.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'divides months and days in Vietnamese time: %s',
    (other) => {
      process.env['TZ'] = 'Asia/Ho_Chi_Minh';
      const expected = keysOf(newsroom.freshRoutes('2025-05-31T17:00:00.000Z'));

      process.env['TZ'] = other;
      const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', timeZone: other, hourCycle: 'h23' });
      expect(new Date(BEGIN).getHours(), 'the zone is in force').toBe(Number(hour.format(new Date(BEGIN))));
      const table = newsroom.freshRoutes('2025-05-31T17:00:00.000Z');
      expect(keysOf(table)).toEqual(expected);

      const entries = new Map(
        table.flatMap((route) => {
          const page = route.props();
          return page.kind === 'month' ? [[route.url, page.entries.map(({ title }) => title)]] : [];
        }),
      );
      expect(entries.get('/luu-tru/2025/05/')).toEqual(['Bài số 0']);
      expect(entries.get('/luu-tru/2025/06/')).toEqual(['Bài số 1']);
      const units = table.find(({ url }) => url === '/don-vi/huyen-mot/')?.props();
      expect(units).toMatchObject({ head: { title: 'Phòng mới' } });
    },
  );
});
