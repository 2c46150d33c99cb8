import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Runs a program that has a watched renderer of one page. */
const run = async (render: string): Promise<{ code: number | null; signal: string | null }> => {
  const program = `
    import { startWatchdog } from ${JSON.stringify(join(import.meta.dirname, 'watchdog.ts'))};
    const { watched } = startWatchdog(2);
    await watched({ render: async () => { ${render} } }).render();
    process.exit(7);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { code, signal };
};

it.each([
  ['a loop that never ends', 'for (;;);'],
  ['a promise that is never kept', 'await new Promise(() => setInterval(() => {}, 1000));'],
])('kills a program that hangs in %s', async (_, render) => {
  expect(await run(render)).toEqual({ code: null, signal: 'SIGKILL' });
});

it('lets a program end that does not hang', async () => {
  expect(await run('')).toEqual({ code: 7, signal: null });
});
