/** Tables whose rows stand side by side with headings and paragraphs, in no box of their own: a block each, or lines between breaks. */
import { plainText, type Rows, rowsIn } from './box-rows.ts';
import { type BoxTable, tableOfRows } from './box-tables.ts';
import type { PageElement, PageNode } from './page.ts';

/** The table by the node that its rows begin with; null by those where it goes on. */
export type BoxRuns = ReadonlyMap<PageNode, BoxTable | null>;

export const noBoxRuns: BoxRuns = new Map();

/** A row of a statutory table is shorter. */
const rowLength = 600;
const cellLength = 120;

interface Line {
  readonly nodes: readonly PageNode[];
  /** Null for what is no row. */
  readonly cells: readonly PageElement[] | null;
}

type Row = Line & { readonly cells: readonly PageElement[] };

/** `rowKinds`: of the elements that are rows wherever they stand. */
export function boxRunsIn(element: PageElement, rowKinds: ReadonlySet<string>): BoxRuns {
  const found = new Map<PageNode, BoxTable | null>();
  let run: Row[] = [];
  const close = (): void => {
    const own = withoutEnds(run);
    const table = tableOfRows(own.map(({ cells }) => cells));
    if (table !== null)
      own.flatMap(({ nodes }) => nodes).forEach((node, index) => found.set(node, index === 0 ? table : null));
    run = [];
  };
  for (const line of linesIn(element, rowKinds)) {
    if (isRow(line)) run.push(line);
    else if (line.nodes.some(isShown)) close();
  }
  close();
  return found;
}

const isShown = (node: PageNode): boolean =>
  node.kind === 'text' ? node.text.trim() !== '' : node.shownLength > 0 || node.tableCount > 0;

/** Begins a section, so that no table goes on over it. */
const heading = /^\s*(?:[一二三四五六七八九]|十[一二]?)、/u;

const isRow = (line: Line): line is Row =>
  line.cells !== null &&
  line.cells.every((cell) => cell.shownLength <= cellLength && !plainText(cell).includes('。')) &&
  !(line.cells.length === 1 && line.cells.some((cell) => heading.test(plainText(cell))));

/** A single cell at the end is what follows below. */
const withoutEnds = (run: readonly Row[]): readonly Row[] =>
  run.slice(0, run.findLastIndex(({ cells }) => cells.length > 1) + 1);

/** Blocks, and what stands between them and breaks. */
function linesIn(element: PageElement, rowKinds: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  let inline: PageNode[] = [];
  const close = (): void => {
    if (inline.length > 0) lines.push({ nodes: inline, cells: cellsInLine(inline, rowKinds) });
    inline = [];
  };
  for (const child of element.children) {
    if (child.kind === 'text' || child.display === 'inline') inline.push(child);
    else if (child.display !== 'none') {
      if (child.display === 'break') inline.push(child);
      close();
      if (child.display !== 'break') lines.push({ nodes: [child], cells: cellsOfBlock(child, rowKinds) });
    }
  }
  close();
  return lines;
}

function cellsOfBlock(block: PageElement, rowKinds: ReadonlySet<string>): readonly PageElement[] | null {
  const isOther = block.tableCount > 0 || block.display === 'table' || /^h[1-6]$/.test(block.tag);
  if (isOther || block.shownLength === 0 || block.shownLength > rowLength) return null;
  return onlyRow(rowsIn(block, rowKinds));
}

const onlyRow = ([row, further]: Rows): readonly PageElement[] | null => (further === undefined ? (row ?? null) : null);

/** Null where it holds text of its own. */
function cellsInLine(nodes: readonly PageNode[], rowKinds: ReadonlySet<string>): readonly PageElement[] | null {
  if (nodes.some((node) => node.kind === 'text' && node.text.trim() !== '')) return null;
  const elements = nodes.filter((node) => node.kind === 'element').filter(({ display }) => display !== 'break');
  const [only, further] = elements;
  if (only === undefined) return null;
  return further === undefined ? onlyRow(rowsIn(only, rowKinds)) : elements;
}
