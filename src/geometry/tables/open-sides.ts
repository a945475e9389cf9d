/** Horizontal lines of one table without sides → the sides that their common ends stand for. */
import type { Ruling } from '../marks/marks.ts';

/** Ends of lines of one table differ by less than this. */
const SAME_END_PT = 2;
/** Two lines with common ends and nothing else are one row if it is no higher than this: two lines of text. */
const ROW_PT = 34;
/** Ends of lines that meet are apart by no more than this. */
const TOUCH_PT = 3;
/** A line over part of the width stands beside a group label: rows there are as high as the longest label, wrapped. */
const GROUP_ROW_PT = 75;
const WHOLE = 0.97;
/** No table is narrower than this. */
const SHORTEST_PT = 150;
/** A vertical line this near to the common ends is the drawn side. */
const DRAWN_PT = 6;

/**
 * The sides between neighbouring horizontal lines that begin or end alike, where no side is drawn: a row whose cells are
 * all merged, and a table without vertical lines, has nothing else to show that its lines belong together.
 */
export function openSides(rulings: readonly Ruling[]): Ruling[] {
  const horizontal = rulings
    .filter(({ axis, from, to }) => axis === 'horizontal' && to - from >= SHORTEST_PT)
    .toSorted((a, b) => a.at - b.at);
  const vertical = rulings.filter(({ axis }) => axis === 'vertical');
  const widest = Math.max(0, ...horizontal.map(({ from, to }) => to - from));
  const near = horizontal.flatMap((line, index) => sidesBelow(line, horizontal.slice(index + 1), vertical, widest));
  const far = horizontal.flatMap((line, index) => farSides(line, horizontal.slice(index + 1), near));
  const cut = horizontal.flatMap((line, index) => cutSides(line, horizontal.slice(index + 1), near, vertical));
  return [...near, ...far, ...cut].filter((side) => !isDrawnAlready(side, vertical));
}

/** Sides down to the next line with a common end, if one row lies between or vertical lines bridge the rows. */
function sidesBelow(line: Ruling, below: readonly Ruling[], vertical: readonly Ruling[], widest: number): Ruling[] {
  return (['from', 'to'] as const).flatMap((end) => {
    const next = below.find((other) => sameEnd(line, other, end));
    if (next === undefined || next.at - line.at < DRAWN_PT || isInCell(line, next, vertical)) return [];
    const isBox = isCorner(line[end], line.at, vertical);
    if (isBox && isCrossed(line[end], line, next, below)) return [];
    const isBridged = vertical.some(
      ({ at, from, to }) => at > line.from && at < line.to && from <= line.at + TOUCH_PT && to >= next.at - TOUCH_PT,
    );
    const isPart = Math.min(line.to - line.from, next.to - next.from) < WHOLE * widest;
    const limitPt = isPart && !isBox ? GROUP_ROW_PT : ROW_PT;
    return next.at - line.at > limitPt && !isBridged ? [] : [side(line[end], line, next)];
  });
}

/** A line between two others runs across the side that would join their ends. */
function isCrossed(x: number, upper: Ruling, lower: Ruling, lines: readonly Ruling[]): boolean {
  return lines.some(({ at, from, to }) => at > upper.at && at < lower.at && from < x - TOUCH_PT && to > x + TOUCH_PT);
}

/** The end of a line is the corner of a cell drawn above it: what is below may be another box. */
function isCorner(x: number, y: number, vertical: readonly Ruling[]): boolean {
  return vertical.some((other) => Math.abs(other.at - x) <= TOUCH_PT && Math.abs(other.to - y) <= TOUCH_PT);
}

/** Both sides between two whole lines that one side joins already, row by row: labels over many rows cut the other. */
function farSides(line: Ruling, below: readonly Ruling[], near: readonly Ruling[]): Ruling[] {
  const next = below.find((other) => sameEnd(line, other, 'from') && sameEnd(line, other, 'to'));
  if (next === undefined) return [];
  const isJoined = (['from', 'to'] as const).some((end) => reaches(line[end], line.at, next.at, near));
  return isJoined ? [side(line.from, line, next), side(line.to, line, next)] : [];
}

/**
 * The other side of a line with one side, if no line below it comes as far: the page ends in the row below it, as in the
 * corner of a head. It runs as far down as the lines between the columns.
 */
function cutSides(
  line: Ruling,
  below: readonly Ruling[],
  near: readonly Ruling[],
  vertical: readonly Ruling[],
): Ruling[] {
  const columns = vertical.filter(
    ({ at, from }) => at > line.from + DRAWN_PT && at < line.to - DRAWN_PT && Math.abs(from - line.at) <= TOUCH_PT,
  );
  const bottom = Math.max(...columns.map(({ to }) => to));
  if (columns.length === 0 || below.some(({ at }) => at > bottom + TOUCH_PT)) return [];
  const isFoot = ({ at }: Ruling): boolean => at > bottom - TOUCH_PT;
  return (['from', 'to'] as const).flatMap((end) => {
    const other = end === 'from' ? 'to' : 'from';
    const isOpen = near.some(({ at, from }) => Math.abs(at - line[other]) < SAME_END_PT && from === line.at);
    const isClosed = below.some((next) => sameEnd(line, next, end) || (isFoot(next) && sameEnd(line, next, other)));
    if (!isOpen || isClosed) return [];
    return [{ axis: 'vertical', at: line[end], from: line.at, to: bottom, visible: false }];
  });
}

/** Whether pieces at one position run without a gap from one height to another. */
function reaches(at: number, from: number, to: number, pieces: readonly Ruling[]): boolean {
  let reached = from;
  for (const piece of pieces) {
    if (Math.abs(piece.at - at) < SAME_END_PT && piece.from <= reached + TOUCH_PT)
      reached = Math.max(reached, piece.to);
  }
  return reached >= to - TOUCH_PT;
}

function side(at: number, upper: Ruling, lower: Ruling): Ruling {
  return { axis: 'vertical', at, from: upper.at, to: lower.at, visible: false };
}

function isDrawnAlready(added: Ruling, vertical: readonly Ruling[]): boolean {
  return vertical.some(({ at, from, to }) => Math.abs(at - added.at) < DRAWN_PT && from < added.to && to > added.from);
}

/** Lines between two borders of a cell are not the cell's own. */
function isInCell(line: Ruling, next: Ruling, vertical: readonly Ruling[]): boolean {
  const beside = vertical.filter(({ from, to }) => from <= line.at && to >= next.at);
  return beside.some(({ at }) => at < line.from - DRAWN_PT) && beside.some(({ at }) => at > line.to + DRAWN_PT);
}

function sameEnd(a: Ruling, b: Ruling, end: 'from' | 'to'): boolean {
  return Math.abs(a[end] - b[end]) < SAME_END_PT;
}
