/**
 * The marks that a text's own format sets round what is printed: of code, bold, links and escapes in Markdown, wikis, LaTeX and
 * HTML. They are no part of a figure; marks that nobody can name here may be.
 */
import { hasDigit } from '../../shapes/number-shape.ts';

/** Commands of LaTeX that show their last argument. */
const COMMAND =
  /\\(?:multicolumn\s*\{[^{}]*\}\s*\{(?:[^{}]|\{[^{}]*\})*\}|multirow\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}|multirow\s*\{[^{}]*\}\s*\*|href\s*\{[^{}]*\}|(?:text(?:bf|it|rm|tt|sf|sc|sl|up|md|normal)|emph|underline|uline|mbox|makecell(?:\[[^\]]*\])?|num|small|centering|bfseries|itshape)\b)\s*\{([^{}]*)\}/gu;
/** Of HTML, without meaning for a single number. */
const TAG = /<\/?(?:u|b|i|em|strong|span|font|code|p|div|center|small|big|mark|ins|nobr|a|tt)(?:\s[^<>]*)?>/giu;
const LINE_BREAK = /\s*(?:<br\s*\/?>|\\newline\b)\s*/giu;
const LINK = /^!?\[([^[\]]*)\](?:\([^()]*\)|\{[^{}]*\})$/u;
const WIKI_LINK = /^\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]$/u;
/** Whole texts between a mark and its like. */
const WRAPS: readonly RegExp[] = [
  /^(`{1,3})(.*[^`])\1$/su,
  /^(\*{1,3}|_{1,3}|'{2,5}|\${1,2}|={2}|@|%)(?=\S)(.*\S)\1$/su,
  /^()\{\{(.*)\}\}$/su,
  /^()\\\((.*)\\\)$/su,
  /^()\{([^{}]*)\}$/su,
];
/** A backslash before punctuation stands for that alone. */
const ESCAPE = /\\([!-/:-@[-`{-~])/gu;
const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(minus|ndash|mdash|amp|lt|gt|quot));/giu;
const NAMED: Readonly<Record<string, string>> = {
  minus: '−',
  ndash: '–',
  mdash: '—',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** So deep are marks nested at most. */
const MOST_LAYERS = 6;
/** Longer texts are words with marks in them. */
const MAX_LENGTH = 2_000;

/** The text as the format's reader would see it. */
export function withoutMarks(text: string): string {
  let bare = text.trim();
  if (bare.length > MAX_LENGTH || !/[\\<>&`*_'$=@%{}[\]]/u.test(bare)) return bare;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const inner = withoutLayer(bare);
    if (inner === bare) break;
    bare = inner;
  }
  return unescaped(bare);
}

function withoutLayer(text: string): string {
  const plain = text
    .replace(LINE_BREAK, '\n')
    .replace(COMMAND, '$1')
    .replace(TAG, '')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/gu, '$2')
    .replace(LINK, '$1')
    .replace(WIKI_LINK, '$1')
    .trim();
  const wrap = WRAPS.find((pattern) => pattern.test(plain));
  return wrap === undefined ? plain : plain.replace(wrap, '$2').trim();
}

/** A backslash alone is a stroke for none. */
const unescaped = (text: string): string =>
  text.replace(ESCAPE, '$1').replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(Math.min(0x10ffff, decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal)));
  });

/** Characters that mark text up, and that no clerk sets beside a number. */
const MARK = /[\\`{}<>^$_=@|[\]~]|\*\*|^[*+-].*[*+-]$/u;

/** A number with marks left that this page knows nothing of: they may strike it out, raise or hide a digit. */
export const hasUnknownMarks = (text: string): boolean =>
  text.length <= MAX_LENGTH && hasDigit(text) && MARK.test(text.trim()) && !/\p{scx=Han}{2}/u.test(text);
