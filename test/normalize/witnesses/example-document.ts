/** The document that an example of a witness tells of. */
import type { Block, Cell, CellDoubt, Document, Grid } from '../../../src/model/document.ts';
import type { Example } from '../../../src/normalize/witnesses/witness.ts';
import { documentOf, text } from '../grids.ts';

/** `7*2^3{struck}`: the text, how many columns and rows it covers, what the extractor doubts. */
const CELL = /^(?<words>[^*^{]*)(?:\*(?<columns>\d+))?(?:\^(?<rows>\d+))?(?<doubts>(?:\{[a-z-]+\})*)$/u;

function cellOf(printed: string, row: number, column: number): Cell {
  const { words, columns, rows, doubts } = CELL.exec(printed)!.groups!;
  return {
    ...{ row, column, rowSpan: Number(rows ?? 1), columnSpan: Number(columns ?? 1) },
    text: words!.replaceAll('~', '\n'),
    doubts: [...doubts!.matchAll(/\{([a-z-]+)\}/gu)].map(([, doubt]) => doubt as CellDoubt),
    ...{ pageNumber: null, box: null, path: null },
  };
}

/** As HTML lays a table out: what a span covers is left free. */
function gridOf(rows: readonly string[], ordinal: number, { placement, isOfLines }: Example): Grid {
  const cells: Cell[] = [];
  const isTaken = (row: number, column: number): boolean =>
    cells.some(
      (one) =>
        row >= one.row && row < one.row + one.rowSpan && column >= one.column && column < one.column + one.columnSpan,
    );
  rows.forEach((printed, row) => {
    let column = 0;
    for (const words of printed.split('|')) {
      while (isTaken(row, column)) column += 1;
      if (words !== '.') cells.push(cellOf(words, row, column));
      column += words === '.' ? 1 : cells.at(-1)!.columnSpan;
    }
  });
  return {
    ...{ kind: 'grid', ordinal, placement: placement ?? 'counted', hidden: false, pageStarts: [], cells },
    ...(isOfLines && { isOfLines }),
    rowCount: Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan)),
    columnCount: Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan)),
  };
}

export function exampleDocument(example: Example): Document {
  const { table, behind = [], isPartUnread } = example;
  const blocks = [table, ...behind].map((block, index): Block =>
    typeof block === 'string' ? text(block) : gridOf(block, index + 1, example),
  );
  return {
    ...documentOf([text('某县林业局2024年政府信息公开工作年度报告', 1), ...blocks]),
    notes: isPartUnread
      ? [{ code: 'extraction.part-left-out', message: { zh: '有一页未能读取', en: 'A page was left out' }, cells: [] }]
      : [],
  };
}
