/** The command line as users have it: built, and built anew where its sources have changed since. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** What the build makes last. */
const built = join(root, 'dist/compiled/parser-child.cjs');
const lock = join(root, 'node_modules/.building');
const SOURCES = ['src', 'build'];
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
const POLL_MS = 200;
const LONGEST_BUILD_MS = 180_000;

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestSource = (): number =>
  Math.max(
    ...SETTINGS.map((name) => changedAt(join(root, name))),
    ...SOURCES.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        changedAt(join(root, folder, name)),
      ),
    ),
  );

const isCurrent = (): boolean => changedAt(built) > newestSource();

/** Path of the program. Test files run side by side: one of them builds, the others wait. */
export function builtProgram(): string {
  while (!isCurrent()) if (!buildAlone()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  return join(root, 'dist/cli/main.js');
}

/** False where another test file builds. */
function buildAlone(): boolean {
  try {
    mkdirSync(lock);
  } catch {
    // Of a run that was killed.
    if (Date.now() - changedAt(lock) > LONGEST_BUILD_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  try {
    if (!isCurrent())
      execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    return true;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
