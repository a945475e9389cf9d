/** The parser child → few files, in which it starts in half the time (docs/decisions/0092-one-compiled-child.md). */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { codeOf } from '../src/compiled/load-compiled.ts';
import { writeLicences } from './licences.ts';
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
  const chunks = await bundled('parser-child.ts');
  for (const { fileName, code } of chunks) writeFileSync(join(parts, fileName), asFunction(code));
  writeLicences(join(folder, 'LICENSES.txt'), chunks);
  await warmUp(join(parts, 'parser-child.cjs'));
  // Last, and newer than all else: whoever looks for it finds a whole child or none.
  for (const { code } of await bundled('compiled-child.ts')) writeFileSync(join(folder, 'parser-child.cjs'), code);
  const sizes = readdirSync(parts).map((name) => ({ name, bytes: statSync(join(parts, name)).size }));
  const code = sizes.filter(({ name }) => name.endsWith(codeOf('')));
  const sum = (all: typeof sizes): number => all.reduce((total, { bytes }) => total + bytes, 0);
  return { files: sizes.length - code.length, bytes: sum(sizes) - sum(code), codeBytes: sum(code) };
}

/** Names are kept and nothing is shrunk: a stack says where it happened, and a comment above it in which source file. */
async function bundled(entry: string): Promise<readonly OutputChunk[]> {
  const bundle = await rolldown({
    input: join(workers, entry),
    platform: 'node',
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  });
  await bundle.close();
  return output.filter((part) => part.type === 'chunk');
}

/** What load-compiled.ts calls. */
const asFunction = (code: string): string => `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
