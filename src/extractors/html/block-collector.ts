/** Blocks in reading order, as they are found. A picture is marked on its paragraph, or on the one before it. */
import type { Block, Placement, TextBlock } from '../../model/document.ts';
import { formGrid, withoutColumns } from '../grid/form-grid.ts';
import { maxCells, tooComplex } from '../limits.ts';
import type { BoxTable } from './box-tables.ts';
import type { CssPath } from './css-path.ts';
import type { PageElement } from './page.ts';
import { PICTURE, UNREAD } from './pictures.ts';
import { type FormedTable, readGrid } from './read-grid.ts';
import type { Surroundings } from './surroundings.ts';
import type { TableRow } from './table-rows.ts';

export interface BlockCollector {
  readonly blocks: readonly Block[];
  readonly addText: (text: string, path: string | null, headingLevel: number | null) => void;
  readonly addBlocks: (blocks: readonly Block[]) => void;
  readonly addBoxes: (table: BoxTable, hidden: boolean) => void;
  /** `collapsed`: columns that aren't shown. */
  readonly addGrid: (rows: readonly TableRow[], collapsed: ReadonlySet<number>, hidden: boolean) => void;
}

/** `pathOf` gives the way back to a cell or block. Errors of addGrid: `extract.too-complex`. */
export function createBlockCollector(pathOf: CssPath, around: Surroundings): BlockCollector {
  const blocks: Block[] = [];
  let ordinal = 0;
  let cellCount = 0;
  const markLast = (marks: Marks): void => {
    const last = blocks.at(-1);
    if (last?.kind === 'text') blocks[blocks.length - 1] = { ...last, ...marks };
    else if (last !== undefined) blocks.push({ ...textBlock('', null, null), ...marks });
  };
  const countCells = (count: number): void => {
    cellCount += count;
    if (cellCount > maxCells) throw tooComplex({ zh: '单元格数', en: 'cells' }, maxCells);
  };
  const push = (table: FormedTable, placement: Placement, hidden: boolean): void => {
    if (table.cells.length === 0) return;
    ordinal += 1;
    blocks.push(readGrid(table, { ordinal, placement, hidden }, pathOf, around));
  };
  return {
    blocks,
    addText(text, path, headingLevel) {
      const marks = marksIn(text);
      const shown = marks === null ? text : text.replaceAll(PICTURE, '').replaceAll(UNREAD, '');
      if (shown.trim() !== '') blocks.push({ ...textBlock(shown, path, headingLevel), ...marks });
      else if (marks !== null) markLast(marks);
    },
    addBlocks(more) {
      for (const block of more) {
        if (block.kind === 'grid') ordinal += 1;
        blocks.push(block.kind === 'grid' ? { ...block, ordinal } : block);
      }
    },
    addGrid(rows, collapsed, hidden) {
      countCells(rows.reduce((sum, row) => sum + row.cells.length + 1, 0));
      const whole = formGrid(rows.map((row) => ({ group: row.group, cells: row.cells.map(spanned) })));
      push(collapsed.size === 0 ? whole : withoutColumns(whole, collapsed), 'counted', hidden);
    },
    addBoxes({ grid, placement }, hidden) {
      countCells(grid.cells.length + grid.rowCount);
      push(grid, placement, hidden);
    },
  };
}

type Marks = Pick<TextBlock, 'isPictured' | 'isUnread'>;

const marksIn = (text: string): Marks | null =>
  text.includes(PICTURE) ? { isPictured: true, ...(text.includes(UNREAD) && { isUnread: true }) } : null;

const textBlock = (text: string, path: string | null, headingLevel: number | null): TextBlock => ({
  ...{ kind: 'text', text, headingLevel, pageNumber: null, box: null, path },
});

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
