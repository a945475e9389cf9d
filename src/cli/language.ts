/** The user's language: --lang, else the locale, else Chinese, the language of the reports. */
import type { Message } from '../model/note.ts';

export type Language = keyof Message;

/** `Environment`: process.env, or a part of it in tests. */
export function languageOf(option: string | undefined, environment: Readonly<NodeJS.ProcessEnv>): Language {
  if (option === 'zh' || option === 'en') return option;
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean) ?? '';
  // C and POSIX state no language.
  if (locale === '' || /^(?:zh|C|POSIX)(?:[._@]|$)/u.test(locale)) return 'zh';
  return 'en';
}

/** The --lang among raw arguments: needed before they are parsed, for the help itself. */
export function languageArgument(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at === -1) return undefined;
  const arg = args[at];
  return arg?.startsWith('--lang=') === true ? arg.slice('--lang='.length) : args[at + 1];
}
