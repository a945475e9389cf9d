/** A folder as a ZIP with Unix modes, written as it comes. */
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';

export interface Zipped {
  readonly files: number;
  readonly bytes: number;
}

/** `isLeftOut`: by the path below `folder`, with `/`. */
export async function zipFolder(folder: string, out: string, isLeftOut: (path: string) => boolean): Promise<Zipped> {
  const file = openSync(out, 'w');
  let bytes = 0;
  let files = 0;
  await new Promise<void>((resolve, reject) => {
    const zip = new Zip((error, chunk, isLast) => {
      if (error) {
        reject(error);
        return;
      }
      bytes += writeSync(file, chunk);
      if (isLast) resolve();
    });
    for (const path of filesBelow(folder, '')) {
      if (isLeftOut(path)) continue;
      files += 1;
      const { mode } = statSync(join(folder, path));
      const part = new ZipDeflate(path, { level: 6 });
      part.os = UNIX;
      part.attrs = (mode & 0o777) << 16;
      part.mtime = '1980-01-01T00:00:00';
      zip.add(part);
      part.push(readFileSync(join(folder, path)), true);
    }
    zip.end();
  });
  closeSync(file);
  return { files, bytes };
}

/** "Version made by" in ZIP: the modes are those of Unix. */
const UNIX = 3;

/** In the order of their names, so that equal folders give equal files. */
function* filesBelow(folder: string, path: string): Generator<string> {
  const entries = readdirSync(join(folder, path), { withFileTypes: true }).toSorted((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  for (const entry of entries) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, below);
    else if (entry.isFile()) yield below;
  }
}
