/** Options that all commands of the pipeline share: where its data lie, and which queue it uses. */
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addSettings, applySettings } from './settings-options.ts';

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
