/** Parser children and their limits, for commands that read documents themselves. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { defaultLimits, MEGABYTE, type ParserLimits } from '../workers/parser-limits.ts';
import type { CommandContext } from './command-context.ts';
import { integer, LEAST_MEMORY_MB, positive } from './number-options.ts';

export interface RawLimits {
  readonly jobs: number;
  readonly timeout: number;
  readonly memory: number;
  readonly maxInput: number;
}

export const addLimitOptions = (command: Command, { say }: CommandContext): Command =>
  command
    .option('-j, --jobs <n>', say('解析进程数', 'parser processes'), positive(1, integer), availableParallelism())
    .option(
      '--timeout <s>',
      say('每份文件的时限（秒）', 'seconds for each document'),
      positive(0.1, Number),
      defaultLimits.timeoutMs / 1000,
    )
    .option(
      '--memory <MB>',
      say('每个解析进程的内存上限（MB）', 'memory of each parser process, in MB'),
      positive(LEAST_MEMORY_MB, integer),
      defaultLimits.memoryBytes / MEGABYTE,
    )
    .option(
      '--max-input <MB>',
      say('单个文件的大小上限（MB）', 'largest input, in MB'),
      positive(1, integer),
      defaultLimits.inputBytes / MEGABYTE,
    );

export const limitsOf = ({ timeout, memory, maxInput }: RawLimits): ParserLimits => ({
  ...defaultLimits,
  timeoutMs: timeout * 1000,
  memoryBytes: memory * MEGABYTE,
  inputBytes: maxInput * MEGABYTE,
});
