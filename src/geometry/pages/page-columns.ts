/** A page whose text is set in two columns → its parts in reading order: bands over the whole width, and the columns between them. */
import type { Box } from '../../model/document.ts';
import { centreOf } from '../marks/box.ts';
import { acrossAt } from './across-columns.ts';
import type { Gutter } from './across-columns.ts';
import { findGutters } from './gutter.ts';
import type { PageMarks, Ruling } from '../marks/marks.ts';
import { mergeRulings } from '../rulings/merge-rulings.ts';
import { inkOf } from '../marks/punctuation.ts';
import { textLines } from '../glyphs/text-lines.ts';

export interface PagePart {
  readonly marks: PageMarks;
  /** Parts of one column have the same margins, page after page; 0 runs over the whole page. */
  readonly column: number;
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly sides: readonly [left: Side, right: Side];
}

/** What stands in a column within a band. */
interface Side {
  readonly marks: PageMarks;
  readonly isEmpty: boolean;
  readonly fullLines: number;
  readonly isRuled: boolean;
}

export interface Columns {
  readonly page: PageMarks;
  readonly gutter: Gutter;
  readonly bands: readonly Band[];
  /** Lines of text that run over both columns: where they are many, the text has one column. */
  readonly linesAcross: number;
}

/** Lines that fill a column, without a gap between words: so many show that text is set in it. */
const FEWEST_LINES = 3;
/** … more than this many for each line that runs over both columns. */
const ACROSS = 1.5;
/** Pages with more characters across are not looked at closely: those of one column have one in each line. */
const MOST_ACROSS = 16;
const FULL_SHARE = 0.8;
const FEWEST_GLYPHS = 8;
/** … or are part of a sentence, however wide the column is. */
const SENTENCE_GLYPHS = 20;
const WORD_GAP_EMS = 1.2;
/** Lines over a whole column: so many are those of a table. */
const FEWEST_RULINGS = 3;
/** A line between the columns runs beside them for more than this. */
const RULE_PT = 30;
const SAME_HEIGHT_PT = 3;
/** The gap is looked for so far before the right column, or in its middle if it is narrower. */
const BEFORE_PT = 3.5;

/** Null where the page's text runs over its whole width. */
export function findColumns(page: PageMarks): Columns | null {
  for (const at of findGutters(page)) {
    const inked = page.glyphs.filter(({ text, box }) => text.trim() !== '' && box[0] < at && box[2] > at);
    if (inked.length > MOST_ACROSS) continue;
    const first = columnsAt(page, { at, from: at - BEFORE_PT, to: at + BEFORE_PT });
    if (!isSet(first)) continue;
    const columns = columnsAt(page, gutterIn(first));
    if (isSet(columns)) return columns;
  }
  return null;
}

function isSet(columns: Columns): boolean {
  const lines = fullLinesIn(columns);
  const isEnough = lines >= FEWEST_LINES && lines > ACROSS * columns.linesAcross;
  return isEnough && evidenceIn(columns, 0) && evidenceIn(columns, 1);
}

/** From where the left column ends to where the right one begins, wherever both have text: that is straight, the other ragged. */
function gutterIn({ gutter, bands }: Columns): Gutter {
  const boxesOf = (side: 0 | 1): readonly Box[] =>
    bands
      .filter((band) => isColumns(band))
      .flatMap(({ sides }) => sides[side].marks.glyphs.filter(({ text }) => text.trim() !== '').map(inkOf));
  const from = Math.max(...boxesOf(0).map((box) => box[2]));
  const to = Math.min(...boxesOf(1).map((box) => box[0]));
  return to > from && Number.isFinite(to - from) ? { at: to - Math.min((to - from) / 2, BEFORE_PT), from, to } : gutter;
}

/** Pages before or after that are set in columns show where to look: what this one holds need only fit. */
export function columnsLike(page: PageMarks, gutter: Gutter): Columns | null {
  const columns = columnsAt(page, gutter);
  const { linesAcross } = columns;
  if (linesAcross > Math.max(FEWEST_LINES, fullLinesIn(columns))) return null;
  return evidenceIn(columns, 0) || evidenceIn(columns, 1) ? columns : null;
}

export const fullLinesIn = ({ bands }: Columns): number =>
  bands.reduce((sum, { sides: [left, right] }) => sum + left.fullLines + right.fullLines, 0);

const evidenceIn = ({ bands }: Columns, side: 0 | 1): boolean =>
  bands.some(({ sides }) => sides[side].fullLines > 0 || sides[side].isRuled);

/** In reading order: 0 is what runs over the whole width, 1 the left column, 2 the right one. */
export function partsOfPage(page: PageMarks, columns: Columns | null): readonly PagePart[] {
  if (columns === null) return [{ marks: page, column: 0 }];
  const parts: PagePart[] = [];
  let from = -Infinity;
  const whole = (to: number): void => {
    const marks = within(columns.page, from, to);
    if (marks.glyphs.length > 0) parts.push({ marks, column: 0 });
  };
  for (const band of columns.bands.filter(isColumns)) {
    whole(band.from);
    parts.push(...band.sides.map(({ marks }, index) => ({ marks, column: index + 1 })));
    from = band.to;
  }
  whole(Infinity);
  return parts;
}

/** Two texts at one height that fill nothing are a row, as those of a table without lines are. */
function isColumns({ sides: [left, right] }: Band): boolean {
  if (left.isEmpty && right.isEmpty) return false;
  if ([left, right].some(({ fullLines, isRuled }) => fullLines > 0 || isRuled)) return true;
  const [own, others] = [left, right].map(({ marks }) => marks.glyphs.map(({ box }) => centreOf(box).y));
  return own?.some((y) => others?.some((other) => Math.abs(other - y) < SAME_HEIGHT_PT)) !== true;
}

function columnsAt(page: PageMarks, gutter: Gutter): Columns {
  const { at } = gutter;
  const lines = mergeRulings(page.rulings.filter(({ visible }) => visible));
  const { spans: across, lineCount } = acrossAt(page, lines, gutter);
  const ends = [-Infinity, ...across.flat(), Infinity];
  const sideWidths = widthsOf(page, at);
  const bands = Array.from({ length: across.length + 1 }, (_, index): Band => {
    const [from, to] = [ends[2 * index] ?? -Infinity, ends[2 * index + 1] ?? Infinity];
    const inBand = within(page, from, to);
    const ownLines = lines.filter((line) => line.axis === 'horizontal' && line.at > from && line.at < to);
    const sideAt = (isLeft: boolean): Side =>
      sideOf(
        beside(inBand, at, isLeft),
        ownLines.filter((line) => (line.from + line.to) / 2 < at === isLeft),
        sideWidths[isLeft ? 0 : 1],
      );
    return { from, to, sides: [sideAt(true), sideAt(false)] };
  });
  return { page: withoutRule(page, gutter, bands), gutter, bands, linesAcross: lineCount };
}

/** A line between columns may run on through tables across both, of which it is no part. */
function withoutRule(page: PageMarks, { from: left, to: right }: Gutter, bands: readonly Band[]): PageMarks {
  const isRule = (line: Ruling): boolean => line.axis === 'vertical' && line.at > left + 1 && line.at < right - 1;
  const own = page.rulings.filter((line) => line.visible && isRule(line));
  const isBeside = ({ from, to, sides }: Band): boolean =>
    sides.every(({ isEmpty }) => !isEmpty) &&
    own.some((line) => Math.min(line.to, to) - Math.max(line.from, from) > RULE_PT);
  return bands.some(isBeside) ? { ...page, rulings: page.rulings.filter((line) => !isRule(line)) } : page;
}

function widthsOf({ glyphs, rulings }: PageMarks, at: number): readonly [left: number, right: number] {
  const boxes = glyphs.filter(({ text }) => text.trim() !== '').map(({ box }) => box);
  const lines = rulings.filter(({ visible, axis }) => visible && axis === 'horizontal');
  const x0 = Math.min(...boxes.map((box) => box[0]), ...lines.map(({ from }) => from));
  const x1 = Math.max(...boxes.map((box) => box[2]), ...lines.map(({ to }) => to));
  return [at - x0, x1 - at];
}

function sideOf(marks: PageMarks, lines: readonly Ruling[], widthPt: number): Side {
  const upright = marks.glyphs.filter(({ turn }) => turn === 0);
  const rulings = lines.filter((line) => line.to - line.from > FULL_SHARE * widthPt);
  return {
    marks,
    isEmpty: marks.glyphs.every(({ text }) => text.trim() === ''),
    fullLines: textLines(upright).filter((line) =>
      isRunning(line.glyphs, line.box[2] - line.box[0] > FULL_SHARE * widthPt ? FEWEST_GLYPHS : SENTENCE_GLYPHS),
    ).length,
    isRuled: rulings.length >= FEWEST_RULINGS,
  };
}

function isRunning(glyphs: PageMarks['glyphs'], fewest: number): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  return (
    inked.length >= fewest &&
    inked.every(({ box, sizePt }, index) => box[0] - (inked[index - 1]?.box[2] ?? box[0]) < WORD_GAP_EMS * sizePt)
  );
}

function within(page: PageMarks, from: number, to: number): PageMarks {
  return partOf(page, (box) => {
    const { y } = centreOf(box);
    return y >= from && y < to;
  });
}

function beside(page: PageMarks, at: number, isLeft: boolean): PageMarks {
  return partOf(
    page,
    (box) => centreOf(box).x < at === isLeft && (box[0] !== box[2] || Math.abs(box[0] - at) > SAME_HEIGHT_PT),
  );
}

function partOf(page: PageMarks, isIn: (box: Box) => boolean): PageMarks {
  return {
    ...page,
    rulings: page.rulings.filter((line) => isIn(boxOf(line))),
    grounds: page.grounds.filter(isIn),
    pictures: page.pictures.filter(isIn),
    glyphs: page.glyphs.filter(({ box }) => isIn(box)),
  };
}

function boxOf({ axis, at, from, to }: Ruling): Box {
  return axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
}
