import type { Message } from './note.ts';

/** In records a message stands in both languages, Chinese first, then ` | ` or after a full stop the English. */
const BOTH_LANGUAGES = /^(?<zh>.*?)(?: \| |(?<=。) ?)(?<en>[A-Za-z][^\p{Script=Han}]*)$/su;

/** A message's two parts; the whole for both where it is not in two. */
export function bothLanguages(message: string): Message {
  const { zh = message, en = message } = BOTH_LANGUAGES.exec(message)?.groups ?? {};
  return { zh, en };
}
