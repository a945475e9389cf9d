/** Settings as flags, and what they come to with environment and file. */
import { type Command, Option } from 'commander';
import { type LoadedSettings, loadSettings } from '../operations/settings/load-settings.ts';
import { type SettingName, settingNames, settingWords, variableOf } from '../operations/settings/settings.ts';
import { SettingsError } from '../operations/settings/settings-error.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** Flags for the settings that a command uses; without defaults, since those come from elsewhere. */
export function addSettings(command: Command, names: readonly SettingName[], context: CommandContext): Command {
  for (const name of names) {
    const option = optionOf(name, context);
    if (option !== null) command.addOption(option);
  }
  if (command.options.some(({ long }) => long === '--config')) return command;
  const { say } = context;
  return command.option(
    '--config <file>',
    say('设置文件（默认 nianbao.config.json）', 'file of settings (nianbao.config.json)'),
  );
}

function optionOf(name: SettingName, { language, say }: CommandContext): Option | null {
  const { flag, meaning, allowed } = settingWords[name];
  if (flag === null) return null;
  const from = say(`；环境变量 ${variableOf(name)}`, `; ${variableOf(name)}`);
  const option = new Option(`${flag} <value>`, `${meaning[language]}${say('：', ': ')}${allowed[language]}${from}`);
  return name === 'allowHosts' || name === 'fileRoots' ? option.argParser(collect) : option;
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** Errors: CommandError with what is wrong and what was probably meant. */
export function settingsOf(command: Command): LoadedSettings {
  const config: unknown = command.getOptionValue('config');
  const sources = {
    flags: Object.fromEntries(settingNames.map((name) => [name, flagOf(command, name)])),
    environment: process.env,
    configFile: typeof config === 'string' ? config : null,
    folder: process.cwd(),
  };
  try {
    return loadSettings(sources);
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(exitCodes.usage, error.text, { cause: error });
    throw error;
  }
}

/** Options that are settings and that the user did not write get the value that environment, file or default give them. */
export function applySettings(command: Command): void {
  const { values, origins } = settingsOf(command);
  for (const { name, origin } of origins) {
    const option = optionFor(command, name);
    if (option === undefined || origin === 'flag') continue;
    command.setOptionValueWithSource(option.attributeName(), values[name] ?? undefined, 'config');
  }
}

const optionFor = (command: Command, name: SettingName): Option | undefined =>
  command.options.find(({ long }) => long !== undefined && long === settingWords[name].flag);

/** Undefined where the user did not write it. */
function flagOf(command: Command, name: SettingName): unknown {
  const option = optionFor(command, name);
  if (option === undefined) return undefined;
  const attribute = option.attributeName();
  return command.getOptionValueSource(attribute) === 'cli' ? command.getOptionValue(attribute) : undefined;
}
