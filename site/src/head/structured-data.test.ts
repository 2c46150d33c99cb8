import type { LivePublication, Policy } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import { Newsroom, post } from '../routes/newsroom.test.support.ts';
import { structuredDataOf } from './structured-data.ts';

type Data = Record<string, unknown>;

/** The subject that the page of a post states in its structured data. */
const subjectOf = (live: LivePublication): Data => {
  const newsroom = new Newsroom(0);
  newsroom.publish(live);
  const page = newsroom
    .routes()
    .map((route) => route.props())
    .find((each) => 'post' in each && each.post.id === live.id);
  const graph = page && structuredDataOf(page, live.title, []);
  return ((graph?.['@graph'] ?? []) as unknown as Data[])[0]?.['about'] as Data;
};

const policy = (fields: Partial<Policy>, document: Partial<Policy['document']> = {}): LivePublication => {
  const base = post(2) as Policy;
  return { ...base, ...fields, document: { ...base.document, kind: 'Nghị định', ...document } };
};

describe('a legal document', () => {
  it.each([
    ['con-hieu-luc', 'https://schema.org/InForce'],
    ['het-hieu-luc-mot-phan', 'https://schema.org/PartiallyInForce'],
    ['het-hieu-luc', 'https://schema.org/NotInForce'],
    // Nobody has verified the state, so nothing is stated.
    ['chua-xac-minh', undefined],
  ] as const)('in the state %s is told to be %s', (state, force) => {
    expect(subjectOf(policy({ state }))['legislationLegalForce']).toBe(force);
  });

  it('says number, issuer, and the days of issue, effect and expiry that are known', () => {
    const known = { issuedOn: '2024-01-01', effectiveOn: '2024-02-01', expiredOn: '2025-01-01' };
    expect(subjectOf(policy({}, known))).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '2/KH-VD',
      legislationPassedBy: { '@type': 'GovernmentOrganization', name: 'Sở ví dụ' },
      legislationDate: '2024-01-01',
      legislationDateOfApplicability: '2024-02-01',
      expires: '2025-01-01',
    });
    expect(Object.keys(subjectOf(policy({})))).not.toContain('legislationDateOfApplicability');
  });

  it.each(['Luật', 'Nghị quyết', 'NGHỊ ĐỊNH', 'Quyết định', 'Thông tư liên tịch'])('is a %s', (kind) => {
    expect(subjectOf(policy({}, { kind }))['@type']).toBe('Legislation');
  });

  it.each(['Kế hoạch', 'Công văn', 'Hướng dẫn', 'Chỉ thị'])('a %s is none', (kind) => {
    expect(subjectOf(policy({}, { kind }))).toMatchObject({
      '@type': 'CreativeWork',
      genre: kind,
      identifier: '2/KH-VD',
    });
  });
});
