/** `--history` and `--aliases`: what a set is compared with beside itself. */
import type { Command } from 'commander';
import type { AuditOptions } from '../audit/open-audit.ts';
import type { CommandContext } from './command-context.ts';

export interface RawHistory {
  readonly history: readonly string[];
  readonly aliases?: string;
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const addHistoryOptions = (command: Command, { say }: CommandContext): Command =>
  command
    .option(
      '--history <records>',
      say('只作比对的往年记录（JSONL 或数据文件夹），可重复', 'records to compare with only; repeatable'),
      several,
      [],
    )
    .option(
      '--aliases <csv>',
      say('更名与合并表：原名称、现名称、起始年度、类型', 'renames and mergers: from, to, since, kind'),
    );

/** Errors: CommandError for a table that can't be used. Records are read when they are asked for. */
export async function historyOf({ history, aliases }: RawHistory): Promise<Pick<AuditOptions, 'history' | 'aliases'>> {
  // Most commands have neither, and a single document would wait for what reads them.
  if (history.length === 0 && aliases === undefined) return {};
  const { readRecords } = await import('./read-records.ts');
  const { readTable } = await import('./read-table.ts');
  const { readAliases } = await import('../organs/aliases.ts');
  return {
    ...(history.length > 0 && { history: readRecords(history) }),
    ...(aliases !== undefined && { aliases: readTable(aliases, readAliases) }),
  };
}
