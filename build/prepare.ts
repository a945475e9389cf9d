/** `npm run prepare`: npm runs it with each install, and `npx nianbao` in a checkout is one. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt } from './is-built.ts';

const root = join(import.meta.dirname, '..');
if (!isBuilt(root)) {
  const { status } = spawnSync('npm run build', { cwd: root, stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}
