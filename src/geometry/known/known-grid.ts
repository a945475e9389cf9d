/** Rows and cells of a known table → the fragments of it, one for each part of the pages that it stands on. */
import type { Box, CellDoubt } from '../../model/document.ts';
import { boxAround } from '../marks/box.ts';
import { cellText } from '../glyphs/cell-text.ts';
import type { Fragment, FragmentCell } from '../tables/fragment.ts';
import type { Glyph, Ground } from '../marks/marks.ts';
import { withBlots } from '../tables/cell-blots.ts';
import type { Part, Piece } from './pieces.ts';
import { at } from '../../shapes/at.ts';

export interface KnownCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly pieces: readonly Piece[];
  readonly doubts: readonly CellDoubt[];
}

export interface KnownRow {
  readonly part: number;
  readonly cells: readonly KnownCell[];
  /** Its values, where nothing shows which column each stands in: they are no text beside the table either. */
  readonly unput?: readonly Piece[];
}

/** A table read by what is known of its words. */
export interface KnownGrid {
  /** Boundaries of the columns, from left to right; the same in all parts. */
  readonly xs: readonly number[];
  readonly rows: readonly KnownRow[];
  /** Where it begins, if not above its first words: tables beside one another begin at one height. */
  readonly top?: number;
}

/** What is known of a page beyond its text. */
export interface PageGround {
  readonly pageNumber: number;
  readonly ground: Ground;
}

const MARGIN_PT = 2;

export const label = (column: number, columnSpan: number, pieces: readonly Piece[], rowSpan = 1): KnownCell => ({
  column,
  columnSpan,
  rowSpan,
  pieces,
  doubts: [],
});

export function fragmentsOf(
  { xs, rows, top }: KnownGrid,
  parts: readonly Part[],
  grounds: readonly PageGround[],
): Fragment[] {
  return [...Map.groupBy(rows, ({ part }) => part)].map(([part, own]): Fragment => {
    const { page, column } = at(parts, part);
    const { pageNumber, ground } = at(grounds, page);
    const ys = rowBoundaries(own, part === rows[0]?.part ? top : undefined);
    const placed = own.flatMap(({ cells: inRow }, row) => inRow.map((cell) => ({ cell, row })));
    const bare = placed.map(({ cell, row }) => fragmentCell(cell, row, glyphsOn(cell, part), xs, ys));
    const inked = own.flatMap((row) =>
      row.cells.flatMap(({ pieces }) => pieces.filter((piece) => piece.part === part)),
    );
    const box = boxAround([
      [at(xs, 0), at(ys, 0), at(xs, -1), at(ys, -1)],
      ...inked.map(({ x0, y0, x1, y1 }): Box => [x0, y0, x1, y1]),
    ]);
    const cells = withBlots(bare, box, ground);
    const glyphs = own.flatMap(({ cells: inRow, unput = [] }) =>
      [...inRow.flatMap(({ pieces }) => pieces), ...unput].flatMap((piece) => piece.glyphs),
    );
    return {
      kind: 'fragment',
      pageNumber,
      box,
      xs,
      ys,
      cells,
      glyphs,
      inferred: true,
      column,
    };
  });
}

function fragmentCell(
  { column, columnSpan, rowSpan, pieces, doubts }: KnownCell,
  row: number,
  own: readonly Glyph[],
  xs: readonly number[],
  ys: readonly number[],
): FragmentCell {
  const box: Box = [at(xs, column), at(ys, row), at(xs, column + columnSpan), at(ys, row + rowSpan)];
  const content = textOf(pieces);
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    box: own.length === 0 ? box : boxAround([box, ...own.map((glyph) => glyph.box)]),
    ink: own.length === 0 ? null : boxAround(own.map((glyph) => glyph.box)),
    text: content.text,
    glyphs: own,
    doubts: [...new Set([...doubts, ...content.doubts])],
    openTop: false,
    openBottom: false,
  };
}

const glyphsOn = ({ pieces }: KnownCell, part: number): readonly Glyph[] =>
  pieces.filter((piece) => piece.part === part).flatMap(({ glyphs }) => glyphs);

/** Part by part: places on different pages have nothing to do with one another. */
function textOf(pieces: readonly Piece[]): ReturnType<typeof cellText> {
  const texts = [...Map.groupBy(pieces, ({ part }) => part).values()].map((own) =>
    cellText(own.flatMap(({ glyphs }): readonly Glyph[] => glyphs)),
  );
  return {
    text: texts.map(({ text }) => text).join('\n'),
    doubts: texts.flatMap(({ doubts }) => doubts),
  };
}

/** Half way between the texts of neighbouring rows. */
function rowBoundaries(rows: readonly KnownRow[], from = Infinity): readonly number[] {
  const extents = rows.map(({ part, cells }) => {
    const own = cells
      .filter(({ rowSpan }) => rowSpan === 1)
      .flatMap(({ pieces }) => pieces.filter((one) => one.part === part));
    return {
      top: Math.min(...own.map(({ y0 }) => y0)),
      bottom: Math.max(...own.map(({ y1 }) => y1)),
    };
  });
  const known = extents.filter(({ top }) => Number.isFinite(top));
  const ys = [Math.min(from, ...known.map(({ top }) => top)) - MARGIN_PT];
  for (const [index, { bottom }] of extents.entries()) {
    const next = extents[index + 1];
    const wanted = next === undefined ? bottom + MARGIN_PT : (bottom + next.top) / 2;
    const last = at(ys, -1);
    ys.push(Math.max(Number.isFinite(wanted) ? wanted : last, last + 0.5));
  }
  return ys;
}
