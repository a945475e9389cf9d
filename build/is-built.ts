/** Whether `dist` holds what the sources say. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'build'];
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
/** What a build makes last. */
const LAST = 'dist/compiled/program/early.cjs';

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** `root`: of the checkout. By the times of its files. */
export function isBuilt(root: string): boolean {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return changedAt(join(root, LAST)) > Math.max(...[...SETTINGS, ...files].map((path) => changedAt(join(root, path))));
}
