/** Tables of data that a script holds as markup in its strings, for its page to show. */
import { at } from '../../shapes/at.ts';
import { type ScriptString, stringsOf } from './script-strings.ts';

export interface HeldMarkup {
  /** Null where no string holds a whole table. */
  readonly markup: string | null;
  /** Parts of a table are put together with what only the script knows. */
  readonly isAssembled: boolean;
}

/** A table of data; a pattern that a script fills in has fewer. */
export const LEAST_NUMBERS = 15;
/** No number cell is longer, tags in it included. */
const NUMBER_CELL = /<t[dh]\b[^<>]{0,400}>(?:\s|&nbsp;|<(?!\/?t)[^<>]{0,400}>){0,20}\d[\d.,]*/giu;

export const numberCellsIn = (markup: string): number => markup.match(NUMBER_CELL)?.length ?? 0;

const NONE: HeldMarkup = { markup: null, isAssembled: false };

export function heldMarkup(script: string): HeldMarkup {
  if (!/<t[dh]|%3Ct|\\u003c|\\x3c|&lt;t/iu.test(script)) return NONE;
  const { strings, rest } = stringsOf(script);
  const isRewritten = CHANGES.test(`${strings.map(({ before }) => before).join(' ')} ${rest}`);
  const chains = chainsOf(strings, rest).map((chain) => ({ ...chain, isOpen: chain.isOpen || isRewritten }));
  const isTable = ({ text }: Chain): boolean => numberCellsIn(text) >= LEAST_NUMBERS;
  const whole = chains.filter((chain) => !chain.isOpen && isTable(chain));
  const open = chains.filter(({ isOpen }) => isOpen).map(({ text }) => text);
  const texts = [...new Set(whole.map(({ text }) => text))];
  const isAssembled = numberCellsIn(open.join('')) > 0 || (texts.length === 0 && isTable(joined(chains)));
  return { markup: texts.length === 0 ? null : texts.join('\n'), isAssembled };
}

/** Strings that the script writes one behind the other. */
interface Chain {
  readonly text: string;
  /** Something that isn't a string stands before, in or behind it, or changes it. */
  readonly isOpen: boolean;
}

const joined = (chains: readonly Chain[]): Chain => ({ text: chains.map(({ text }) => text).join(''), isOpen: true });

/** Code between two strings of one chain: added at once, to the same name, or written by the next call. */
const JOINS: readonly RegExp[] = [
  /^\s*\+\s*$/u,
  /^\s*\)?\s*;?\s*document\.write(?:ln)?\s*\(\s*$/u,
  /^\s*;?\s*[\w$.]+\s*\+=\s*$/u,
];
/** Between pieces of markup that a list holds. */
const IN_LIST = /^\s*,\s*$/u;
const isMarkup = (text: string): boolean => /<\/?[a-z]/iu.test(text);

/** What the script shows may be another text than it holds. */
const CHANGES = /\.(?:replace|replaceAll|split|substr|substring|slice)\s*\(/u;
const ADDED_TO = /\+\s*$/u;
const ADDS_OR_CHANGES = /^\s*(?:\+(?!=)|\.(?!\s*(?:trim|join)\b)|\[|\?)/u;
const DECODED = /(?:unescape|decodeURI(?:Component)?)\s*\(\s*$/u;

function chainsOf(strings: readonly ScriptString[], rest: string): readonly Chain[] {
  const chains: { texts: string[]; isOpen: boolean }[] = [];
  strings.forEach((own, index) => {
    const isFirst = index === 0 || !isJoin(own, at(strings, index - 1));
    const isOpen =
      own.isPattern || (isFirst && ADDED_TO.test(own.before)) || isChanged(strings[index + 1]?.before ?? rest);
    const text = DECODED.test(own.before) ? percentDecoded(own.text) : own.text;
    if (isFirst) chains.push({ texts: [], isOpen });
    const chain = at(chains, chains.length - 1);
    chain.texts.push(text);
    chain.isOpen ||= isOpen;
  });
  return chains.map(({ texts, isOpen }) => ({ text: texts.join(''), isOpen }));
}

/** `next`: the code behind a string. */
const isChanged = (next: string): boolean => ADDS_OR_CHANGES.test(next) && !/^\s*\+\s*$/u.test(next);

const isJoin = ({ before, text }: ScriptString, last: ScriptString): boolean =>
  JOINS.some((join) => join.test(before)) || (IN_LIST.test(before) && isMarkup(text) && isMarkup(last.text));

/** `%u653F` as `escape` wrote it, `%E6%94%BF` as `encodeURIComponent` does. */
function percentDecoded(text: string): string {
  if (/%u[\da-f]{4}/iu.test(text))
    return text.replace(/%u([\da-f]{4})|%([\da-f]{2})/giu, (_, wide: string | undefined, byte: string | undefined) =>
      String.fromCharCode(Number.parseInt(wide ?? byte ?? '', 16)),
    );
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
