/** Sources and packages → few files, CommonJS. Names are kept and nothing is shrunk: a stack says where it happened, and a comment above it in which source file. */
import { type InputOptions, type OutputChunk, type OutputOptions, rolldown } from 'rolldown';

export async function bundled(
  input: readonly string[],
  options: Pick<InputOptions, 'plugins' | 'external'> = {},
  output: Pick<OutputOptions, 'codeSplitting'> = {},
): Promise<readonly OutputChunk[]> {
  const bundle = await rolldown({ ...options, input: [...input], platform: 'node', logLevel: 'warn' });
  const { output: made } = await bundle.generate({
    ...output,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  });
  await bundle.close();
  return made.filter((part) => part.type === 'chunk');
}

/** What load-compiled.ts calls. */
export const asFunction = (code: string): string =>
  `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
