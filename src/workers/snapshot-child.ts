/**
 * A parser child as Node.js keeps it in a snapshot. The build runs this file with documents as arguments and puts the compiled files
 * that a page needs before it; a child that starts from the snapshot goes on from there.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startupSnapshot } from 'node:v8';
import { type Body, type CompiledFile, keepCode, loaderOf, readBody } from './load-compiled.ts';
import { KEEP_CODE } from './snapshot-file.ts';
import type * as WarmedParser from './warmed-parser.ts';

declare const compiledParts: Readonly<Record<string, Body>>;

/** Beside the entry that a child is started with, wherever the program was moved since. */
const folder = (): string => join(dirname(process.argv[1] ?? ''), 'parser');
const files: CompiledFile[] = [];
const load = loaderOf(
  folder,
  (name) => compiledParts[name] ?? readBody(join(folder(), name), (file) => files.push(file)),
);
const { readOnce, serve } = load('warmed-parser.cjs') as typeof WarmedParser;

startupSnapshot.setDeserializeMainFunction(() => {
  // The build alone asks for it, and gives the right to write.
  if (process.argv[2] === KEEP_CODE) process.on('exit', () => files.forEach(keepCode));
  serve();
});
void readOnce(process.argv.slice(2).map((path) => readFileSync(path)));
