/** Section headings that are no paragraph of their own: before their text, beside cells or words, or repeated. */
import { sectionForms } from '../../forms/sections.ts';
import { remembered } from '../../shapes/remembered.ts';

export interface UnmarkedHeading {
  readonly ordinal: number;
  /** As printed. */
  readonly heading: string;
  /** What follows it on its line, empty if nothing is said there. */
  readonly rest: string;
  /** Other words or numbers stand beside it. */
  readonly isWithMore: boolean;
}

const NUMERALS = '一二三四五六';

/** Printed ordinal and the form's own words, with blanks and line breaks anywhere; none that a quotation opens. */
const heading = new RegExp(
  `(?<![“"「『《〈‘'])(?<![一二三四五六七八九十])(?:${sectionForms.map(patternOf).join('|')})`,
  'gu',
);

function patternOf({ ordinal, heading: words, variants, typos }: (typeof sectionForms)[number]): string {
  const printed = [words, ...variants, ...typos].map((print) => print.split(/(?=.)/u).join('\\s*'));
  return `${NUMERALS[ordinal - 1] ?? ''}(?:\\s*[、.．，,:：]\\s*|\\s+)(?:${printed.join('|')})`;
}

interface Found {
  readonly ordinal: number;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

/** 一、概况 */
const SHORTEST = 4;

function foundIn(text: string): readonly Found[] {
  if (text.length < SHORTEST) return [];
  return [...text.matchAll(heading)].map(({ 0: printed, index }) => ({
    ordinal: NUMERALS.indexOf(printed.charAt(0)) + 1,
    heading: printed,
    start: index,
    end: index + printed.length,
  }));
}

/** Words go on without a mark: they may be a sentence's. */
const goesOn = /^\p{L}/u;
/** Beside a heading that stands within its line: a page's head or number, no sentence. */
const MAX_LINE_LENGTH = 80;
const SENTENCE = /[。；！？]/u;

/** The heading that a line or cell plainly tells, null if it tells none or several. */
export const unmarkedHeading = remembered((text): UnmarkedHeading | null => {
  const found = foundIn(text);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.some(({ ordinal }) => ordinal !== first.ordinal)) return null;
  const before = text.slice(0, first.start);
  const rest = text.slice(last.end);
  const isAtStart = !wordOrNumber.test(before);
  if (goesOn.test(rest) || !(isAtStart || isBeside(before, text))) return null;
  const isWithMore = found.length > 1 || !isAtStart || wordOrNumber.test(rest);
  return { ordinal: first.ordinal, heading: first.heading, rest: wordsOf(rest), isWithMore };
});

/** Set apart from what stands before it in a line that is no sentence. */
const isBeside = (before: string, text: string): boolean =>
  /\s$/u.test(before) && text.length <= MAX_LINE_LENGTH && !SENTENCE.test(text);

const wordOrNumber = /[\p{L}\p{N}]/u;

/** Without the marks between heading and text; page numbers and the dots before them say nothing. */
const wordsOf = (rest: string): string =>
  /\p{L}/u.test(rest.replace(/第?\s*\d+\s*页/u, '')) ? rest.replace(/^[\s\p{P}\p{S}]+/u, '') : '';

/** Shorter words (概述) stand in too many lines to be the trace of a heading. */
const MIN_TRACE_LENGTH = 4;
/** A longer line is prose, which may well name a section. */
const MAX_TRACE_LINE = 40;

const traces = sectionForms.map(({ ordinal, heading: words, variants }) => ({
  ordinal,
  words: [words, ...variants].filter((print) => print.length >= MIN_TRACE_LENGTH),
}));

/** Ordinals of the sections whose headings a line or cell may hold: their words stand in it, however they are set. */
export const tracedHeadings = remembered((text): readonly number[] => {
  const numbered = foundIn(text).map(({ ordinal }) => ordinal);
  if (text.length > MAX_TRACE_LINE || /[。；，“”《》]/u.test(text)) return numbered;
  const plain = text.replace(/\s+/gu, '');
  const named = traces.filter(({ words }) => words.some((print) => plain.includes(print)));
  return [...numbered, ...named.map(({ ordinal }) => ordinal)];
});
