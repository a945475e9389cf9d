/** The part of a table that stands on one page. */
import type { Box, CellDoubt } from '../../model/document.ts';
import type { KnownTable } from '../../model/known-table.ts';
import { boxAround } from '../marks/box.ts';
import { withBlots } from './cell-blots.ts';
import { cellText } from '../glyphs/cell-text.ts';
import { isDrawn } from '../rulings/drawn-edge.ts';
import type { Table } from './find-tables.ts';
import type { Lattice } from '../rulings/lattice.ts';
import { SAME_BOUNDARY_PT } from '../rulings/lattice.ts';
import { latticeCells } from '../rulings/lattice-cells.ts';
import type { LatticeCell } from '../rulings/lattice-cells.ts';
import type { Glyph, PageMarks, Ruling } from '../marks/marks.ts';
import { placeGlyphs } from './place-glyphs.ts';
import type { FilledCell } from './filled-cell.ts';
import { paddingOf } from '../glyphs/wrapped-number.ts';
import { at } from '../../shapes/at.ts';

export interface FragmentCell extends LatticeCell {
  readonly box: Box;
  /** Around its characters; null if it has none. */
  readonly ink: Box | null;
  readonly text: string;
  /** Those that its text was put together from. */
  readonly glyphs: readonly Glyph[];
  readonly doubts: readonly CellDoubt[];
  /** It reaches the upper or lower end of the fragment, and no line closes it there. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

export interface Fragment {
  readonly kind: 'fragment';
  readonly pageNumber: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By row, then column. */
  readonly cells: readonly FragmentCell[];
  /** All that stands in it, for a frame that turns out to be no table. */
  readonly glyphs: readonly Glyph[];
  /** Columns come from the text: their boundaries are anywhere in the gaps. */
  readonly inferred: boolean;
  /** Of the page; 0 until it is known. */
  readonly column: number;
  /** The table that it was found to be a part of by its words. */
  readonly known?: KnownTable;
}

export interface Reading {
  readonly fragment: Fragment | null;
  /** Glyphs that stand in none of its cells. */
  readonly rest: readonly Glyph[];
}

/** Reads the glyphs that stand in a lattice. A lattice without any text is no table. */
export function readFragment(lattice: Table, glyphs: readonly Glyph[], page: PageMarks): Reading {
  const { filled, outside } = placeGlyphs(latticeCells(lattice), lattice, glyphs);
  const boxed = filled.map((cell) => ({ ...cell, box: boxOf(cell, lattice) }));
  const paddingPt = paddingOf(boxed);
  const fragmentCells = boxed.map((cell) => toFragmentCell(cell, lattice, paddingPt));
  const cells = withBlots(fragmentCells, lattice.box, page);
  if (cells.every(({ text }) => text === '')) return { fragment: null, rest: glyphs };
  const fragment: Fragment = {
    kind: 'fragment',
    pageNumber: page.pageNumber,
    box: lattice.box,
    xs: lattice.xs,
    ys: lattice.ys,
    cells: cells.filter((cell) => cell.text !== '' || (!lattice.inferred && isClosed(cell, lattice))),
    glyphs: filled.flatMap((cell) => cell.glyphs),
    inferred: lattice.inferred,
    column: 0,
  };
  return { fragment, rest: outside };
}

const boxOf = ({ row, column, rowSpan, columnSpan }: LatticeCell, { xs, ys }: Lattice): Box => [
  at(xs, column),
  at(ys, row),
  at(xs, column + columnSpan),
  at(ys, row + rowSpan),
];

interface BoxedCell extends FilledCell {
  readonly box: Box;
}

/** Columns that come from the text have sides anywhere: nothing is known of their width. */
function toFragmentCell(
  { glyphs, doubts, box, ...cell }: BoxedCell,
  { ys, horizontal, inferred }: Table,
  paddingPt: number,
): FragmentCell {
  const content = cellText(glyphs, inferred ? Infinity : box[2] - box[0] - 2 * paddingPt);
  const middle = (box[0] + box[2]) / 2;
  return {
    ...cell,
    box,
    ink: content.text === '' ? null : boxAround(glyphs.map((glyph) => glyph.box)),
    text: content.text,
    glyphs,
    doubts: [...new Set([...doubts, ...content.doubts])],
    openTop: cell.row === 0 && !isDrawn(horizontal, box[1], middle),
    openBottom: cell.row + cell.rowSpan === ys.length - 1 && !isDrawn(horizontal, box[3], middle),
  };
}

/**
 * An empty cell at a corner that is open to both sides is no cell: tables of different widths that touch leave such
 * corners. A side that the table draws nowhere doesn't count as open.
 */
function isClosed({ box: [x0, y0, x1, y1] }: FragmentCell, { box, horizontal, vertical }: Lattice): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const open = [
    x0 === box[0] && isOpen(vertical, x0, y),
    x1 === box[2] && isOpen(vertical, x1, y),
    y0 === box[1] && isOpen(horizontal, y0, x),
    y1 === box[3] && isOpen(horizontal, y1, x),
  ];
  return open.filter(Boolean).length < 2;
}

/** Whether a side that is drawn somewhere isn't drawn here. */
function isOpen(lines: readonly Ruling[], at: number, along: number): boolean {
  return lines.some((line) => Math.abs(line.at - at) <= 2 * SAME_BOUNDARY_PT) && !isDrawn(lines, at, along);
}
