/** How a parser child is started: with no right to anything but reading the program's own code. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ParserCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** The production entry; the same file extension as this one, since both run from `src` and from `dist`. */
export const parserEntry = fileURLToPath(new URL(`./parser-child${import.meta.url.slice(-3)}`, import.meta.url));

const DEATH_SIGNAL = ['--pdeathsig', 'KILL'];

/** Share of the memory limit for V8's heap; the rest is for buffers, code and the C++ side. */
const HEAP_SHARE = 0.75;

export function parserCommand(entry: string, memoryBytes: number): ParserCommand {
  const args = [
    '--permission',
    ...readableFolders(entry).map((folder) => `--allow-fs-read=${folder}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.floor((memoryBytes * HEAP_SHARE) / 1024 / 1024)}`,
    '--no-warnings',
    entry,
  ];
  const guard = deathSignalGuard();
  if (guard === null) return { file: process.execPath, args };
  return { file: guard, args: [...DEATH_SIGNAL, process.execPath, ...args] };
}

/** The program's code and the packages that it may load: its own and, when it is installed itself, its siblings. */
function readableFolders(entry: string): readonly string[] {
  const code = dirname(import.meta.dirname);
  const folders = [code, dirname(realpathSync(entry))];
  for (let folder = code; folder !== dirname(folder); folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) folders.push(packages, realpathSync(packages));
    if (existsSync(join(folder, 'package.json'))) folders.push(join(folder, 'package.json'));
  }
  return [...new Set(folders)].map((folder) => (folder.endsWith('.json') ? folder : join(folder, '*')));
}

/**
 * A child that spins can't notice that its parent was killed. On Linux the kernel can kill it then; util-linux's
 * `setpriv` (2.33 and newer; not BusyBox's) asks for that. Whether this one can is tried: some milliseconds.
 */
function deathSignalGuard(): string | null {
  if (process.platform !== 'linux') return null;
  const candidates = ['/usr/bin/setpriv', '/bin/setpriv'].filter((path) => existsSync(path));
  const trial = [...DEATH_SIGNAL, 'true'];
  return candidates.find((path) => spawnSync(path, trial, { stdio: 'ignore' }).status === 0) ?? null;
}
