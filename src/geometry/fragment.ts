/** The part of a table that stands on one page. */
import type { Box, CellDoubt } from '../model/document.ts';
import { boxAround, encloses } from './box.ts';
import { cellText } from './cell-text.ts';
import type { Lattice } from './lattice.ts';
import { latticeCells } from './lattice-cells.ts';
import type { LatticeCell } from './lattice-cells.ts';
import type { Glyph } from './marks.ts';
import { placeGlyphs } from './place-glyphs.ts';
import type { FilledCell } from './place-glyphs.ts';
import type { TextLine } from './text-lines.ts';
import { textLines } from './text-lines.ts';

export interface FragmentCell extends LatticeCell {
  readonly box: Box;
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
}

export interface Fragment {
  readonly kind: 'fragment';
  readonly pageNumber: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By row, then column. */
  readonly cells: readonly FragmentCell[];
  /** All its text as lines, for a frame that turns out to be no table. */
  readonly lines: readonly TextLine[];
}

export interface Reading {
  readonly fragment: Fragment | null;
  /** Glyphs that stand in none of its cells. */
  readonly rest: readonly Glyph[];
}

/** Reads the glyphs that stand in a lattice. A lattice without any text is no table. */
export function readFragment(lattice: Lattice, glyphs: readonly Glyph[], pageNumber: number): Reading {
  const { filled, outside } = placeGlyphs(latticeCells(lattice), lattice, glyphs);
  const cells = filled.map((cell) => toFragmentCell(cell, lattice));
  if (cells.every(({ text }) => text === '')) return { fragment: null, rest: glyphs };
  const fragment: Fragment = {
    kind: 'fragment',
    pageNumber,
    box: lattice.box,
    xs: lattice.xs,
    ys: lattice.ys,
    cells: cells.filter((cell) => cell.text !== '' || isClosed(cell, lattice)),
    lines: textLines(filled.flatMap((cell) => cell.glyphs)),
  };
  return { fragment, rest: outside };
}

function toFragmentCell({ glyphs, doubts, ...cell }: FilledCell, { xs, ys }: Lattice): FragmentCell {
  const content = cellText(glyphs);
  const box: Box = [
    xs[cell.column] ?? 0,
    ys[cell.row] ?? 0,
    xs[cell.column + cell.columnSpan] ?? 0,
    ys[cell.row + cell.rowSpan] ?? 0,
  ];
  return { ...cell, box, text: content.text, doubts: [...new Set([...doubts, ...content.doubts])] };
}

/** An empty cell at the rim is a cell only if the rim is drawn: tables of different widths leave open corners. */
function isClosed(cell: FragmentCell, lattice: Lattice): boolean {
  const [x0, y0, x1, y1] = cell.box;
  const drawn = boxAround([
    ...lattice.horizontal.map(({ from, to, at }): Box => [from, at, to, at]),
    ...lattice.vertical.map(({ from, to, at }): Box => [at, from, at, to]),
  ]);
  if (!encloses(drawn, cell.box, 4)) return false;
  const onRim = {
    left: x0 === lattice.box[0],
    top: y0 === lattice.box[1],
    right: x1 === lattice.box[2],
    bottom: y1 === lattice.box[3],
  };
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const isDrawn = (lines: Lattice['vertical'], at: number, along: number): boolean =>
    !lines.some((line) => Math.abs(line.at - at) < 4) ||
    lines.some((line) => Math.abs(line.at - at) < 4 && line.from <= along && line.to >= along);
  return (
    (!onRim.left || isDrawn(lattice.vertical, x0, y)) &&
    (!onRim.right || isDrawn(lattice.vertical, x1, y)) &&
    (!onRim.top || isDrawn(lattice.horizontal, y0, x)) &&
    (!onRim.bottom || isDrawn(lattice.horizontal, y1, x))
  );
}
