/** Tables as they are laid out: cells with their spans over rows, their way back to the file, and the lines that they hold. */
import { isNumberText } from '../../shapes/number-shape.ts';
import { shownLength } from '../characters.ts';
import { type CellMeasures, isLayout } from '../grid/layout-table.ts';
import { tooComplex } from '../limits.ts';
import type { BodyBlock, BodyCell, BodyTable } from './body.ts';
import { type SetLine, setLines } from './set-lines.ts';

export type LaidBlock = LaidParagraph | LaidTable;

export interface LaidParagraph {
  readonly kind: 'paragraph';
  readonly headingLevel: number | null;
  readonly lines: readonly SetLine[];
}

export interface LaidTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly LaidCell[])[];
}

export interface LaidCell {
  readonly cell: BodyCell;
  /** `table/row/cell`, from 1; `table/row` for room that no cell takes. */
  readonly path: string;
  rowSpan: number;
  readonly columnSpan: number;
  readonly blocks: readonly LaidBlock[];
  /** Of all of its paragraphs, those in nested tables too. */
  readonly lines: readonly SetLine[];
  readonly length: number;
}

/** A report has some 1,000. */
const maxParts = 20_000;

export interface Layout {
  /** Tables so far, in the order in which they begin. */
  tables: number;
  /** Paragraphs, tables and cells so far. */
  parts: number;
}

/** Errors: `extract.too-complex`. */
export function laidBlocks(blocks: readonly BodyBlock[], layout: Layout): readonly LaidBlock[] {
  return blocks.map((block) => {
    countPart(layout);
    if (block.kind === 'table') return laidTable(block, layout);
    return { kind: 'paragraph', headingLevel: block.headingLevel, lines: setLines(block.pieces) };
  });
}

function countPart(layout: Layout): void {
  layout.parts += 1;
  if (layout.parts > maxParts) throw tooComplex({ zh: '段落与单元格数', en: 'paragraphs and cells' }, maxParts);
}

function laidTable({ rows }: BodyTable, layout: Layout): LaidTable {
  let table = (layout.tables += 1);
  /** By the column in which they begin. */
  const above = new Map<number, LaidCell>();
  const laid = rows.map(({ ordinal, beginsTable, cells }) => {
    if (beginsTable) table = layout.tables += 1;
    let column = 0;
    return cells.flatMap((cell): readonly LaidCell[] => {
      const start = column;
      column += Math.max(1, cell.columnSpan);
      countPart(layout);
      if (cell.merge === 'continue') {
        const begun = above.get(start);
        if (begun !== undefined) begun.rowSpan += 1;
        return [];
      }
      const path = `${table}/${ordinal}${cell.ordinal > 0 ? `/${cell.ordinal}` : ''}`;
      const one = laidCell(cell, path, layout);
      above.set(start, one);
      return [one];
    });
  });
  return { kind: 'table', rows: laid };
}

function laidCell(cell: BodyCell, path: string, layout: Layout): LaidCell {
  const blocks = laidBlocks(cell.blocks, layout);
  const lines = blocks.flatMap(linesIn);
  const length = lines.reduce((sum, line) => line.reduce((total, { text }) => total + shownLength(text), sum), 0);
  return { cell, path, rowSpan: 1, columnSpan: Math.max(1, cell.columnSpan), blocks, lines, length };
}

const linesIn = (block: LaidBlock): readonly SetLine[] =>
  block.kind === 'paragraph' ? block.lines : block.rows.flat().flatMap(({ lines }) => lines);

/** Tables within a cell that hold more than one cell; a table around a single value is part of the cell. */
export function nestedTables({ blocks }: LaidCell): readonly LaidTable[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [];
    const cells = block.rows.flat();
    return cells.length > 1 ? [block] : cells.flatMap(nestedTables);
  });
}

const textOf = (lines: readonly SetLine[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('');

const measures: CellMeasures<LaidCell> = {
  lengthOf: ({ length }) => length,
  nestedCounts: (cell) => nestedTables(cell).map(({ rows }) => rows.flat().length),
  isNumber: ({ length, lines }) => length < 16 && isNumberText(textOf(lines).trim()),
};

export const laysOutPage = ({ rows }: LaidTable): boolean => isLayout(rows, measures);
