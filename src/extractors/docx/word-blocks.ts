/** What the reader sees of a Word file → text blocks and grids, each with its way back. */
import type { Block, Cell, CellDoubt, Grid } from '../../model/document.ts';
import { withStruckRows } from '../grid/struck-rows.ts';
import { formGrid, type PlacedCell } from '../grid/form-grid.ts';
import { LineWriter } from '../html/line-writer.ts';
import { withoutPhoneLabels } from '../html/phone-labels.ts';
import { PICTURE } from '../html/pictures.ts';
import type { BodyBlock } from './body.ts';
import { marksOfCell } from './cell-doubts.ts';
import { readCell } from './cell-reading.ts';
import { laidBlocks, laysOutPage, nestedTables } from './laid-tables.ts';
import type { LaidBlock, LaidCell, LaidParagraph, LaidTable } from './laid-tables.ts';
import { runningText } from './running-text.ts';
import type { SetLine } from './set-lines.ts';
import { isReadOtherwise, type SecondReading } from './second-reading.ts';

interface Collecting {
  readonly blocks: Block[];
  /** In blank cells a number may show that stands elsewhere in the file. */
  readonly mayFillCells: boolean;
  readonly second: SecondReading;
  grids: number;
}

/** Errors: `extract.too-complex`. */
export function wordBlocks(body: readonly BodyBlock[], mayFillCells: boolean, second: SecondReading): readonly Block[] {
  const into: Collecting = { blocks: [], mayFillCells, second, grids: 0 };
  let paragraphs = 0;
  for (const block of laidBlocks(runningText(body), { tables: 0, parts: 0 })) {
    if (block.kind === 'paragraph' && block.lines.flat().length + block.lines.length > 1) paragraphs += 1;
    addBlock(block, `paragraph ${paragraphs}`, into);
  }
  return into.blocks;
}

/** `path`: of a paragraph. */
function addBlock(block: LaidBlock, path: string, into: Collecting): void {
  if (block.kind === 'paragraph') addParagraph(block, path, into.blocks);
  else addTable(block, into);
}

const footnote = /^\W*\d{1,3}\W*$/;

function addParagraph({ lines, headingLevel }: LaidParagraph, path: string, blocks: Block[]): void {
  for (const line of shownLines(lines)) {
    const text = line.replaceAll(PICTURE, '');
    const isPictured = text !== line;
    const last = blocks.at(-1);
    const place = { pageNumber: null, box: null, path };
    if (text.trim() !== '')
      blocks.push({ kind: 'text', text, headingLevel, ...place, ...(isPictured && { isPictured }) });
    else if (isPictured && last?.kind === 'text') blocks[blocks.length - 1] = { ...last, isPictured };
  }
}

function shownLines(lines: readonly SetLine[]): readonly string[] {
  const writer = new LineWriter();
  for (const line of lines) {
    for (const { text, struck, raised } of line)
      if (!struck && !(raised && footnote.test(text))) writer.write(text, false);
    writer.endLine();
  }
  return writer.take();
}

function addTable(table: LaidTable, into: Collecting): void {
  const cells = table.rows.flat();
  if (cells.length > 0 && laysOutPage(table)) {
    for (const { blocks, path } of cells) for (const block of blocks) addBlock(block, path, into);
    return;
  }
  if (cells.some(({ length }) => length > 0)) into.blocks.push(gridOf(table, (into.grids += 1), into));
  for (const nested of cells.flatMap(nestedTables)) addTable(nested, into);
}

function gridOf({ rows }: LaidTable, ordinal: number, facts: Collecting): Grid {
  const { rowCount, columnCount, cells } = formGrid(rows.map((row) => ({ group: 0, cells: row })));
  const read = cells.map((placed) => cellOf(placed, facts));
  return {
    ...{ kind: 'grid', ordinal, rowCount, columnCount, placement: 'counted' },
    cells: withoutPhoneLabels(withStruckRows(read)),
    hidden: read.some(({ pale }) => pale) && read.every(({ cell, pale }) => pale || cell.text.trim() === ''),
    pageStarts: [],
  };
}

function cellOf({ source, ...place }: PlacedCell<LaidCell>, { mayFillCells, second }: Collecting) {
  const { text, doubts, pale, struck } = readCell(source.lines);
  const marks = marksOfCell(source.cell);
  const isUnsure = (mayFillCells && text.trim() === '') || isReadOtherwise(source.cell, second);
  const all: readonly CellDoubt[] = [...doubts, ...marks.doubts, ...(isUnsure ? (['two-readings'] as const) : [])];
  const cell: Cell = {
    ...{ ...place, text, pageNumber: null, box: null, path: source.path },
    doubts: all.length > 1 ? [...new Set(all)] : all,
    ...(marks.replaced !== null && { replaced: marks.replaced }),
  };
  return { cell, pale, struck };
}
