/** Why an input failed, for people. */
import { bothLanguages } from '../model/both-languages.ts';
import { loggedUri } from '../model/logged-uri.ts';
import type { Paint } from './colour.ts';
import { errorTitle } from './error-titles.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

/** The part in the user's language; the whole message where it is not in two. */
export const inLanguage = (message: string, language: Language): string => bothLanguages(message)[language];

export function failureText(paint: Paint, { code, message }: Failure, language: Language): string {
  const title = paint('red', `✗ ${errorTitle(code)[language]}`);
  return `${title} (${code})\n  ${printable(inLanguage(message, language))}`;
}

export const failureLine = (paint: Paint, uri: string, failure: Failure, language: Language): string =>
  `${printable(loggedUri(uri))}: ${failureText(paint, failure, language)}`;
