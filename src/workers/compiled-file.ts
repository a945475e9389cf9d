/** What `npm run build` made of the program in dist/compiled. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Null where the program was not compiled, or has been built anew since then. */
export function compiledFile(name: string): string | null {
  const made = statSync(join(import.meta.dirname, '../compiled', name), { throwIfNoEntry: false });
  const isOutdated = made === undefined || made.mtimeMs < statSync(fileURLToPath(import.meta.url)).mtimeMs;
  return isOutdated ? null : join(import.meta.dirname, '../compiled', name);
}
