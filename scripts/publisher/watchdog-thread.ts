import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { pieces, seconds } = workerData as { pieces: Int32Array; seconds: number };

let last = 0;
let waited = 0;
setInterval(() => {
  const [begun, ended] = [Atomics.load(pieces, 0), Atomics.load(pieces, 1)];
  waited = begun === last && begun !== ended ? waited + 1 : 0;
  last = begun;
  if (waited < seconds) return;
  // The thread that writes lines for this one hangs.
  writeSync(2, `Một trang dựng quá ${seconds} giây không xong: hệ thống đăng bài dừng để tìm bài gây lỗi.\n`);
  process.kill(process.pid, 'SIGKILL');
}, 1000);
