/** What a process has started, and what that has started. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly command: string;
}

interface Found extends Process {
  readonly parent: number;
}

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return ''; // it has ended
  }
};

function allProcesses(): readonly Found[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  return pids.map(Number).map((pid) => ({
    pid,
    command: read(pid, 'cmdline').replaceAll('\0', ' '),
    parent: Number(
      read(pid, 'stat')
        .replace(/^.*\) /su, '')
        .split(' ')[1],
    ),
  }));
}

/** With itself. */
export function familyOf(pid: number): readonly Process[] {
  const all = allProcesses();
  const below = (parent: number): readonly Found[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)].map(({ pid: id, command }) => ({ pid: id, command }));
}

/** The same process, and no zombie: its parent may never ask for its end. */
export const isRunning = ({ pid, command }: Process): boolean =>
  read(pid, 'cmdline').replaceAll('\0', ' ') === command && !/\) [ZX] /u.test(read(pid, 'stat'));
