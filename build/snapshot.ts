/** The snapshot of a parser child that has read pages: it starts without loading or compiling what pages need. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import { snapshotFile } from '../src/workers/snapshot-file.ts';

const samples = join(import.meta.dirname, '../samples');

/** Pages alone: pdfjs can't be kept in a snapshot, and what few documents need would be loaded by all. */
const PAGES = ['huaiyuan-2024.html', 'faults-2024.html'].map((name) => join(samples, name));
const KEPT = ['warmed-parser.cjs', 'extract-html.cjs'];

/** Into `folder`: `snapshot-child.cjs`, to look up what a stack tells, and the snapshot itself. `main`: the code of snapshot-child.ts. */
export function makeSnapshot(folder: string, parts: readonly OutputChunk[], main: string): void {
  const script = join(folder, 'snapshot-child.cjs');
  const bodies = neededBy(KEPT, parts).map(({ fileName, code }) => `${JSON.stringify(fileName)}: ${code}`);
  writeFileSync(script, asciiOnly(`const compiledParts = {\n${bodies.join(',\n')}\n};\n${main}`));
  const blob = join(folder, snapshotFile());
  // As a child is started, but for its rights.
  const flags = ['--disallow-code-generation-from-strings', '--no-warnings'];
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, '--snapshot-blob', blob, '--build-snapshot', script, ...PAGES],
    { cwd: '/', env: { TZ: 'UTC', LANG: 'C.UTF-8' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the snapshot could not be made: ${stderr}`);
}

/** These files and all that they load at once. */
function neededBy(names: readonly string[], parts: readonly OutputChunk[]): readonly OutputChunk[] {
  const found = new Set<OutputChunk>();
  const add = (name: string): void => {
    const part = parts.find(({ fileName }) => fileName === name);
    if (part === undefined) throw new Error(`no compiled file ${name}`);
    if (found.has(part)) return;
    found.add(part);
    part.imports.filter((id) => id.endsWith('.cjs')).forEach(add);
  };
  names.forEach(add);
  return [...found];
}

/** V8 keeps such a text in one byte a letter, and the snapshot holds it. In strings and patterns both say the same. */
const asciiOnly = (code: string): string =>
  code.replace(/[\u0080-\uffff]/gu, (letter) =>
    Array.from(
      { length: letter.length },
      (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
