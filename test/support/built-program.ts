/** The command line as users have it: built, and built anew where its sources have changed since. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from '../../build/is-built.ts';

const root = join(import.meta.dirname, '../..');
const lock = join(root, 'node_modules/.building');
const POLL_MS = 200;
const LONGEST_BUILD_MS = 180_000;

/** Path of the program. Test files run side by side: one of them builds, the others wait. */
export function builtProgram(): string {
  while (!isBuilt(root)) if (!buildAlone()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  return join(root, 'dist/cli/main.js');
}

/** False where another test file builds. */
function buildAlone(): boolean {
  try {
    mkdirSync(lock);
  } catch {
    // Of a run that was killed.
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LONGEST_BUILD_MS)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
  try {
    if (!isBuilt(root))
      execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    return true;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
