interface Env {
  (key: string, fallback: string): string;
}

/** `info` leaves out a line per request: the publisher asks several times a second. */
export default ({ env }: { env: Env }) => ({ level: env('LOG_LEVEL', 'info') });
