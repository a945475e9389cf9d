/** Real processes of the command line. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { builtProgram } from '../../support/built-program.ts';
import type { StubArguments } from './extract-stub.ts';

export interface Ended {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export const main = builtProgram();
const stub = join(import.meta.dirname, 'extract-stub.ts');

function start(program: string, args: readonly string[], { cwd, stdin = '', env = {} }: RunOptions): ChildProcess {
  // Only what a test states: the tests' own colours and locale must not change what is seen.
  const environment = { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', ...env };
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], { cwd, env: environment });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return child;
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const [[code, signal], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null, string | null]>,
    buffer(child.stdout!),
    buffer(child.stderr!),
  ]);
  return { code: code ?? signal ?? '', stdout: stdout.toString(), stderr: stderr.toString() };
}

/** `nianbao …` as users call it. */
export const nianbao = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  ended(start(main, args, options));

export const startStub = (args: StubArguments, options: RunOptions = {}): ChildProcess =>
  start(stub, [JSON.stringify(args)], options);

/** `nianbao extract` with stub parsers. */
export const extractStub = (args: StubArguments, options: RunOptions = {}): Promise<Ended> =>
  ended(startStub(args, options));

export const lines = (output: string): readonly string[] => output.split('\n').filter((line) => line !== '');

interface LineFacts {
  readonly status: string;
  readonly error: { readonly code: string } | null;
  readonly source: { readonly uri: string };
}

export const records = (output: string): readonly LineFacts[] =>
  lines(output).map((line) => JSON.parse(line) as LineFacts);

export const urisOf = (output: string): readonly string[] => records(output).map(({ source }) => source.uri);
