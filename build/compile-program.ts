/** What a command loads before and beside its parser child → few files (docs/decisions/0095-a-compiled-command.md). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { asFunction, bundled } from './bundled.ts';
import { writeLicences } from './licences.ts';

const sources = join(import.meta.dirname, '../src');
const samples = join(import.meta.dirname, '../samples');

/** With all that they need: the child is started before the rest is loaded, and the rest is one file for the commonest command. */
const GROUPS = [
  { name: 'early', test: /cli\/start\.ts$|workers\/early-child\.ts$/u, priority: 2 },
  { name: 'short', test: /cli\/(?:program|extract-command)\.ts$/u, priority: 1 },
];

/** Into `folder`, which is made anew, two floors below where tsc writes. `compiled/parser-child.cjs` beside it is there. */
export async function compileProgram(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const chunks = await bundled(
    [join(sources, 'cli/start.ts')],
    { plugins: [asWritten], external: isPackage },
    { codeSplitting: { groups: [...GROUPS] } },
  );
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), asFunction(code));
  writeLicences(join(folder, 'LICENSES.txt'), chunks);
  warmUp(folder);
}

/** Of packages only the command line's is joined; the others are for few commands, and stay where they are installed. */
const isPackage = (id: string): boolean => !id.startsWith('.') && !isAbsolute(id) && id !== 'commander';

/** What looks for other files beside its own looks beside the one that tsc wrote. */
const asWritten = {
  name: 'as-written',
  transform: (code: string, id: string): string | null => {
    if (!id.startsWith(sources) || !code.includes('import.meta')) return null;
    const file = relative(sources, id).replaceAll('\\', '/').replace(/\.ts$/u, '.js');
    const path = `process.getBuiltinModule('node:path').join(__dirname, '../..', ${JSON.stringify(file)})`;
    return code
      .replaceAll('import.meta.dirname', `process.getBuiltinModule('node:path').dirname(${path})`)
      .replaceAll('import.meta.url', `process.getBuiltinModule('node:url').pathToFileURL(${path}).href`);
  },
};

/** Runs a few commands in a process that keeps what V8 compiled for them. */
function warmUp(folder: string): void {
  const warmed = join(import.meta.dirname, 'warmed-program.ts');
  const page = join(samples, 'huaiyuan-2024.html');
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', warmed, folder, page], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the program that was to be compiled did not read the sample: ${stderr}`);
}
