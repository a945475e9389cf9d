/** A table as pdfplumber gives it → a grid: a place without a text is taken for part of the cell before or above it. */
import type { Cell, Grid } from '../src/model/document.ts';

/** Texts by row; null where no cell begins. */
export type PlumbedTable = readonly (readonly (string | null)[])[];

export function gridOf(table: PlumbedTable, ordinal: number): Grid {
  const columnCount = Math.max(...table.map((row) => row.length));
  const cells = table.flatMap((texts, row) =>
    texts.flatMap((text, column): Cell[] => {
      if (text === null) return [];
      const columnSpan = runLength(texts.slice(column + 1)) + 1;
      const below = table.slice(row + 1).findIndex((next) => !isOpen(next.slice(column, column + columnSpan)));
      const rowSpan = below < 0 ? table.length - row : below + 1;
      const place = { pageNumber: 1, box: [0, 0, 0, 0] as const, path: null };
      return [{ row, column, rowSpan, columnSpan, text, doubts: [], ...place }];
    }),
  );
  const shape = { ordinal, rowCount: table.length, columnCount, hidden: false, pageStarts: [] };
  return { kind: 'grid', placement: 'drawn', cells: withoutOverlaps(cells), ...shape };
}

function runLength(texts: readonly (string | null)[]): number {
  const end = texts.findIndex((text) => text !== null);
  return end < 0 ? texts.length : end;
}

const isOpen = (texts: readonly (string | null)[]): boolean => texts.every((text) => text === null);

/** What an earlier cell covers already is no part of a later one. */
function withoutOverlaps(cells: readonly Cell[]): readonly Cell[] {
  const covered = new Set<string>();
  return cells.map((cell) => {
    const isFree = (row: number): boolean =>
      Array.from({ length: cell.columnSpan }, (_, at) => `${row}/${cell.column + at}`).every(
        (key) => !covered.has(key),
      );
    let rowSpan = 1;
    while (rowSpan < cell.rowSpan && isFree(cell.row + rowSpan)) rowSpan += 1;
    const columnSpan = isFree(cell.row) ? cell.columnSpan : 1;
    for (let row = cell.row; row < cell.row + rowSpan; row += 1)
      for (let at = 0; at < columnSpan; at += 1) covered.add(`${row}/${cell.column + at}`);
    return { ...cell, rowSpan, columnSpan };
  });
}
