import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { portProblem } from './ports.ts';

const servers: Server[] = [];
const listening = async (host?: string): Promise<string> => {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen({ port: 0, ...(host ? { host } : {}) }, resolve));
  return String((server.address() as AddressInfo).port);
};
const free = async (): Promise<string> => {
  const port = await listening();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
};

afterEach(() => servers.splice(0).forEach((server) => server.close()));

const uses = (cms: string, site: string) => [
  { variable: 'CMS_PORT', port: cms, what: 'hệ thống biên tập' },
  { variable: 'SITE_PORT', port: site, what: 'trang công khai' },
];

test('free ports are no problem', async () => {
  expect(await portProblem(uses(await free(), await free()))).toBeNull();
});

test.each([undefined, '127.0.0.1'])(
  'a port in use on %s is told in one line with the port and its variable',
  async (host) => {
    const port = await listening(host);
    const problem = await portProblem(uses(await free(), port));
    expect(problem).toBe(
      `Cổng ${port} của trang công khai đang được dùng: đặt SITE_PORT bằng một cổng khác trong tệp .env rồi chạy lại.`,
    );
  },
);

test('one port for both is told before anything is started', async () => {
  const port = await free();
  expect(await portProblem(uses(port, port))).toMatch(`Cổng ${port} của trang công khai trùng với CMS_PORT`);
});

test.each(['', 'abc', '0', '65536', '13.5'])('%j is no port', async (port) => {
  expect(await portProblem(uses(port, '4321'))).toMatch(`CMS_PORT=${port} không phải là một cổng`);
});
