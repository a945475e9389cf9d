/** The page's flow: paragraphs and lines as text blocks, data tables as grids, layout tables taken apart. */
import type { Block } from '../../model/document.ts';
import { rowKindsIn } from './box-rows.ts';
import { boxRunsIn, noBoxRuns } from './box-runs.ts';
import { type BoxTable, boxTableIn, holdsNumbers } from './box-tables.ts';
import { createBlockCollector, type BlockCollector } from './block-collector.ts';
import type { CssPath } from './css-path.ts';
import { isLayoutTable, nestedTables } from './layout-table.ts';
import { LineWriter } from './line-writer.ts';
import type { PageElement } from './page.ts';
import { pictureSigns } from './pictures.ts';
import { rowTablesIn } from './row-tables.ts';
import { onDemand, type Surroundings } from './surroundings.ts';
import { collapsedColumns, tableCaptions, tableRows, type TableRow } from './table-rows.ts';

interface Reading {
  readonly collector: BlockCollector;
  readonly pathOf: CssPath;
  readonly writer: LineWriter;
  readonly readsPreformatted: (text: string, path: string) => readonly Block[];
  /** Tables of boxes are looked for: what is around holds enough numbers. */
  seeksBoxes: boolean;
  readonly rowKinds: () => ReadonlySet<string>;
  /** Inside something that isn't shown: its tables are kept and marked, its text is not. */
  hidden: boolean;
  readonly keepsHiddenText: boolean;
}

export interface BlockOptions {
  readonly pathOf: CssPath;
  /** Reads the lines of a `pre`, which may hold a table set with tabs. */
  readonly readsPreformatted: (text: string, path: string) => readonly Block[];
  /** True where a page shows nothing until a script has run. */
  readonly keepsHiddenText: boolean;
  readonly around: Surroundings;
}

export function readBlocks(root: PageElement, options: BlockOptions): readonly Block[] {
  const collector = createBlockCollector(options.pathOf, options.around);
  const reading: Reading = {
    ...options,
    collector,
    writer: new LineWriter(),
    hidden: false,
    seeksBoxes: true,
    rowKinds: onDemand(() => rowKindsIn(root)),
  };
  readBlock(root, null, reading);
  return collector.blocks;
}

function readBlock(element: PageElement, level: number | null, reading: Reading): void {
  const before = reading.seeksBoxes;
  if (before && element.tableCount === 0) reading.seeksBoxes = !reading.hidden && holdsNumbers(element);
  const boxes = reading.seeksBoxes ? boxTableIn(element, reading.rowKinds()) : null;
  if (boxes === null) readLines(element, level, reading);
  else reading.collector.addBoxes(boxes, false);
  reading.seeksBoxes = before;
}

function readLines(element: PageElement, level: number | null, reading: Reading): void {
  const own = /^h[1-6]$/.test(element.tag) ? Number(element.tag.slice(1)) : level;
  readFlow(element, element, own, reading);
  flush(element, own, reading);
}

/** `block` is the element that the lines belong to; `element` is it or something inline in it. */
function readFlow(element: PageElement, block: PageElement, level: number | null, reading: Reading): void {
  const rowTables = rowTablesIn(element);
  const boxRuns = reading.seeksBoxes && !reading.hidden ? boxRunsIn(element, reading.rowKinds()) : noBoxRuns;
  for (const child of element.children) {
    const rows = rowTables.get(child);
    const boxes = boxRuns.get(child);
    if (rows !== undefined) readRows(rows, block, level, reading);
    else if (boxes !== undefined) readBoxes(boxes, block, level, reading);
    else if (child.kind === 'text') writeText(child.text, element, reading);
    else readPart(child, block, level, reading);
  }
}

function readPart(child: PageElement, block: PageElement, level: number | null, reading: Reading): void {
  const signs = pictureSigns(child);
  if (signs !== '') writeText(signs, child, reading);
  else if (child.display === 'none') readHidden(child, block, level, reading);
  else if (child.display === 'inline') readInline(child, block, level, reading);
  else {
    flush(block, level, reading);
    if (child.display !== 'break') readBoxed(child, level, reading);
  }
}

/** `rows`: a table element each. */
function readRows(rows: readonly TableRow[], block: PageElement, level: number | null, reading: Reading): void {
  if (rows.length === 0) return;
  flush(block, level, reading);
  reading.collector.addGrid(rows, new Set(), reading.hidden);
}

/** Null where they have begun before. */
function readBoxes(boxes: BoxTable | null, block: PageElement, level: number | null, reading: Reading): void {
  if (boxes === null) return;
  flush(block, level, reading);
  reading.collector.addBoxes(boxes, false);
}

function writeText(text: string, { visible, struck, raised, preserved }: PageElement, reading: Reading): void {
  if (reading.hidden && !reading.keepsHiddenText) return;
  const footnote = raised && /^\W*\d{1,3}\W*$/.test(text);
  if (visible && !struck && !footnote) reading.writer.write(text, preserved);
}

function readInline(child: PageElement, block: PageElement, level: number | null, reading: Reading): void {
  if (child.tag !== 'select') readFlow(child, block, level, reading);
}

function readBoxed(child: PageElement, level: number | null, reading: Reading): void {
  if (child.display === 'table') readTable(child, level, reading);
  else if (/^(?:pre|textarea|xmp|listing)$/.test(child.tag) && !reading.hidden) readPreformatted(child, reading);
  else readBlock(child, level, reading);
}

function readHidden(child: PageElement, block: PageElement, level: number | null, reading: Reading): void {
  flush(block, level, reading);
  const before = reading.hidden;
  reading.hidden = true;
  readBoxed(child, level, reading);
  reading.hidden = before;
}

function flush(block: PageElement, level: number | null, reading: Reading): void {
  for (const line of reading.writer.take()) {
    if (line.trim() !== '') reading.collector.addText(line, reading.pathOf(block), level);
  }
}

function readPreformatted(element: PageElement, reading: Reading): void {
  const text = plainText(element);
  if (/[\t|│]/.test(text)) reading.collector.addBlocks(reading.readsPreformatted(text, reading.pathOf(element)));
  else readBlock(element, null, reading);
}

function plainText(element: PageElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.text;
      if (child.display === 'none') return '';
      return child.display === 'break' ? '\n' : plainText(child);
    })
    .join('');
}

function readTable(table: PageElement, level: number | null, reading: Reading): void {
  const rows = tableRows(table);
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length === 0) {
    readBlock(table, level, reading);
    return;
  }
  for (const caption of tableCaptions(table)) readBlock(caption, level, reading);
  if (isLayoutTable(rows)) {
    for (const cell of cells) readBlock(cell, level, reading);
    return;
  }
  // A table that isn't shown at all holds no visible character, though its cells do hold text.
  const hidden = reading.hidden || (table.shownLength === 0 && !table.visible);
  if (table.shownLength > 0 || hidden) reading.collector.addGrid(rows, collapsedColumns(table), hidden);
  for (const nested of cells.flatMap(nestedTables)) readTable(nested, level, reading);
}
