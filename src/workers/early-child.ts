/**
 * A parser child that is started before the rest of the program is loaded: both take as long, and each has a core of its own.
 * Whoever starts the first child takes this one, if it is the one that is wanted.
 */
import type { ChildProcess } from 'node:child_process';
import { type ParserCommand, parserCommand, parserEntry } from './parser-command.ts';
import { defaultLimits } from './parser-limits.ts';
import { spawnParser } from './spawn-parser.ts';

interface Early {
  readonly command: ParserCommand;
  readonly child: ChildProcess;
}

let early: Early | null = null;

/**
 * With the limits that hold unless others are asked for, and all guards that there are: whether they work is tried when a child is
 * wanted, while this one starts. Where they don't, it ends, and the next one is started with those that do.
 */
export function startEarly(): void {
  const command = parserCommand(parserEntry, defaultLimits.memoryBytes, true);
  const child = spawnParser(command);
  early = { command, child };
  // Where it can't be started, the next one can't either, and tells why.
  const forget = (): void => {
    if (early?.child === child) early = null;
  };
  child.once('error', forget).once('exit', forget);
}

/** Null where there is none. One that was started otherwise than by `command` ends. */
export function takeEarly(command: ParserCommand): ChildProcess | null {
  if (early === null) return null;
  const { child, command: own } = early;
  early = null;
  if (wordsOf(own) === wordsOf(command)) return child;
  child.kill('SIGKILL');
  return null;
}

const wordsOf = ({ file, args }: ParserCommand): string => [file, ...args].join('\n');
