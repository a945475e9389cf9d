/** Memory of a browser: a dozen processes that share much of what they have. */
import { readdirSync, readFileSync } from 'node:fs';

/** Bytes that the processes of a group have for themselves; null where the system doesn't tell. */
export function groupBytes(group: number): number | null {
  if (process.platform !== 'linux') return null;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  return pids.reduce((sum, pid) => sum + (inGroup(pid, group) ? ownBytes(pid) : 0), 0);
}

function inGroup(pid: string, group: number): boolean {
  const fields = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /su, '')
    .split(' ');
  return Number(fields[2]) === group;
}

const ownBytes = (pid: string): number =>
  Number(/^RssAnon:\s+(\d+) kB/mu.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;

/** Empty for a process that has just ended. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
