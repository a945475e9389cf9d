/** `--rules FILE`: what the user changes in the catalogue of rules. */
import { reasonOf } from '../model/reason.ts';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { applySettings } from './settings-options.ts';

export interface RulesOption {
  /** Path of the rules file. */
  readonly rules?: string;
}

/** As a setting, since workers and checkers of one office go by one file. */
export const addRulesOption = (command: Command, { say }: CommandContext): Command =>
  command
    .option(
      '--rules <file>',
      say(
        '规则文件：改变规则的级别、阈值，停用规则，写明本地要求',
        'rules file: other severities and thresholds, rules that are off, local demands',
      ),
    )
    .hook('preAction', (_command, called) => applySettings(called));

/** Errors: CommandError that says what is wrong with the file. */
export async function loadOverrides({ rules: path }: RulesOption): Promise<RuleOverrides> {
  if (path === undefined) return noOverrides;
  const { readRulesFile, RulesFileError } = await import('../rules/rules-file.ts');
  const { ruleHeads } = await import('./rule-heads.ts');
  try {
    return readRulesFile(readFileSync(path, 'utf8'), ruleHeads);
  } catch (error) {
    if (error instanceof RulesFileError) {
      const { zh, en } = error.text;
      throw new CommandError(exitCodes.usage, { zh: `规则文件 ${path}：${zh}`, en: `rules file ${path}: ${en}` });
    }
    const { zh, en } = reasonOf(error);
    const message = {
      zh: `无法读取规则文件 ${path}：${zh}`,
      en: `the rules file ${path} can't be read: ${en}`,
    };
    throw new CommandError(exitCodes.usage, message, { cause: error });
  }
}
