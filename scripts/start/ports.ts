import { createServer } from 'node:net';

/** A variable that holds a port, and the program that uses the port. */
export interface PortUse {
  variable: string;
  port: string;
  what: string;
}

/** The first problem with the ports, in one line that says what to change; null: none. */
export const portProblem = async (uses: PortUse[]): Promise<string | null> => {
  const taken = new Map<number, PortUse>();
  for (const use of uses) {
    const port = Number(use.port);
    const change = `đặt ${use.variable} bằng một cổng khác trong tệp .env rồi chạy lại`;
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return `${use.variable}=${use.port} không phải là một cổng (1–65535): ${change}.`;
    }
    const other = taken.get(port);
    if (other) return `Cổng ${port} của ${use.what} trùng với ${other.variable}: ${change}.`;
    taken.set(port, use);
    const failure = await listenFailure(port);
    if (failure === 'EADDRINUSE') return `Cổng ${port} của ${use.what} đang được dùng: ${change}.`;
    if (failure !== null) return `Không mở được cổng ${port} của ${use.what} (${failure}): ${change}.`;
  }
  return null;
};

/** The error code of listening on the port, on all addresses and on the loopback address only; null: none. */
const listenFailure = async (port: number): Promise<string | null> => {
  // A program that listens only on 127.0.0.1 does not prevent others from using the port on other addresses.
  for (const host of [undefined, '127.0.0.1']) {
    const failure = await new Promise<string | null>((resolve) => {
      const server = createServer();
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () =>
        server.close(() => resolve(null)),
      );
    });
    if (failure !== null) return failure;
  }
  return null;
};
