/** Text that stands in columns of blanks → pages of placed characters, as a page of print has them. */
import type { Glyph } from '../../geometry/marks/marks.ts';
import { type PageLayout, type PageLine, toPageLine } from '../../geometry/pages/page-layout.ts';
import { textLines } from '../../geometry/glyphs/text-lines.ts';
import { hasDigit, isNumberText } from '../../shapes/number-shape.ts';
import { unseenCharacters } from '../characters.ts';
import { textWidth } from './text-width.ts';

/** Lines are an em apart. */
const EM = 10;
/** Half an em a column: a blank parts words, and two columns hold an ideograph. */
const COLUMN = EM / 2;

/** Columns that a character takes: as terminals print it, or each one, as converters of PDF count, with those that show nothing or without. */
type Measure = (character: string) => number;

const seen =
  (width: Measure): Measure =>
  (character) =>
    isUnseen(character) ? 0 : width(character);
const isUnseen = (character: string): boolean => character.replace(unseenCharacters, '') === '';
const measures: readonly Measure[] = [seen(textWidth), seen(() => 1), textWidth, () => 1];

/** So many numbers beside one another, set apart by blanks, are a row. */
const LEAST_NUMBERS = 3;
/** Fewer such rows are no table of the form. */
const LEAST_ROWS = 8;
const APART = /\s+/u;
/** Where all other cells may be blank. */
const ENDS_IN_NUMBER = /\S\s{2,}\p{Nd}+\s*$/u;
/** Of a number that is parted within its line, or whose rest stands in another one. */
const PARTED_DIGITS = /[\p{Nd}.．]\u00ad|\u00ad[\p{Nd}.．]|^\s*[.．]\p{Nd}+\s*$/u;
const REST_OF_ABOVE = /(?<!\S)\u00ad[\p{Nd}.．]|^\s*[.．]\p{Nd}+\s*$/u;
const GOES_ON_BELOW = /[\p{Nd}.．]\u00ad(?!\S)/u;

/** Whether lines hold rows of numbers that blanks set apart, and nothing else parts their cells. */
export const isLaidOut = (lines: readonly string[]): boolean =>
  lines.filter((line) => isRow(line)).length >= LEAST_ROWS && !lines.some((line) => /[\t|│┃]/u.test(line));

const isRow = (line: string): boolean =>
  line.trim().split(APART).filter(isNumberText).length >= LEAST_NUMBERS || ENDS_IN_NUMBER.test(line);

/** A line of the text by its page and its height on that. */
export const lineAt = (pageStarts: readonly number[], pageNumber: number, y: number): number =>
  (pageStarts[pageNumber - 1] ?? 0) + Math.floor(y / EM);

/** `pageStarts`: lines that begin a page. */
export function laidOutPages(lines: readonly string[], pageStarts: readonly number[]): readonly PageLayout[] {
  const measure = bestMeasure(lines);
  return pageStarts.map((from, index): PageLayout => {
    const to = pageStarts[index + 1] ?? lines.length;
    const own = lines.slice(from, to).map((line, at) => ({ line, y: at * EM, isParted: isParted(lines, from + at) }));
    const items = own.flatMap((placed) => lineOn(placed, index + 1, measure));
    const widthPt = Math.max(0, ...items.map(({ box }) => box[2]));
    return {
      pageNumber: index + 1,
      widthPt,
      heightPt: (to - from) * EM,
      items,
      pictures: [],
      ground: { unread: [], blots: [], strokes: [], grounds: [] },
      isLoose: true,
    };
  });
}

interface PlacedLine {
  readonly line: string;
  readonly y: number;
  /** A number of it may be no more than a part of one. */
  readonly isParted: boolean;
}

const isParted = (lines: readonly string[], at: number): boolean =>
  PARTED_DIGITS.test(lines[at] ?? '') ||
  REST_OF_ABOVE.test(lines[at + 1] ?? '') ||
  GOES_ON_BELOW.test(lines[at - 1] ?? '');

function lineOn(placed: PlacedLine, pageNumber: number, measure: Measure): readonly PageLine[] {
  return textLines(glyphsOf(placed, measure)).map((own) => toPageLine(own, pageNumber));
}

function glyphsOf({ line, y, isParted }: PlacedLine, measure: Measure): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  let x = 0;
  for (const text of line) {
    const next = x + COLUMN * measure(text);
    const uncertain = isParted && hasDigit(text);
    if (text.trim() !== '' && !isUnseen(text))
      glyphs.push({ text, box: [x, y, next, y + EM], sizePt: EM, turn: 0, uncertain });
    x = next;
  }
  return glyphs;
}

/** By which the numbers of rows stand below one another best: over the fewest columns. */
function bestMeasure(lines: readonly string[]): Measure {
  const rows = lines.filter(isRow);
  const covered = measures.map((measure) => new Set(rows.flatMap((line) => columnsOfNumbers(line, measure))).size);
  return measures[covered.indexOf(Math.min(...covered))] ?? textWidth;
}

function columnsOfNumbers(line: string, measure: Measure): readonly number[] {
  const widthTo = (end: number): number => Array.from(line.slice(0, end)).reduce((sum, one) => sum + measure(one), 0);
  return [...line.matchAll(/\S+/gu)]
    .filter(([text]) => isNumberText(text))
    .flatMap(({ 0: text, index }) => {
      const from = widthTo(index);
      return Array.from(text, (_, at) => from + at);
    });
}
