interface Env {
  (key: string, fallback: string): string;
}

/** `info` has no line per request; the publisher sends several requests a second. */
export default ({ env }: { env: Env }) => ({ level: env('LOG_LEVEL', 'info') });
