/** The web addresses that a line of a list holds, as people type them: numbered, bracketed, behind a name, with Chinese punctuation. */
import type { SourceHints } from './source.ts';
import { webAddress } from './web-address.ts';

export interface LineAddresses {
  /** In their order, as `webAddress` writes them. */
  readonly addresses: readonly string[];
  /** What the words beside them say of whose report it is. */
  readonly hints: SourceHints;
}

/** Characters that nobody sees: byte order marks and joiners from web pages and chat programs. */
const unseen = /[\u200B-\u200F\u2060\uFEFF\u00AD]/gu;

const withScheme = /https?:\/\/[^\s<>"“”‘’|]+/giu;

export function addressesIn(line: string): LineAddresses {
  const text = foldScheme(line.replaceAll(unseen, ''));
  const found = [...text.matchAll(withScheme)].flatMap(({ 0: match, index }) =>
    match.split(/(?=https?:\/\/)/iu).map((part) => ({ index, address: webAddress(trimEnd(part)) })),
  );
  const named = found.flatMap(({ address }) => (address === null ? [] : [address]));
  if (named.length > 0) return { addresses: named, hints: hintsBeside(text) };
  return withoutScheme(text);
}

/** `www.a.gov.cn/nianbao.html` as a word of its own. */
function withoutScheme(text: string): LineAddresses {
  const words = text.split(/[\s<>"“”‘’|，；、（）]+/u);
  const addresses = words.flatMap((word) => webAddress(trimEnd(word.replace(ordinal, ''))) ?? []);
  return { addresses, hints: addresses.length === 0 ? {} : hintsBeside(text) };
}

/** `http：／／`, `ｈｔｔｐ:` and full-width stops in the host are slips of an input method. */
const foldScheme = (text: string): string =>
  text.replaceAll(/[hｈ][tｔ]{2}[pｐ][sｓ]?\s?[:：]\s?[/／]{2}[^\s/／]*/giu, (start) =>
    start.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll('。', '.'),
  );

const closing: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '（',
  ']': '[',
  '】': '【',
  '》': '《',
  '」': '「',
  '}': '{',
};

/** Without what the sentence puts behind it. A bracket that the address itself opens stays, and so does a comma in a file's name. */
function trimEnd(address: string): string {
  const sentence = /[。；，、].*$/su.exec(address);
  const cut = sentence !== null && !/\.[a-z]{3,5}$/iu.test(address) ? address.slice(0, sentence.index) : address;
  return stripped(cut);
}

function stripped(address: string): string {
  const last = address.at(-1) ?? '';
  const opening = closing[last];
  const isLoose = opening !== undefined && count(address, opening) < count(address, last);
  if (isLoose || /[。；，、：！？…;,!.'’*]/u.test(last)) return stripped(address.slice(0, -last.length));
  const unclosed = /[（【《「].*$/su.exec(address);
  return unclosed !== null && !Object.keys(closing).some((mark) => unclosed[0].includes(mark))
    ? stripped(address.slice(0, unclosed.index))
    : address;
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** `12、`, `（3）`, `4.`, `①`, bullets. */
const ordinal = /^\s*(?:[（(]\s*\d{1,4}\s*[)）]|\d{1,4}\s*[、.．)）](?!\d)|[①-⑳]|[-*•·●]\s)\s*/u;

/** The longest run of words before or behind the addresses that may be an organ's name. */
function hintsBeside(text: string): SourceHints {
  const words = text
    .replaceAll(/(?:https?:\/\/|www\.)[^\s]+/giu, '\t')
    .replace(ordinal, '')
    .split(/[\t:：,，;；|]+|\s{2,}/u);
  const year = words.map((word) => /(20\d\d)\s*年?/u.exec(word)?.[1]).find((found) => found !== undefined);
  const organ = words.map((word) => word.replaceAll(/[\s（）()[\]【】]|20\d\d\s*年?度?/gu, '')).find(isName);
  return { ...(organ === undefined ? {} : { organ }), ...(year === undefined ? {} : { year: Number(year) }) };
}

const isName = (word: string): boolean =>
  /^[\p{sc=Han}\d]{3,40}$/u.test(word) && !/网址|链接|年报|报告|^\d+$/u.test(word);
