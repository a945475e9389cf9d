/** Blocks in reading order, as they are found. A picture is marked on its paragraph, or on the one before it. */
import type { Block, Cell, TextBlock } from '../../model/document.ts';
import { formGrid, withoutColumns, type PlacedCell } from '../grid/form-grid.ts';
import { maxCells, tooComplex } from '../limits.ts';
import { readCellText } from './cell-text.ts';
import type { CssPath } from './css-path.ts';
import type { PageElement } from './page.ts';
import { PICTURE } from './pictures.ts';
import type { Surroundings } from './surroundings.ts';
import type { TableRow } from './table-rows.ts';

export interface BlockCollector {
  readonly blocks: readonly Block[];
  readonly addText: (text: string, path: string | null, headingLevel: number | null) => void;
  readonly addBlocks: (blocks: readonly Block[]) => void;
  /** `collapsed`: columns that aren't shown. */
  readonly addGrid: (rows: readonly TableRow[], collapsed: ReadonlySet<number>, hidden: boolean) => void;
}

/** `pathOf` gives the way back to a cell or block. Errors of addGrid: `extract.too-complex`. */
export function createBlockCollector(pathOf: CssPath, around: Surroundings): BlockCollector {
  const blocks: Block[] = [];
  let ordinal = 0;
  let cellCount = 0;
  const markLast = (): void => {
    const last = blocks.pop();
    if (last !== undefined) blocks.push(last.kind === 'text' ? { ...last, isPictured: true } : last);
  };
  return {
    blocks,
    addText(text, path, headingLevel) {
      const shown = text.replaceAll(PICTURE, '');
      const isPictured = shown !== text;
      if (shown.trim() !== '')
        blocks.push({ ...textBlock(shown, path, headingLevel), ...(isPictured && { isPictured }) });
      else if (isPictured) markLast();
    },
    addBlocks(more) {
      for (const block of more) {
        if (block.kind === 'grid') ordinal += 1;
        blocks.push(block.kind === 'grid' ? { ...block, ordinal } : block);
      }
    },
    addGrid(rows, collapsed, hidden) {
      cellCount += rows.reduce((sum, row) => sum + row.cells.length + 1, 0);
      if (cellCount > maxCells) throw tooComplex({ zh: '单元格数', en: 'cells' }, maxCells);
      const whole = formGrid(rows.map((row) => ({ group: row.group, cells: row.cells.map(spanned) })));
      const formed = collapsed.size === 0 ? whole : withoutColumns(whole, collapsed);
      if (formed.cells.length === 0) return;
      ordinal += 1;
      const read = formed.cells.map((placed) => cellOf(placed, pathOf, hidden, around));
      const cells = withFilled(
        read.map(({ cell }) => cell),
        around,
      );
      const { rowCount, columnCount } = formed;
      blocks.push({
        kind: 'grid',
        ordinal,
        rowCount,
        columnCount,
        placement: 'counted',
        cells,
        hidden: hidden || isPaleTable(read),
        pageStarts: [],
      });
    },
  };
}

const textBlock = (text: string, path: string | null, headingLevel: number | null): TextBlock => ({
  ...{ kind: 'text', text, headingLevel, pageNumber: null, box: null, path },
});

interface ReadCell {
  readonly cell: Cell;
  readonly pale: boolean;
}

/** All that it holds is white on white: as good as hidden. */
function isPaleTable(read: readonly ReadCell[]): boolean {
  return read.some(({ pale }) => pale) && read.every(({ cell, pale }) => pale || cell.text.trim() === '');
}

/** Where a table holds no number at all and a script of the page writes into cells, the script shows what they hold. */
function withFilled(cells: readonly Cell[], { fillsCells }: Surroundings): readonly Cell[] {
  if (!fillsCells || cells.some(({ text }) => /^\s*[\d.,]+\s*$/.test(text))) return cells;
  return cells.map((cell) => (cell.text.trim() === '' ? { ...cell, doubts: [...cell.doubts, 'not-text'] } : cell));
}

function cellOf(
  placed: PlacedCell<{ readonly element: PageElement }>,
  pathOf: CssPath,
  hidden: boolean,
  around: Surroundings,
): ReadCell {
  const { row, column, rowSpan, columnSpan } = placed;
  const { element } = placed.source;
  const { text, doubts, pale } = readCellText(element, hidden, around);
  const path = pathOf(element);
  return { cell: { row, column, rowSpan, columnSpan, text, doubts, pageNumber: null, box: null, path }, pale };
}

function spanned(element: PageElement) {
  return {
    element,
    rowSpan: spanOf(element.attributes['rowspan'] ?? element.attributes['aria-rowspan'], 0),
    columnSpan: spanOf(element.attributes['colspan'] ?? element.attributes['aria-colspan'], 1),
  };
}

/** Browsers read the leading digits and take anything else for 1. */
function spanOf(attribute: string | undefined, least: number): number {
  if (attribute === undefined) return 1;
  const digits = /^[\s+]*(\d{1,12})/.exec(attribute)?.[1];
  return digits === undefined ? 1 : Math.max(least, Number(digits));
}
