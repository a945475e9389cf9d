/** What the arguments of `extract` name: files, folders, patterns, standard input. */
import { globSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Input } from '../workers/process-input.ts';
import type { FilePath } from '../workers/read-input.ts';
import { fileUri } from './file-uri.ts';
import { walkFolder } from './walk-folder.ts';

export interface InputList {
  readonly inputs: readonly Input[];
  /** Files in folders that bear no carrier's extension, by extension. */
  readonly passedOver: Readonly<Record<string, number>>;
  /** Times that a file was named again: it is read once, at its first place. */
  readonly repeated: number;
}

export interface ListOptions {
  /** The output file, which is never an input. */
  readonly out: string | null;
  /** What standard input is recorded as. */
  readonly stdinUri: string;
}

export function listInputs(args: readonly string[], { out, stdinUri }: ListOptions): InputList {
  const inputs: Input[] = [];
  const passedOver: Record<string, number> = {};
  const seen = new Set<string>();
  const visited = new Set<string>();
  let repeated = 0;

  const add = (path: FilePath | null): void => {
    const key = keyOf(path);
    if (out !== null && key === resolve(out)) return;
    if (seen.has(key)) repeated += 1;
    else inputs.push({ path, source: { uri: path === null ? stdinUri : fileUri(path) } });
    seen.add(key);
  };
  const addFolder = (folder: string): void => {
    for (const { path, isCarrier, extension } of walkFolder(folder, visited)) {
      if (isCarrier) add(path);
      else passedOver[extension] = (passedOver[extension] ?? 0) + 1;
    }
  };
  const addNamed = (arg: string): void => {
    for (const path of expand(arg)) {
      if (isFolder(path)) addFolder(path);
      else add(path);
    }
  };
  for (const arg of args) {
    if (arg === '-') add(null);
    else addNamed(arg);
  }
  return { inputs, passedOver, repeated };
}

const keyOf = (path: FilePath | null): string => {
  if (path === null) return '-';
  return typeof path === 'string' ? resolve(path) : `bytes:${path.toString('latin1')}`;
};

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

export const exists = (path: string): boolean => statOrNull(path) !== null;

/** A pattern that the shell left alone, unless a file has that very name. One that matches nothing names a missing file. */
export function expand(arg: string): readonly string[] {
  if (!/[*?[{]/u.test(arg) || exists(arg)) return [arg];
  const hidden = /(?:^|\/)\.[^./]/u;
  const matches = globSync(arg).filter((path) => hidden.test(arg) || !hidden.test(path));
  return matches.length === 0 ? [arg] : matches.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function statOrNull(path: string): unknown {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
