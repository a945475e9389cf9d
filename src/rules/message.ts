/** Filling the placeholders of a rule's message. */
import type { Message } from '../model/note.ts';
import type { Language } from './cell-name.ts';
import { formatNumber } from './decimal.ts';
import type { Words } from './rule.ts';

function inLanguage(words: Words, language: Language): string {
  if (typeof words === 'number') return formatNumber(words);
  return typeof words === 'string' ? words : words[language];
}

/** Throws on a placeholder without words: the rule is at fault. */
function fill(template: string, words: Readonly<Record<string, Words>>, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = words[name];
    if (given === undefined) throw new Error(`message without words for {${name}}: ${template}`);
    return inLanguage(given, language);
  });
}

export const fillMessage = (template: Message, words: Readonly<Record<string, Words>>): Message => ({
  zh: fill(template.zh, words, 'zh'),
  en: fill(template.en, words, 'en'),
});

/** Words joined by a comma of their language. */
export const listWords = (items: readonly Words[]): Message => ({
  zh: items.map((item) => inLanguage(item, 'zh')).join('、'),
  en: items.map((item) => inLanguage(item, 'en')).join(', '),
});

/** The first `most` items, and a sign that there are more. */
export function listSome(items: readonly Words[], most: number): Message {
  const { zh, en } = listWords(items.slice(0, most));
  return items.length > most ? { zh: `${zh}等`, en: `${en}, …` } : { zh, en };
}
