/** What the arguments of `extract` name: files, folders, patterns, standard input. */
import { globSync, realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loggedUri } from '../model/logged-uri.ts';
import type { Input } from '../workers/process-input.ts';
import type { FilePath } from '../workers/read-input.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { fileUri } from '../workers/file-uri.ts';
import { undecodedNames } from './undecoded-names.ts';
import { walkFolder } from './walk-folder.ts';

export interface InputList {
  readonly inputs: readonly Input[];
  /** Files in folders that bear no carrier's extension, by extension. */
  readonly passedOver: Readonly<Record<string, number>>;
  /** Times that a file was named again: it is read once, at its first place. */
  readonly repeated: number;
}

export interface ListOptions {
  /** The output file: left out where it lies in a folder (an earlier run wrote it), refused where it is named as an input. */
  readonly out: string | null;
  /** What standard input is recorded as. */
  readonly stdinUri: string;
}

/** Throws a usage error where an address is named, and where the output file is an input: it would be lost. */
export function listInputs(args: readonly string[], { out, stdinUri }: ListOptions): InputList {
  const inputs: Input[] = [];
  const passedOver: Record<string, number> = {};
  const seen = new Set<string>();
  const visited = new Set<string>();
  const outputs = out === null ? [] : [resolve(out), ...(exists(out) ? [realpathSync(out)] : [])];
  let repeated = 0;

  const add = (path: FilePath | null): void => {
    const key = keyOf(path);
    if (seen.has(key)) repeated += 1;
    else inputs.push({ path, source: { uri: path === null ? stdinUri : fileUri(path) } });
    seen.add(key);
  };
  const addFolder = (folder: FilePath): void => {
    for (const { path, isCarrier, extension } of walkFolder(folder, visited)) {
      if (outputs.includes(keyOf(path))) continue;
      if (isCarrier) add(path);
      else passedOver[extension] = (passedOver[extension] ?? 0) + 1;
    }
  };
  const addNamed = (arg: string): void => {
    for (const path of expand(arg)) {
      if (isFolder(path)) addFolder(path);
      else if (outputs.includes(keyOf(path)) || outputs.includes(realPath(path))) throw outputIsInput(path);
      else add(path);
    }
  };
  for (const arg of args) {
    if (/^https?:\/\//iu.test(arg)) throw isAddress(loggedUri(arg));
    if (arg === '-') add(null);
    else addNamed(arg);
  }
  return { inputs, passedOver, repeated };
}

const isAddress = (address: string): CommandError =>
  new CommandError(exitCodes.usage, {
    zh: `此命令只读本地文件，不访问网络。可先下载：curl -L '${address}' | nianbao extract - --uri '${address}'；网址较多时用 nianbao enqueue 与 nianbao work`,
    en: `This command reads local files only. Download it first: curl -L '${address}' | nianbao extract - --uri '${address}'; for many, nianbao enqueue and nianbao work`,
  });

const outputIsInput = (path: FilePath): CommandError =>
  new CommandError(exitCodes.usage, {
    zh: `输出文件 ${String(path)} 也是输入文件，写入会覆盖它；请为 --out 另选文件名。`,
    en: `The output file ${String(path)} is one of the inputs and would be overwritten: choose another name for --out.`,
  });

const keyOf = (path: FilePath | null): string => {
  if (path === null) return '-';
  return typeof path === 'string' ? resolve(path) : `bytes:${path.toString('latin1')}`;
};

export const isFolder = (path: FilePath): boolean => statOrNull(path)?.isDirectory() === true;

export const exists = (path: FilePath): boolean => statOrNull(path) !== null;

/** A pattern that the shell left alone, unless a file has that very name. One that matches nothing names a missing file. */
export function expand(arg: string): readonly FilePath[] {
  return patternMatches(printedPath(arg)).flatMap((path) => (exists(path) ? [path] : undecodedNames(path)));
}

/** Records and messages name a file so: what was printed may be pasted. */
function printedPath(arg: string): string {
  if (!arg.startsWith('file:') || exists(arg)) return arg;
  try {
    return decodeURIComponent(arg.slice('file:'.length));
  } catch {
    return arg;
  }
}

function patternMatches(arg: string): readonly string[] {
  if (!/[*?[{]/u.test(arg) || exists(arg)) return [arg];
  const hidden = /(?:^|\/)\.[^./]/u;
  const matches = globSync(arg).filter((path) => hidden.test(arg) || !hidden.test(path));
  return matches.length === 0 ? [arg] : matches.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Null for what can't be looked at, whatever the reason: reading it will say why. */
function statOrNull(path: FilePath): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Empty for what can't be looked at. */
function realPath(path: FilePath): string {
  try {
    return realpathSync(path);
  } catch {
    return '';
  }
}
