/** Options that all commands of the pipeline share: where its data lie, and which queue it uses. */
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addSettings, applySettings, settingsOf } from './settings-options.ts';

export interface DataOptions {
  readonly data: string;
  readonly redis?: string;
}

/** By the time of the action every option that is a setting has its value: flag, environment, file or default. */
export function addDataOptions(command: Command, context: CommandContext): Command {
  return addSettings(command, ['data', 'redisUrl'], context).hook('preAction', (_command, called) =>
    applySettings(called),
  );
}

/** Several for the machines that each have their own; none for the one that the settings name. */
export const addFolders = (command: Command, context: CommandContext): Command =>
  addSettings(command.argument('[folders...]', context.say('数据目录', 'data folders')), ['data'], context);

export const foldersOf = (folders: readonly string[], command: Command): readonly string[] =>
  folders.length > 0 ? folders : [settingsOf(command).values.data];
