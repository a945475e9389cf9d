/** File names that are not UTF-8 (GBK, as many archives leave them). */
import { readdirSync } from 'node:fs';
import type { FilePath } from '../workers/read-input.ts';

/** What stands in an argument or a pattern's match for bytes that are not UTF-8. */
const UNDECODED = '\uFFFD';

/** The files whose names a lossy decoding made `path`, by their bytes; `path` itself where it lost nothing, or none is there. */
export function undecodedNames(path: string): readonly FilePath[] {
  const found = path.includes(UNDECODED) ? namesLike(path) : [];
  return found.length === 0 ? [path] : found;
}

function namesLike(path: string): readonly Buffer[] {
  const end = path.replace(/\/+$/u, '').lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, end), path.slice(end).replace(/\/+$/u, '')];
  const folders = folder.includes(UNDECODED) ? namesLike(folder) : [Buffer.from(folder.replace(/(?<=.)\/+$/u, ''))];
  return folders.flatMap((parent) =>
    namesIn(parent)
      .filter((bytes) => runs(bytes.toString()) === runs(name))
      .map((bytes) =>
        Buffer.concat([parent, ...(parent.length === 0 || parent.toString() === '/' ? [] : [SLASH]), bytes]),
      ),
  );
}

const SLASH = Buffer.from('/');

/** How many marks stand for the lost bytes depends on who decoded them. */
const runs = (text: string): string => text.replaceAll(/\uFFFD+/gu, UNDECODED);

function namesIn(folder: Buffer): readonly Buffer[] {
  try {
    return readdirSync(folder.length === 0 ? '.' : folder, { encoding: 'buffer' }).sort((a, b) => Buffer.compare(a, b));
  } catch {
    return [];
  }
}
