/** A section's text cut into paragraphs, whatever lines a page broke them into, and their sentences and clauses. */
import { fold, type Folded, without } from './folded.ts';
import { tableRests } from './table-rests.ts';

/** A stretch of a paragraph's folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Paragraph {
  readonly folded: Folded;
}

/** What begins a paragraph of its own: （一）, 1., 一、, 一是, 第一. */
export const ORDINAL =
  /^(?:[(（〔【](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）〕】][、.．]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d)|[㈠-㈩①-⑳⒈-⒛]|[一二三四五六七八九]是|第[一二三四五六][,，、:：]|[●■◆▪•])/u;
const ENDED = /[。!?！？;；:：]$/u;

/** Beyond this a line without a full stop is the first part of a sentence, not a heading. */
const MAX_HEADING = 24;

const isHeading = (line: string): boolean =>
  line.length <= MAX_HEADING &&
  !/[,，、。；;]./u.test(line.replace(ORDINAL, '')) &&
  (ORDINAL.test(line) || /(?:情况|方面|工作|建设|管理|保障|公开)$/u.test(line));

/** Titles, and what stands in brackets without a number or a denial: 《…办法》, （以下简称…）. */
const ASIDE =
  /《[^》]*》|\((?![一二三四五六七八九十\d]{1,3}\)|[^()]*(?:\d|[一二三四五六七八九十两百千万]件|无|未|没))[^()]*\)/gu;

/** 公开（含部分公开）: what is counted with it, said in its words. */
const INCLUDED = /\((?=(?:含|包括|包含)[^()\d]{0,8}公开\))|(?<=\((?:含|包括|包含)[^()\d]{0,8}公开)\)/gu;

const withoutAsides = (folded: Folded): Folded => without(without(folded, INCLUDED), ASIDE);

/** The paragraphs of a text: a line that ends within a sentence goes on in the next one. Rests of tables are none. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const lines = text.split('\n');
  const rests = tableRests(lines);
  const paragraphs: Paragraph[] = [];
  let from = 0;
  let last = '';
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const isRest = rests[index] === true;
    const words = line.trim();
    const isNew = words === '' || ENDED.test(last) || ORDINAL.test(words) || isHeading(last);
    if (isNew || isRest) {
      paragraphs.push({ folded: withoutAsides(fold(text, from, offset)) });
      from = offset;
    }
    last = words;
    offset += line.length + 1;
    if (isRest) from = offset;
  }
  if (from < text.length) paragraphs.push({ folded: withoutAsides(fold(text, from, text.length)) });
  return paragraphs.filter(({ folded }) => folded.text !== '');
}

/** Cuts at marks; the marks belong to the stretch that they end. */
function cut({ from, to }: Span, isEnd: (at: number) => boolean): readonly Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (!isEnd(at)) continue;
    spans.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  return start < to ? [...spans, { from: start, to }] : spans;
}

export const sentencesOf = (text: string): readonly Span[] =>
  cut({ from: 0, to: text.length }, (at) => '。!?'.includes(text.charAt(at)));

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** A comma between digits with three of them behind it. */
const isThousands = (text: string, at: number): boolean =>
  isDigit(text.charAt(at - 1)) && /^\d{3}(?!\d)/u.test(text.slice(at + 1, at + 5));

/** 8:30, 3:2. */
const isBetweenDigits = (text: string, at: number): boolean =>
  isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1));

const isClauseEnd = (text: string, at: number): boolean => {
  const mark = text.charAt(at);
  if (mark === ',') return !isThousands(text, at);
  return ';:。!?()[]'.includes(mark) && !(mark === ':' && isBetweenDigits(text, at));
};

export interface Clause extends Span {
  /** The mark that ends it; empty at the end of a paragraph. */
  readonly mark: string;
  /** The mark before it. */
  readonly opener: string;
  readonly isBracket: boolean;
  readonly text: string;
}

/** The clauses of a sentence. What stands in brackets is a clause of its own. */
export function clausesOf(text: string, sentence: Span): readonly Clause[] {
  const spans = cut(sentence, (at) => isClauseEnd(text, at));
  let opener = '';
  let isBracket = false;
  return spans.flatMap((span) => {
    const mark = isClauseEnd(text, span.to - 1) ? text.charAt(span.to - 1) : '';
    const to = span.to - mark.length;
    const clause: Clause = { from: span.from, to, mark, opener, isBracket, text: text.slice(span.from, to) };
    if ('([]'.includes(mark) && mark !== '') isBracket = mark !== ']';
    if (mark === ')') isBracket = false;
    opener = mark;
    return clause.text === '' ? [] : [clause];
  });
}
