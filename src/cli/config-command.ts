/** `nianbao config`: every setting, its value and where it came from. */
import type { LoadedSettings } from '../operations/settings/load-settings.ts';
import { settingWords, variableOf } from '../operations/settings/settings.ts';
import { shownValue } from '../operations/settings/shown-value.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { padEnd, textWidth } from './terminal-text.ts';

interface ConfigOptions {
  readonly json: boolean;
  readonly language: Language;
}

export async function configCommand(loaded: LoadedSettings, { json, language }: ConfigOptions): Promise<ExitCode> {
  const text = json ? `${JSON.stringify(configObject(loaded), null, 2)}\n` : configText(loaded, language);
  await stdoutOutput().write(Buffer.from(text));
  return exitCodes.success;
}

const configObject = ({ values, origins, configFile }: LoadedSettings): object => ({
  configFile,
  settings: Object.fromEntries(
    origins.map(({ name, origin }) => [
      name,
      { value: shownValue(name, values[name]), origin, variable: variableOf(name), flag: settingWords[name].flag },
    ]),
  ),
});

const originWords = {
  flag: { zh: '命令行', en: 'flag' },
  environment: { zh: '环境变量', en: 'environment' },
  file: { zh: '设置文件', en: 'file' },
  default: { zh: '默认', en: 'default' },
} as const;

function configText({ values, origins, configFile }: LoadedSettings, language: Language): string {
  const rows = origins.map(({ name, origin }) => [
    name,
    JSON.stringify(shownValue(name, values[name])),
    originWords[origin][language],
    settingWords[name].meaning[language],
  ]);
  const widthOf = (column: number): number => Math.max(...rows.map((row) => textWidth(row[column] ?? '')));
  const widths = [widthOf(0), widthOf(1), widthOf(2)];
  const lines = rows.map((row) => row.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('  '));
  const file = configFile ?? { zh: '无', en: 'none' }[language];
  return `${{ zh: '设置文件：', en: 'file of settings: ' }[language]}${file}\n${lines.join('\n')}\n`;
}
