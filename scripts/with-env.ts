/** `node scripts/with-env.ts <command> …`: runs the command with the variables of `.env`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareEnvironment } from './start/environment.ts';

const ROOT = join(import.meta.dirname, '..');
const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('Cách dùng: node scripts/with-env.ts <lệnh> […]');
  process.exit(1);
}
const { environment } = prepareEnvironment(ROOT, process.env);
const child = spawn(command, args, { stdio: 'inherit', env: environment });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));
