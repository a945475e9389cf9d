/** What is joined into our files remains its makers': their names and terms go with it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { OutputChunk } from 'rolldown';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

export function writeLicences(file: string, chunks: readonly OutputChunk[]): void {
  const folders = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(packageOf).filter((one) => one !== null)));
  writeFileSync(
    file,
    `${[...folders]
      .toSorted()
      .map(termsOf)
      .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  );
}

/** The folder of the package that a module belongs to; null for our own. */
function packageOf(module: string): string | null {
  if (!module.includes(`${sep}node_modules${sep}`)) return null;
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    // Folders within a package may have a manifest that only says what kind of modules they are.
    if (existsSync(join(folder, 'package.json')) && manifestOf(folder).name !== undefined) return folder;
  }
  return null;
}

const manifestOf = (folder: string): Partial<Manifest> =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Partial<Manifest>;

function termsOf(folder: string): string {
  const { name = '', version = '', license = '' } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((one) => /^(?:licen[cs]e|notice)/iu.test(one))
    .toSorted()
    .map((one) => readFileSync(join(folder, one), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
