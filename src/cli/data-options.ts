/** Options that all commands of the pipeline share: where its data lie, and which queue it uses. */
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export interface DataOptions {
  readonly data: string;
  readonly redis?: string;
}

const DEFAULT_FOLDER = 'nianbao-data';

export function addDataOptions(command: Command, { say }: Pick<CommandContext, 'say'>): Command {
  const { NIANBAO_DATA, NIANBAO_REDIS_URL } = process.env;
  return command
    .option(
      '--data <folder>',
      say('数据目录（环境变量 NIANBAO_DATA）', 'data folder (NIANBAO_DATA)'),
      NIANBAO_DATA ?? DEFAULT_FOLDER,
    )
    .option(
      '--redis <url>',
      say(
        '用 Redis 作队列，可多机协作（环境变量 NIANBAO_REDIS_URL）',
        'queue on Redis, for several machines (NIANBAO_REDIS_URL)',
      ),
      NIANBAO_REDIS_URL,
    );
}
