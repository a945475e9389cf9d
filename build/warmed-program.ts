/** Runs commands from the joined files of a folder, and keeps what V8 has compiled of each. Its arguments: the folder, a document. */
import { join } from 'node:path';
import type * as Start from '../src/cli/start.ts';
import { type CompiledFile, keepCode, loaderOf, readBody } from '../src/workers/load-compiled.ts';

const [folder = '', page = ''] = process.argv.slice(2);
const files: CompiledFile[] = [];
const load = loaderOf(
  () => folder,
  (name) => readBody(join(folder, name), (file) => files.push(file)),
);
const { startEarly, loadProgram } = load('start.cjs') as typeof Start;
startEarly();
const { runProgram } = await loadProgram();
const commands = [
  ['--version'],
  ['extract', page],
  ['explain', page, 'applications.received.total'],
  ['show', '--help'],
];
const codes: number[] = [];
for (const args of commands) codes.push(await runProgram(args));
files.forEach(keepCode);
process.exit(codes.some((code) => code !== 0) ? 1 : 0);
