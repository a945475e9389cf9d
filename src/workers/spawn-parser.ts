/** Starts a parser child: documents on its standard input, replies on descriptor 3. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { ParserCommand } from './parser-command.ts';

export function spawnParser({ file, args }: ParserCommand): ChildProcess {
  // The environment stays outside: NODE_OPTIONS and the like must not change what a document gives.
  const env = { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'C.UTF-8' };
  return spawn(file, args, { stdio: ['pipe', 'ignore', 'pipe', 'pipe'], env, cwd: '/' });
}
