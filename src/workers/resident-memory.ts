/** How much memory a running process holds, as seen from outside: one that spins or swells can't be asked. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PS_TIMEOUT_MS = 2_000;

/** How often it's worth looking: reading /proc takes some 30 µs, starting `ps` some milliseconds. */
export const memoryPollMs = process.platform === 'linux' ? 50 : 500;

/** Resident bytes; null where the process is gone or the system doesn't tell (Windows). */
export function residentBytes(pid: number): number | null {
  if (process.platform === 'win32') return null;
  try {
    const kilobytes = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** From `status`, not `statm`: the latter counts pages, whose size differs between kernels. */
const fromProc = (pid: number): string | undefined =>
  /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];

const fromPs = (pid: number): string =>
  execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'latin1', timeout: PS_TIMEOUT_MS }).trim();
