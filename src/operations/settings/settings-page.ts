/** The table of settings in docs/operations.md. */
import { defaultSettings, settingNames, settingWords, variableOf } from './settings.ts';

const HEADER = [
  '| setting | flag | environment | default | takes | meaning |',
  '| --- | --- | --- | --- | --- | --- |',
];

export function settingsTable(): string {
  const defaults: Readonly<Record<string, unknown>> = defaultSettings();
  const rows = settingNames.map((name) => {
    const { flag, allowed, meaning, default: words } = settingWords[name];
    const value = words ?? `\`${JSON.stringify(defaults[name])}\``;
    const cells = [`\`${name}\``, flag === null ? '' : `\`${flag}\``, `\`${variableOf(name)}\``, value];
    return `| ${[...cells, allowed.en, `${meaning.zh}<br>${meaning.en}`].join(' | ')} |`;
  });
  return [...HEADER, ...rows].join('\n');
}
