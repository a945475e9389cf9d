/** Why an input failed, for people. */
import type { Paint } from './colour.ts';
import { errorTitle } from './error-titles.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

/** In records a message stands in both languages, Chinese first; one that doesn't is shown whole. */
const SEPARATOR = ' | ';

export function failureText(paint: Paint, { code, message }: Failure, language: Language): string {
  const [zh = '', en = zh, ...rest] = message.split(SEPARATOR);
  const shown = rest.length > 0 ? message : { zh, en }[language];
  return `${paint('red', `✗ ${errorTitle(code)[language]}`)} (${code})\n  ${printable(shown)}`;
}

export const failureLine = (paint: Paint, uri: string, failure: Failure, language: Language): string =>
  `${printable(uri)}: ${failureText(paint, failure, language)}`;
