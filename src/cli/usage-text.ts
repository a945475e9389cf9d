/** What the command-line library says by itself, in the user's language: option notes in the help, and errors of usage. */
import type { Option } from 'commander';
import type { Language } from './language.ts';

/** An option's description with what it may be and what it is when it isn't given. */
export function optionText({ description, argChoices, defaultValue, required }: Option, language: Language): string {
  const { choices, otherwise, open, close } = words[language];
  const isShown = required && defaultValue !== undefined && !(Array.isArray(defaultValue) && defaultValue.length === 0);
  const notes = [
    ...(argChoices === undefined ? [] : [`${choices}${argChoices.join(', ')}`]),
    ...(isShown ? [`${otherwise}${String(defaultValue)}`] : []),
  ];
  return notes.length === 0
    ? description
    : `${description}${open}${notes.join(language === 'zh' ? '；' : '; ')}${close}`;
}

const words = {
  zh: { choices: '可选：', otherwise: '默认 ', open: '（', close: '）' },
  en: { choices: 'choices: ', otherwise: 'default: ', open: ' (', close: ')' },
} as const;

/** The library's English sentences, and ours instead. What isn't among them stays as it is. */
const chinese: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^error: missing required argument '(.*)'/u, '错误：缺少参数 $1'],
  [/^error: option '(.*)' argument missing/u, '错误：选项 $1 缺少取值'],
  [/^error: required option '(.*)' not specified/u, '错误：缺少选项 $1'],
  [/^error: unknown option '(.*)'/u, '错误：没有选项 $1'],
  [/^error: unknown command '(.*)'/u, '错误：没有命令 $1'],
  [/^error: too many arguments.*Expected (\d+) arguments? but got (\d+).*/u, '错误：参数过多，应为 $1 个，实为 $2 个'],
  [/^error: option '(.*)' argument '(.*)' is invalid\. ?/u, '错误：选项 $1 的取值“$2”无效：'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.*)'\. ?/u, '错误：参数 $2 的取值“$1”无效：'],
  [/Allowed choices are (.*)\.$/u, '可选 $1'],
  [/\(Did you mean (?:one of )?(.*)\?\)$/u, '（是否指 $1？）'],
];

export const usageError = (text: string, language: Language): string =>
  language === 'en'
    ? text
    : text
        .split('\n')
        .map((line) => chinese.reduce((said, [english, ours]) => said.replace(english, ours), line))
        .join('\n');
