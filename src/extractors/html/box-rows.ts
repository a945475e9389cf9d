/** Boxes that a page sets side by side and one below the other: the rows that a reader sees, of the smallest boxes. */
import { isNumberText } from '../../shapes/number-shape.ts';
import type { Arrangement } from './arrangement.ts';
import type { PageElement } from './page.ts';

export type Rows = readonly (readonly PageElement[])[];

/** No cell of a statutory table is as long: it is prose. */
const cellLength = 120;
/** No row of a statutory table has as many. */
const rowCells = 20;

/** `rowKinds`: of the elements that are rows wherever they stand (`kindOf`). */
export function rowsIn(box: PageElement, rowKinds: ReadonlySet<string>): Rows {
  const parts = partsOf(box);
  if (parts === null) return [[box]];
  const [only, further] = parts;
  if (only === undefined) return [[box]];
  if (further === undefined) return withoutWrapping(box, rowsIn(only, rowKinds));
  const direction = directionOf(box, parts, rowKinds);
  if (direction === 'text') return [[box]];
  const inner = parts.map((part) => rowsIn(part, rowKinds));
  if (direction === 'column') return inner.flatMap((rows) => rows.filter((row) => !isBlankLine(row)));
  if (direction === 'row') return sideBySide(inner);
  return byLabels(parts);
}

const isBlankLine = ([cell, further]: readonly PageElement[]): boolean =>
  cell?.shownLength === 0 && further === undefined;

/** A box around a single cell is the cell. */
const withoutWrapping = (box: PageElement, rows: Rows): Rows =>
  rows.length === 1 && rows[0]?.length === 1 ? [[box]] : rows;

/** A box beside several rows stands in the first of them. */
function sideBySide(parts: readonly Rows[]): Rows {
  const height = Math.max(...parts.map((rows) => rows.length));
  return Array.from({ length: height }, (_, index) => parts.flatMap((rows) => rows[index] ?? []));
}

/** A label behind a number begins the next row. */
function byLabels(cells: readonly PageElement[]): Rows {
  const rows: PageElement[][] = [];
  let isNumbered = true;
  for (const cell of cells) {
    const isLabel = !isNumberBox(cell) && cell.shownLength > 0;
    if (isLabel && isNumbered) rows.push([]);
    isNumbered = !isLabel;
    rows.at(-1)?.push(cell);
  }
  return rows;
}

type Direction = 'row' | 'column' | 'text' | 'labels';

function directionOf(box: PageElement, parts: readonly PageElement[], rowKinds: ReadonlySet<string>): Direction {
  const declared = declaredFor(box.arrangement);
  if (declared !== null) return declared;
  const isRow = looksLikeRow(parts);
  if (isRow && parts.length > rowCells) return 'labels';
  if (isRow || isOfRowKind(box, parts, rowKinds)) return 'row';
  if (parts.every(isInLine)) return 'text';
  return parts.every(({ arrangement }) => arrangement.isBeside) ? 'row' : 'column';
}

/** A box around rows may be of their kind: all are plain `div` elements. */
function isOfRowKind(box: PageElement, parts: readonly PageElement[], rowKinds: ReadonlySet<string>): boolean {
  const isRow = (part: PageElement): boolean => rowKinds.has(kindOf(part)) && (partsOf(part) ?? []).length > 1;
  return rowKinds.has(kindOf(box)) && !parts.some(isRow);
}

/** Where boxes in columns begin a line isn't looked at: they go on as they would without them. */
const declaredFor = ({ parts, columns }: Arrangement): 'row' | 'column' | null =>
  parts === 'grid' ? (columns === 1 ? 'column' : null) : parts;

const isInLine = ({ display, arrangement }: PageElement): boolean => display === 'inline' && !arrangement.isBeside;

/** The boxes in it; null where it holds text of its own. */
function partsOf({ children }: PageElement): readonly PageElement[] | null {
  const parts: PageElement[] = [];
  for (const child of children) {
    if (child.kind === 'text') {
      if (child.text.trim() !== '') return null;
    } else if (child.display === 'break') return null;
    else if (child.display !== 'none' && child.tag !== 'script') parts.push(child);
  }
  return parts;
}

/** So many numbers are a row without a label. */
const leastUnlabelled = 5;

/** A label, and numbers beside it. */
function looksLikeRow(parts: readonly PageElement[]): boolean {
  const [first] = parts;
  if (first === undefined || parts.some(({ shownLength }) => shownLength > cellLength)) return false;
  const isLabelled = first.shownLength > 0 && !isNumberBox(first);
  return isLabelled ? parts.some(isNumberBox) : parts.length >= leastUnlabelled && parts.every(isNumberBox);
}

/** Kinds of the elements that look like rows, from this many on. */
const leastOfKind = 3;

export function rowKindsIn(box: PageElement): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const visit = (element: PageElement): void => {
    if (element.display === 'table') return;
    const parts = partsOf(element);
    if (parts !== null && parts.length > 1 && looksLikeRow(parts))
      counts.set(kindOf(element), (counts.get(kindOf(element)) ?? 0) + 1);
    for (const child of element.children) if (child.kind === 'element' && child.display !== 'none') visit(child);
  };
  visit(box);
  return new Set([...counts].filter(([, count]) => count >= leastOfKind).map(([kind]) => kind));
}

const kindOf = ({ tag, attributes }: PageElement): string => `${tag}.${attributes['class'] ?? ''}`;

export function isNumberBox(box: PageElement): boolean {
  return box.shownLength > 0 && box.shownLength < numberLength && isNumberText(plainText(box).trim()) && isOneBox(box);
}

/** Numbers in boxes beside one another are several, and so are as many as a row has where a style sets them out. */
function isOneBox(box: PageElement): boolean {
  const parts = partsOf(box) ?? [];
  const [only, further] = parts;
  if (only === undefined) return true;
  if (further === undefined) return isOneBox(only);
  const isSetOut = box.arrangement.parts !== null && parts.length >= leastUnlabelled;
  return !isSetOut && parts.every(isInLine);
}

/** No number is as long. */
const numberLength = 20;

export function plainText(element: PageElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.text;
      return child.display === 'none' ? '' : plainText(child);
    })
    .join('');
}
