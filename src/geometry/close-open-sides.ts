/** Horizontal lines of one table without sides → the sides that their common ends stand for. */
import type { Ruling } from './marks.ts';

/** Ends of lines of one table differ by less than this. */
const SAME_END_PT = 2;
/** Two lines with common ends and nothing else are one row if it is no higher than this: two lines of text. */
const ROW_PT = 34;
/** No table is narrower than this. */
const SHORTEST_PT = 150;
/** A vertical line this near to the common ends is the drawn side. */
const DRAWN_PT = 6;

/**
 * Adds invisible sides between neighbouring horizontal lines that begin and end alike, where no side is drawn: a row
 * whose cells are all merged has nothing else to show that it belongs to the table.
 */
export function closeOpenSides(rulings: readonly Ruling[]): Ruling[] {
  const horizontal = rulings.filter(({ axis }) => axis === 'horizontal').toSorted((a, b) => a.at - b.at);
  const vertical = rulings.filter(({ axis }) => axis === 'vertical');
  return [...rulings, ...horizontal.flatMap((line, index) => sidesBelow(line, horizontal.slice(index + 1), vertical))];
}

function sidesBelow(line: Ruling, below: readonly Ruling[], vertical: readonly Ruling[]): Ruling[] {
  const next = below.find((other) => other.from < line.to && other.to > line.from && isWhole(line, other));
  if (next === undefined || !sameEnds(line, next)) return [];
  if (line.to - line.from < SHORTEST_PT || isInCell(line, next, vertical)) return [];
  const bridged = vertical.some(
    ({ at, from, to }) => at > line.from && at < line.to && from <= line.at + 3 && to >= next.at - 3,
  );
  if (next.at - line.at > ROW_PT && !bridged) return [];
  return [line.from, line.to]
    .filter(
      (end) => !vertical.some((side) => Math.abs(side.at - end) < DRAWN_PT && side.from < next.at && side.to > line.at),
    )
    .map((at) => ({ axis: 'vertical', at, from: line.at, to: next.at, visible: true }) as const);
}

/** Lines between two borders of a cell are not the cell's own. */
function isInCell(line: Ruling, next: Ruling, vertical: readonly Ruling[]): boolean {
  const beside = vertical.filter(({ from, to }) => from <= line.at && to >= next.at);
  return beside.some(({ at }) => at < line.from - DRAWN_PT) && beside.some(({ at }) => at > line.to + DRAWN_PT);
}

/** A line over part of the width parts cells of one row, not rows. */
function isWhole(line: Ruling, other: Ruling): boolean {
  return other.to - other.from > 0.9 * (line.to - line.from);
}

function sameEnds(a: Ruling, b: Ruling): boolean {
  return Math.abs(a.from - b.from) < SAME_END_PT && Math.abs(a.to - b.to) < SAME_END_PT;
}
