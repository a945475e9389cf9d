/** The program from the few files that the build joined (docs/decisions/0095-a-compiled-command.md), or, without them, file by file. */
import { compiledFile } from '../workers/compiled-file.ts';
import type * as Start from './start.ts';

export async function loadStart(): Promise<typeof Start> {
  const compiled = compiledFile('program/start.cjs');
  if (compiled === null) return import('./start.ts');
  const { loadCompiled } = await import('../workers/load-compiled.ts');
  return loadCompiled(compiled) as typeof Start;
}
