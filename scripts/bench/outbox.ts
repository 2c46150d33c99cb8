import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawChange } from '@newsroom/shared';
import type { ReleaseReport } from '../publisher/ground/cms.ts';

/** The HTTP interface of the CMS that the publisher uses, with rows that the caller sets. */
export interface Outbox {
  /** "http://127.0.0.1:41234" */
  url: string;
  token: string;
  /** Adds a row with the newest state of a subject and key. @returns its sequence */
  put(row: { subject: string; key: string }): number;
  /** Bytes by sha256. */
  originals: Map<string, Uint8Array>;
  /** Reports that the publisher sent, oldest first. */
  reports: ReleaseReport[];
  /** Requested addresses, oldest first. */
  requests: string[];
  stop(): Promise<void>;
}

export const startOutbox = async (): Promise<Outbox> => {
  const token = 'outbox';
  const rows = new Map<string, RawChange>();
  const originals = new Map<string, Uint8Array>();
  const reports: ReleaseReport[] = [];
  const requests: string[] = [];
  let sequence = 0;

  const changes = ({ searchParams }: URL): string => {
    const after = Number(searchParams.get('after'));
    const limit = Number(searchParams.get('limit'));
    const found: RawChange[] = [];
    // A row that is set again moves to the end, so that the map is in the order of the sequences.
    for (const row of rows.values()) {
      if (row.sequence > after) found.push(row);
      if (found.length > limit) break;
    }
    return JSON.stringify({
      rows: found.slice(0, limit),
      more: found.length > limit,
      approvals: { count: 0, head: '0'.repeat(64) },
    });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = url.pathname.replace('/api/publication/', '');
    requests.push(route);
    const answer = (status: number, body?: string | Uint8Array): void => {
      response.writeHead(status).end(body);
    };
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401);
    if (route === 'changes') return answer(200, changes(url));
    if (route === 'originals') return answer(200, JSON.stringify({ pictures: [] }));
    if (route.startsWith('originals/')) {
      const bytes = originals.get(route.slice('originals/'.length));
      return bytes ? answer(200, bytes) : answer(404);
    }
    if (route !== 'releases') return answer(404);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      reports.push(JSON.parse(body) as ReleaseReport);
      answer(204);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    put(row) {
      const name = `${row.subject} ${row.key}`;
      sequence += 1;
      rows.delete(name);
      rows.set(name, { ...row, sequence });
      return sequence;
    },
    originals,
    reports,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
