/** The small files of a data folder against their seals: its base, and what is kept of buried documents. Only reads. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSealedJson } from '../../fetch/raw-store/sealed-json.ts';

/** Names of those that aren't what was written. */
export async function verifyFolder(dataFolder: string): Promise<readonly string[]> {
  const letters = await readdir(join(dataFolder, 'dead')).catch(() => []);
  const names = [
    'base.json',
    'let-go.json',
    ...letters.filter((name) => name.endsWith('.json')).map((name) => join('dead', name)),
  ];
  const texts = await Promise.all(names.map((name) => textOf(join(dataFolder, name))));
  return names.filter((_, index) => texts[index] !== null && !isSealedJson(texts[index] ?? ''));
}

/** Null: there is none. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return '';
  }
}
