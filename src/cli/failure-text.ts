/** Why an input failed, for people. */
import type { Paint } from './colour.ts';
import { errorTitle } from './error-titles.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

/** In records a message stands in both languages, Chinese first, then ` | ` or after a full stop the English. */
const BOTH_LANGUAGES = /^(?<zh>.*?)(?: \| |(?<=。) ?)(?<en>[A-Z][^\p{Script=Han}]*)$/su;

/** The part in the user's language; the whole message where it is not in two. */
export function inLanguage(message: string, language: Language): string {
  return BOTH_LANGUAGES.exec(message)?.groups?.[language] ?? message;
}

export function failureText(paint: Paint, { code, message }: Failure, language: Language): string {
  const title = paint('red', `✗ ${errorTitle(code)[language]}`);
  return `${title} (${code})\n  ${printable(inLanguage(message, language))}`;
}

export const failureLine = (paint: Paint, uri: string, failure: Failure, language: Language): string =>
  `${printable(uri)}: ${failureText(paint, failure, language)}`;
