/** The parser child → few files, in which it starts in half the time (docs/decisions/0092-one-compiled-child.md). */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import { codeOf } from '../src/workers/load-compiled.ts';
import { asFunction, bundled } from './bundled.ts';
import { writeLicences } from './licences.ts';
import { makeSnapshot } from './snapshot.ts';
import { warmUp } from './warm-up.ts';

const workers = join(import.meta.dirname, '../src/workers');

export interface CompiledChild {
  readonly files: number;
  readonly bytes: number;
  readonly codeBytes: number;
}

/** Into `folder`, which is made anew: parser-child.cjs starts the child, parser/ has what it loads. */
export async function compileChild(folder: string): Promise<CompiledChild> {
  rmSync(folder, { recursive: true, force: true });
  const parts = join(folder, 'parser');
  mkdirSync(parts, { recursive: true });
  const chunks = (await joined('parser-child.ts', 'warmed-parser.ts')).map((chunk) => ({
    ...chunk,
    code: asFunction(chunk.code),
  }));
  for (const { fileName, code } of chunks) writeFileSync(join(parts, fileName), code);
  writeLicences(join(folder, 'LICENSES.txt'), chunks);
  for (const { code } of await joined('snapshot-child.ts')) makeSnapshot(folder, chunks, code);
  await warmUp(folder);
  // Last, and newer than all else: whoever looks for it finds a whole child or none.
  for (const { code } of await joined('compiled-child.ts')) writeFileSync(join(folder, 'parser-child.cjs'), code);
  const sizes = readdirSync(parts).map((name) => ({ name, bytes: statSync(join(parts, name)).size }));
  const code = sizes.filter(({ name }) => name.endsWith(codeOf('')));
  const sum = (all: typeof sizes): number => all.reduce((total, { bytes }) => total + bytes, 0);
  return { files: sizes.length - code.length, bytes: sum(sizes) - sum(code), codeBytes: sum(code) };
}

const joined = (...entries: readonly string[]): Promise<readonly OutputChunk[]> =>
  bundled(
    entries.map((entry) => join(workers, entry)),
    { plugins: [lean] },
  );

/**
 * What pdfjs does when it is loaded and no report needs: it looks for a canvas, which a child may not load, and whether `Response` has
 * `bytes`, for which Node.js loads all of its HTTP. All that it runs on has it.
 */
const lean = {
  name: 'lean',
  transform: (code: string, id: string): string | null =>
    /pdfjs-dist.*\/pdf(?:\.worker)?\.mjs$/u.test(id)
      ? code
          .replace('canvas = require("@napi-rs/canvas");', 'canvas = null;')
          .replace('if (typeof Response.prototype.bytes !== "function") {', 'if (false) {')
      : null,
};
