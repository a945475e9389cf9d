/** Lines in the colour of the page, which show where they go on along the side of a coloured cell. */
import type { Box } from '../../model/document.ts';
import type { PageMarks, Ruling } from '../marks/marks.ts';

/** A line along a ground is no further from its side than this. */
const SIDE_PT = 1.5;
/** Pieces of one line are off by less than this, and apart by less than the other. */
const DRIFT_PT = 0.8;
const GAP_PT = 4;

/**
 * The lines that a reader sees. One that is painted white on white is seen where it parts a coloured cell from what has no colour,
 * as long as it goes on from one that shows by itself, or runs from one to another: a shade alone is no table.
 */
export function seenLines({ rulings, grounds }: Pick<PageMarks, 'rulings' | 'grounds'>): readonly Ruling[] {
  const seen = rulings.filter(({ visible }) => visible);
  let hidden = rulings.filter((line) => !line.visible && grounds.some((ground) => isSide(line, ground)));
  for (let found = hidden; found.length > 0;) {
    found = hidden.filter((line) => seen.some((other) => goesOn(line, other)) || isBetween(line, seen));
    hidden = hidden.filter((line) => !found.includes(line));
    seen.push(...found);
  }
  return seen;
}

function isSide({ axis, at, from, to }: Ruling, [x0, y0, x1, y1]: Box): boolean {
  const [sides, start, end] = axis === 'horizontal' ? [[y0, y1], x0, x1] : [[x0, x1], y0, y1];
  return sides.some((side) => Math.abs(side - at) < SIDE_PT) && from > start - SIDE_PT && to < end + SIDE_PT;
}

const goesOn = (line: Ruling, other: Ruling): boolean =>
  line.axis === other.axis &&
  Math.abs(line.at - other.at) < DRIFT_PT &&
  Math.max(line.from, other.from) - Math.min(line.to, other.to) < GAP_PT;

/**
 * It begins and ends at lines across it, as the outer side of a row does that stands alone on its page; or begins at one and ends
 * with another beside it, as in the head that a page's end cuts.
 */
const isBetween = (line: Ruling, lines: readonly Ruling[]): boolean => {
  const met = [line.from, line.to].filter((end) => lines.some((other) => meets(line, end, other))).length;
  return met === 2 || (met === 1 && lines.some((other) => isAsLong(line, other)));
};

const meets = ({ axis, at }: Ruling, end: number, other: Ruling): boolean =>
  other.axis !== axis && Math.abs(other.at - end) < SIDE_PT && other.from < at + SIDE_PT && other.to > at - SIDE_PT;

const isAsLong = (line: Ruling, other: Ruling): boolean =>
  line.axis === other.axis && Math.abs(line.from - other.from) < SIDE_PT && Math.abs(line.to - other.to) < SIDE_PT;
