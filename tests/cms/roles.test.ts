// Every role, and deputies inside and outside of their period, with every transition and every route.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, UNIT, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  CONSENT,
  act,
  articleBody,
  articles,
  consentBody,
  consents,
  does,
  fingerprint,
  otherUnit,
  publish,
  write,
} from '../support/cms-posts.ts';

/** All posts here belong to the unit `UNIT` and were written by `author`. */
const PEOPLE = [
  'author',
  'colleague',
  'editor',
  'editorElsewhere',
  'leader',
  'leaderElsewhere',
  'approver',
  'spokesperson',
  'administrator',
  'superAdmin',
  /** Editors of another unit with a delegation: valid today, ended last month, from an approver, from a spokesperson. */
  'deputy',
  'deputyOfLastMonth',
  'deputyOfSpokesperson',
] as const;
type Name = (typeof PEOPLE)[number];

const WRITERS: Name[] = ['author', 'editor', 'approver', 'superAdmin', 'deputy'];
const APPROVERS: Name[] = ['approver', 'deputy'];
const SPOKESPEOPLE: Name[] = ['spokesperson', 'deputyOfSpokesperson'];
const DECIDERS: Name[] = [...APPROVERS, ...SPOKESPEOPLE];
const READERS: Name[] = [...WRITERS, 'leader', ...SPOKESPEOPLE];
/** The content manager does not let them save posts at all; others are told that the post does not exist. */
const WITHOUT_A_WRITERS_ROLE: Name[] = [
  'leader',
  'leaderElsewhere',
  'spokesperson',
  'administrator',
  'deputyOfSpokesperson',
];
const SEE_NO_CONSENT_OF_THE_UNIT: Name[] = ['editorElsewhere', 'leaderElsewhere', 'deputyOfLastMonth'];

describe('who may do what', () => {
  let cms: Cms;
  const people = {} as Record<Name, SignedIn>;
  /** Makes the approver's steps that are only preparation. */
  let first: SignedIn;
  /** The person whose capacity the deputies have. */
  let lender: SignedIn;

  const draft = async (changes: Record<string, unknown> = {}) =>
    (await write(cms, people.author, changes)).documentId;
  const submitted = async (changes: Record<string, unknown> = {}) => {
    const documentId = await draft(changes);
    await does(people.author, documentId, 'submit');
    return documentId;
  };
  const scheduled = async () => {
    const documentId = await submitted();
    await does(first, documentId, 'approve', { publishAt: new Date(Date.now() + 3_600_000).toISOString() });
    return documentId;
  };
  const live = async () => {
    const documentId = await draft();
    await publish(people.author, first, documentId);
    return documentId;
  };
  const proposed = async () => {
    const documentId = await submitted();
    await does(first, documentId, 'propose', { changes: { title: 'Đề xuất' } });
    return documentId;
  };
  const corrected = async () => {
    const documentId = await live();
    await does(people.author, documentId, 'submit', {
      correction: { kind: 'substantial', note: 'Số đúng là ba.' },
    });
    await does(first, documentId, 'approve');
    return documentId;
  };
  const confirmationWanted = async (wanted: boolean) => {
    await cms.strapi.db
      .query('api::unit.unit')
      .updateMany({ where: { code: UNIT }, data: { leaderConfirms: wanted } });
  };

  interface Case {
    action: string;
    /** A post on which the transition can be made. */
    post: () => Promise<string>;
    input?: Record<string, unknown>;
    may: Name[];
  }
  const CASES: Case[] = [
    { action: 'submit', post: draft, may: WRITERS },
    { action: 'recall', post: submitted, may: WRITERS },
    {
      action: 'confirm',
      post: async () => {
        await confirmationWanted(true);
        const documentId = await submitted();
        await confirmationWanted(false);
        return documentId;
      },
      may: ['leader'],
    },
    { action: 'return', post: submitted, input: { comment: 'Thiếu ngày.' }, may: APPROVERS },
    { action: 'propose', post: submitted, input: { changes: { title: 'Hay hơn' } }, may: APPROVERS },
    { action: 'acceptProposal', post: proposed, may: WRITERS },
    { action: 'declineProposal', post: proposed, may: WRITERS },
    { action: 'approve', post: submitted, may: APPROVERS },
    {
      action: 'approveAsSpokesperson',
      post: async () => {
        const documentId = await submitted({ format: 'thong-cao-bao-chi' });
        await does(first, documentId, 'approve');
        return documentId;
      },
      may: SPOKESPEOPLE,
    },
    { action: 'publishNow', post: scheduled, may: DECIDERS },
    { action: 'unschedule', post: scheduled, may: DECIDERS },
    { action: 'emergency', post: draft, input: { comment: 'Bão.' }, may: DECIDERS },
    {
      action: 'confirmEmergency',
      post: async () => {
        const documentId = await draft();
        await does(first, documentId, 'emergency', { comment: 'Bão.' });
        return documentId;
      },
      may: DECIDERS,
    },
    { action: 'flag', post: draft, may: [...WRITERS, ...SPOKESPEOPLE] },
    { action: 'unflag', post: draft, may: SPOKESPEOPLE },
    {
      action: 'requestCorrection',
      post: live,
      input: { comment: 'Sai tên.' },
      may: ['author', 'editor', 'leader', 'superAdmin'],
    },
    {
      action: 'dismissCorrectionRequest',
      post: async () => {
        const documentId = await live();
        await does(people.author, documentId, 'requestCorrection', { comment: 'Sai tên.' });
        return documentId;
      },
      input: { comment: 'Tên đúng.' },
      may: APPROVERS,
    },
    { action: 'requestHiding', post: corrected, input: { index: 0, comment: 'Lộ tên.' }, may: DECIDERS },
    {
      action: 'confirmHiding',
      post: async () => {
        const documentId = await corrected();
        await does(first, documentId, 'requestHiding', { index: 0, comment: 'Lộ tên.' });
        return documentId;
      },
      may: DECIDERS,
    },
    {
      action: 'eraseWithdrawn',
      post: async () => {
        const documentId = await live();
        await does(first, documentId, 'withdraw', { reasonKind: 'error', reason: 'Sai.' });
        return documentId;
      },
      may: APPROVERS,
    },
    { action: 'withdraw', post: live, input: { reasonKind: 'error', reason: 'Sai.' }, may: APPROVERS },
  ];

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    const elsewhere = await otherUnit(cms);
    first = await signIn(cms, 'approver');
    lender = await signIn(cms, 'approver');
    people.author = await signIn(cms, 'contributor');
    people.colleague = await signIn(cms, 'contributor');
    people.editor = await signIn(cms, 'editor');
    people.editorElsewhere = await signIn(cms, 'editor', elsewhere);
    people.leader = await signIn(cms, 'leader');
    people.leaderElsewhere = await signIn(cms, 'leader', elsewhere);
    people.approver = await signIn(cms, 'approver');
    people.spokesperson = await signIn(cms, 'spokesperson');
    people.administrator = await signIn(cms, 'administrator');
    people.superAdmin = await signIn(cms, null);
    people.deputy = await signIn(cms, 'editor', elsewhere);
    people.deputyOfLastMonth = await signIn(cms, 'editor', elsewhere);
    people.deputyOfSpokesperson = await signIn(cms, 'editor', elsewhere);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const lend = async (from: SignedIn, to: SignedIn, capacity: string, validFrom: string) => {
      const { status, body } = await from.post('/approval/delegations', {
        to: to.id,
        capacity,
        validFrom,
        validTo: day(2),
      });
      expect(status, JSON.stringify(body)).toBe(200);
    };
    await lend(lender, people.deputy, 'approver', day(-2));
    await lend(people.spokesperson, people.deputyOfSpokesperson, 'spokesperson', day(-2));
    await lend(lender, people.deputyOfLastMonth, 'approver', day(-40));
    await cms.strapi.db
      .query('api::people.delegation')
      .updateMany({ where: { toUser: people.deputyOfLastMonth.id }, data: { validTo: day(-2) } });
  });
  afterAll(() => cms.stop());

  it.each(CASES)('$action: by those who may, and by nobody else', async ({ action, post, input, may }) => {
    const documentId = await post();
    const before = await fingerprint(cms);
    const refused: [Name, number][] = [];
    for (const name of PEOPLE.filter((each) => !may.includes(each))) {
      refused.push([name, (await act(people[name], documentId, action, input)).status]);
    }
    // A person who may not know of the post is told that it does not exist.
    expect(refused).toEqual(refused.map(([name]) => [name, READERS.includes(name) ? 403 : 404]));
    for (const stranger of [person(cms, null), person(cms, cms.token)]) {
      expect((await act(stranger, documentId, action, input)).status).toBe(401);
    }
    expect(await fingerprint(cms)).toBe(before);

    for (const name of may) {
      const { status, message } = await act(people[name], await post(), action, input);
      expect([name, status, message]).toEqual([name, 200, '']);
    }
  });

  describe('posts of a unit, on the content manager’s routes', () => {
    let documentId: string;
    beforeAll(async () => {
      documentId = await draft({ title: 'Chỉ đơn vị mình biết' });
    });

    it('are opened and found by those who may know of them', async () => {
      const opened: Name[] = [];
      const found: Name[] = [];
      for (const name of PEOPLE) {
        const who = people[name];
        if ((await who.get(`${articles}/${documentId}`)).status === 200) opened.push(name);
        const search = `${articles}?_q=${encodeURIComponent('Chỉ đơn vị')}&page=1&pageSize=10`;
        const { body } = await who.get<{ results?: { documentId: string }[] }>(search);
        if (body.results?.some((result) => result.documentId === documentId)) found.push(name);
      }
      expect(opened.sort()).toEqual([...READERS].sort());
      expect(found.sort()).toEqual([...READERS].sort());
    });

    it('are saved by those who write them', async () => {
      const saved: Name[] = [];
      for (const name of PEOPLE) {
        const { status } = await people[name].put(`${articles}/${documentId}`, { lead: `Của ${name}.` });
        if (status === 200) saved.push(name);
        else expect(status, name).toBe(WITHOUT_A_WRITERS_ROLE.includes(name) ? 403 : 404);
      }
      expect(saved.sort()).toEqual([...WRITERS].sort());
    });

    describe('are not counted, cloned, related, deleted, discarded or restored by others', () => {
      const panel = (id: string) => `/approval/posts/${ARTICLE}/${id}`;
      /** Each address, with the answers to a writer who may not know of the post and to a Super Admin. */
      const doors: [
        what: string,
        stranger: number,
        known: number,
        post: () => Promise<string>,
        ask: (who: SignedIn, id: string) => Promise<{ status: number }>,
      ][] = [
        [
          'clone',
          404,
          200,
          draft,
          async (who, id) => who.post(`${articles}/clone/${id}`, await articleBody(cms)),
        ],
        [
          'auto-clone',
          404,
          200,
          draft,
          async (who, id) => who.post(`${articles}/auto-clone/${id}`, await articleBody(cms)),
        ],
        ['discard', 404, 200, live, (who, id) => who.post(`${articles}/${id}/actions/discard`, {})],
        ['delete', 403, 200, draft, (who, id) => who.delete(`${articles}/${id}`)],
        [
          'delete many',
          403,
          200,
          draft,
          (who, id) => who.post(`${articles}/actions/bulkDelete`, { documentIds: [id] }),
        ],
        // Nobody may do this; tests/cms/gate.test.ts covers it.
        [
          'publish many',
          403,
          403,
          draft,
          (who, id) => who.post(`${articles}/actions/bulkPublish`, { documentIds: [id] }),
        ],
        ['count', 404, 200, draft, (who, id) => who.get(`${articles}/${id}/actions/countDraftRelations`)],
        [
          'relation',
          403,
          200,
          draft,
          (who, id) => who.get(`/content-manager/relations/${ARTICLE}/${id}/unit`),
        ],
        ['panel', 404, 200, draft, (who, id) => who.get(panel(id))],
        ['review', 404, 200, submitted, (who, id) => who.get(`${panel(id)}/review`)],
        [
          'seen',
          404,
          200,
          submitted,
          (who, id) => who.post(`${panel(id)}/seen`, { draftHash: '0'.repeat(64) }),
        ],
        ['preview', 404, 200, draft, (who, id) => who.post(`${panel(id)}/preview`)],
        ['revision', 404, 200, submitted, (who, id) => who.get(`${panel(id)}/revisions/1`)],
        ['restore', 404, 200, submitted, (who, id) => who.post(`${panel(id)}/revisions/1/restore`)],
      ];
      /** The content manager refuses these to people who do not write, before it looks for the post. */
      const WRITING = ['clone', 'auto-clone', 'discard'];
      const CONTENT_MANAGERS = [...WRITING, 'delete', 'delete many', 'publish many', 'count', 'relation'];

      it.each(doors)('by %s', async (what, stranger, known, post, ask) => {
        const id = await post();
        const before = await fingerprint(cms);
        for (const name of PEOPLE.filter((each) => !READERS.includes(each))) {
          const closed =
            (name === 'administrator' && CONTENT_MANAGERS.includes(what)) ||
            (name === 'leaderElsewhere' && WRITING.includes(what));
          expect((await ask(people[name], id)).status, name).toBe(closed ? 403 : stranger);
        }
        expect(await fingerprint(cms)).toBe(before);
        expect((await ask(people.superAdmin, id)).status).toBe(known);
      });
    });

    it('are counted on the home page for those who may know of them', async () => {
      const counted: Name[] = [];
      for (const name of PEOPLE) {
        const { status, body } = await people[name].get<{ data: { draft: number } }>(
          '/content-manager/homepage/count-documents',
        );
        if (status === 200 && body.data.draft > 0) counted.push(name);
      }
      expect(counted.sort()).toEqual([...READERS].sort());
    });

    it('stay out of the choices of a relation', async () => {
      const policies = '/content-manager/collection-types/api::policy.policy';
      const { body } = await people.editor.post<{ data: { documentId: string } }>(policies, {
        title: 'Văn bản của đơn vị',
      });
      expect(body.data.documentId).toBeTruthy();
      const choices = async (name: Name) =>
        (
          await people[name].get<{ results?: unknown[] }>(
            '/content-manager/relations/api::policy.policy/implements?page=1&pageSize=10',
          )
        ).body.results?.length ?? 0;
      expect([await choices('editor'), await choices('editorElsewhere'), await choices('approver')]).toEqual([
        1, 0, 1,
      ]);
    });

    it('keep their pictures to the unit', async () => {
      const bytes = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      const [file] = (await people.editor.upload({ name: 'rieng.png', type: 'image/png', bytes })).body;
      const listed: Name[] = [];
      for (const name of PEOPLE) {
        const { status, body } = await people[name].get<{ results?: { id: number }[] }>('/upload/files');
        if (status === 200 && body.results?.some(({ id }) => id === file?.id)) listed.push(name);
        const one = await people[name].get(`/upload/files/${file?.id}`);
        expect(one.status, name).toBe(listed.includes(name) ? 200 : 403);
      }
      // An administrator manages the media library.
      expect(listed.sort()).toEqual(
        [...READERS, 'administrator' as const].filter((name) => name !== 'author').sort(),
      );
    });

    it('have consents that are found, written and deleted by the unit’s people, and seen by deciders', async () => {
      const readers: Name[] = ['colleague', ...READERS];
      const writers = readers.filter((name) => !SPOKESPEOPLE.includes(name));
      const { body } = await people.editor.post<{ data: { documentId: string } }>(
        consents,
        await consentBody(cms, { name: 'Chỉ đơn vị biết tên này' }),
      );
      const documentId = body.data.documentId;
      const found: Name[] = [];
      const opened: Name[] = [];
      const saved: Name[] = [];
      const chosen: Name[] = [];
      const created: Name[] = [];
      for (const name of PEOPLE) {
        const who = people[name];
        const search = `${consents}?_q=${encodeURIComponent('Chỉ đơn vị biết')}&page=1&pageSize=10`;
        const list = await who.get<{ results?: { documentId: string }[] }>(search);
        if (list.body.results?.some((result) => result.documentId === documentId)) found.push(name);
        else expect(JSON.stringify(list.body)).not.toContain('tên này');
        if ((await who.get(`${consents}/${documentId}`)).status === 200) opened.push(name);
        const put = await who.put(`${consents}/${documentId}`, { withoutConsent: name });
        if (put.status === 200) saved.push(name);
        else expect(put.status, name).toBe(SEE_NO_CONSENT_OF_THE_UNIT.includes(name) ? 404 : 403);
        const choices = await who.get<{ results?: { documentId: string }[] }>(
          `/content-manager/relations/${ARTICLE}/consents?page=1&pageSize=100`,
        );
        if (choices.body.results?.some((choice) => choice.documentId === documentId)) chosen.push(name);
        const elsewhere = await who.post<{ data: { documentId: string } }>(consents, await consentBody(cms));
        if (elsewhere.status === 201) created.push(name);
        if (name !== 'editor' && name !== 'editorElsewhere') continue;
        const own = await cms.strapi.db.query(CONSENT).findOne({
          where: { documentId: elsewhere.body.data.documentId },
          populate: ['unit'],
        });
        expect(own.unit.code === UNIT).toBe(name === 'editor');
      }
      expect([...found].sort()).toEqual([...readers].sort());
      expect([...opened].sort()).toEqual([...readers].sort());
      expect([...saved].sort()).toEqual([...writers].sort());
      expect([...chosen].sort()).toEqual([...readers].sort());
      expect(PEOPLE.filter((name) => !created.includes(name))).toEqual(['spokesperson', 'administrator']);
      for (const name of PEOPLE.filter((each) => !writers.includes(each))) {
        const gone = await people[name].delete(`${consents}/${documentId}`);
        expect(gone.status, name).toBe(403);
        const bulk = await people[name].post(`${consents}/actions/bulkDelete`, { documentIds: [documentId] });
        expect(bulk.status, name).toBe(403);
        const clone = await people[name].post(`${consents}/clone/${documentId}`, await consentBody(cms));
        expect(clone.status, name).toBe(SEE_NO_CONSENT_OF_THE_UNIT.includes(name) ? 404 : 403);
      }
      expect(
        (await people.approver.post(`${consents}/clone/${documentId}`, await consentBody(cms))).status,
      ).toBe(403);
      for (const stranger of [person(cms, null), person(cms, cms.token)]) {
        expect((await stranger.get(`${consents}/${documentId}`)).status).toBe(401);
      }
      expect((await people.leader.delete(`${consents}/${documentId}`)).status).toBe(200);
    });

    it('answer a session alone', async () => {
      const paths = [
        `${articles}/${documentId}`,
        `/approval/posts/${ARTICLE}/${documentId}`,
        `/approval/posts/${ARTICLE}/${documentId}/review`,
        '/approval/to-do',
        '/approval/calendar?month=2026-11',
        '/approval/me',
        '/approval/people',
        '/approval/sign-ins',
        '/approval/delegations',
      ];
      for (const stranger of [person(cms, null), person(cms, cms.token)]) {
        for (const path of paths) expect((await stranger.get(path)).status, path).toBe(401);
      }
      for (const path of paths) expect((await people.superAdmin.get(path)).status, path).toBe(200);
    });
  });

  it('a writer without a unit is told whom to ask', async () => {
    const lost = await signIn(cms, 'editor', '');
    const { status, body } = await lost.post(articles, await articleBody(cms));
    expect(status).toBe(400);
    expect(body.error?.message).toContain('chưa thuộc đơn vị nào');
  });

  it('a deputy’s act is noted with whose capacity it was, and four eyes hold for deputies too', async () => {
    const documentId = await submitted();
    await does(people.deputy, documentId, 'approve');
    const [event] = await cms.strapi.db
      .query('api::approval.approval-event')
      .findMany({ where: { postDocumentId: documentId, action: 'approve' } });
    expect(event).toMatchObject({ actor: people.deputy.id, actingFor: lender.id });
    const edited = await draft();
    await people.deputy.put(`${articles}/${edited}`, { lead: 'Người được ủy quyền sửa.' });
    await does(people.author, edited, 'submit');
    expect((await act(people.deputy, edited, 'approve')).status).toBe(403);
    expect((await act(first, edited, 'approve')).status).toBe(200);
  });
});
