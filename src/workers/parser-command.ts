/** How a parser child is started: with no right to anything but reading the program's own code, and without a network. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compiledFile } from './compiled-file.ts';
import { snapshotFile } from './snapshot-file.ts';

export interface ParserCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** The compiled child where there is one; else as it is, with the same file extension as this one: both run from `src` and from `dist`. */
export const parserEntry =
  compiledFile('parser-child.cjs') ?? join(import.meta.dirname, `parser-child${import.meta.url.slice(-3)}`);

/** Share of the memory limit for V8's heap; the rest is for buffers, code and the C++ side. */
const HEAP_SHARE = 0.75;

/**
 * For each half of V8's space for new objects: with its own choice a process grew to 320 MB over sample PDFs, so to 220 MB. From the
 * first on, since growing into it costs a first PDF 6 % (docs/bench.md).
 */
const YOUNG_MEGABYTES = 16;

/**
 * So much V8 holds of old objects before it looks for the first time which are still needed: with its own choice in the midst of
 * a first PDF, which leaves hardly any that aren't. With 96 a child grew by 30 MB over the samples, with this by nothing. What Node.js
 * compiled of its own modules V8 doesn't take under this flag: ten that a PDF loads late are compiled anew, which costs less.
 */
const FIRST_OLD_MEGABYTES = 64;

/** `assumed`: as if all guards that are present worked, without trying them. */
export function parserCommand(entry: string, memoryBytes: number, assumed = false): ParserCommand {
  const args = [
    '--permission',
    ...readableFolders(entry).map((folder) => `--allow-fs-read=${folder}`),
    '--disallow-code-generation-from-strings',
    `--min-semi-space-size=${YOUNG_MEGABYTES}`,
    `--max-semi-space-size=${YOUNG_MEGABYTES}`,
    `--initial-old-space-size=${FIRST_OLD_MEGABYTES}`,
    `--max-old-space-size=${Math.floor((memoryBytes * HEAP_SHARE) / 1024 / 1024)}`,
    '--no-warnings',
    ...snapshotBeside(entry),
    entry,
  ];
  const [file, ...before] = assumed ? presentGuards().flat() : guards(entry);
  if (file === undefined) return { file: process.execPath, args };
  return { file, args: [...before, process.execPath, ...args] };
}

/** Where the build made one with this Node.js, a child starts as one that has read pages. */
function snapshotBeside(entry: string): readonly string[] {
  const file = join(dirname(entry), snapshotFile());
  return existsSync(file) ? ['--snapshot-blob', file] : [];
}

/** Null where the child starts from none. */
export function withoutSnapshot({ file, args }: ParserCommand): ParserCommand | null {
  const at = args.indexOf('--snapshot-blob');
  return at < 0 ? null : { file, args: args.toSpliced(at, 2) };
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
 * On Linux util-linux takes the network away (`unshare`, where users may make namespaces) and has the kernel kill a child
 * whose parent was killed: one that spins can't notice (`setpriv`, 2.33 and newer; not BusyBox's). Outermost first, since
 * entering a namespace would undo the latter. What works here is tried: some milliseconds.
 */
const guardPrograms: readonly (readonly string[])[] = [
  ['unshare', '--user', '--net', '--'],
  ['setpriv', '--pdeathsig', 'KILL'],
];

const knownGuards = new Map<string, readonly string[]>();

/** Tried once: nothing of it changes while the program runs. */
function guards(entry: string): readonly string[] {
  const found = knownGuards.get(entry) ?? guardsThatWork(entry);
  knownGuards.set(entry, found);
  return found;
}

function guardsThatWork(entry: string): readonly string[] {
  // In a namespace of its own, root may no longer read what belongs to others.
  const trial = ['test', '-x', process.execPath, '-a', '-r', entry];
  const works = ([file = '', ...options]: readonly string[]): boolean =>
    spawnSync(file, [...options, ...trial], { stdio: 'ignore' }).status === 0;
  const present = presentGuards();
  // Mostly all of them do, which one trial shows.
  const all = present.flat();
  return all.length === 0 || works(all) ? all : present.filter(works).flat();
}

const presentGuards = (): readonly (readonly string[])[] =>
  process.platform !== 'linux'
    ? []
    : guardPrograms.flatMap(([name = '', ...options]) => {
        const file = [`/usr/bin/${name}`, `/bin/${name}`].find((path) => existsSync(path));
        return file === undefined ? [] : [[file, ...options]];
      });
