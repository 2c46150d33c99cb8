/** Starts a process in its own process group, reports it to its parent, and waits for a signal. */
import { spawn } from 'node:child_process';

const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
process.send?.({ started: child.pid });
process.on('SIGTERM', () => {
  console.log('stopped in order');
  process.exit(7);
});
setInterval(() => {}, 1000);
console.log(JSON.stringify({ self: process.pid, child: child.pid }));
