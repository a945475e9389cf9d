/** Tables that reStructuredText lists under a directive: `list-table` (a list of lists) and `csv-table`. */
import { readRow } from './comma-rows.ts';
import { at } from '../../shapes/at.ts';
import { type Effort, spend } from './effort.ts';
import { isBlank } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

const DIRECTIVE = /^(\s*)\.\.\s+(list|csv)-table::/u;
const OPTION = /^\s*:[\w-]+:/u;
const HEADER = /^\s*:header:\s*(.*)$/u;

export function readDirectiveRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  const [found, indent = '', kind] = DIRECTIVE.exec(lines[start] ?? '') ?? [];
  if (found === undefined) return null;
  const end = endOf(lines, start + 1, indent.length);
  spend(effort, end - start);
  const rows = kind === 'list' ? listedRows(lines, start + 1, end) : commaRows(lines, start + 1, end);
  if (rows.length === 0) return null;
  return { rows, end, keepsPlaces: true, rowsAreLines: kind === 'csv' };
}

/** What is indented further belongs to it, and the blank lines between. */
function endOf(lines: readonly string[], from: number, indent: number): number {
  const next = lines.findIndex((line, index) => index >= from && !isBlank(line) && indentOf(line) <= indent);
  return next < 0 ? lines.length : next;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** `* - ` begins a row, `- ` a further cell; other lines go on with the cell. */
const CELL = /^\s*(\*\s+)?-(?:\s+(.*)|\s*)$/u;

function listedRows(lines: readonly string[], from: number, end: number): readonly (readonly ListedCell[])[] {
  const rows: OpenCell[][] = [];
  for (let at = from; at < end; at += 1) {
    const line = lines[at] ?? '';
    const [found, begins, text = ''] = CELL.exec(line) ?? [];
    if (begins !== undefined) rows.push([]);
    if (found !== undefined) rows.at(-1)?.push({ text: textOf(text), line: at });
    else if (!isBlank(line)) goOn(rows.at(-1)?.at(-1), line);
  }
  return rows;
}

interface OpenCell {
  text: string;
  readonly line: number;
}

function goOn(cell: OpenCell | undefined, line: string): void {
  if (cell !== undefined) cell.text = [cell.text, textOf(line)].filter((text) => text !== '').join('\n');
}

/** Without the bar of a line that is kept as it is. */
const textOf = (text: string): string => text.trim().replace(/^\|\s+/u, '');

/** Blanks may stand behind a comma; the header is one of the options. A line that is no row stands as one cell. */
function commaRows(lines: readonly string[], from: number, end: number): readonly (readonly ListedCell[])[] {
  const body = lines.slice(from, end).map((text, index) => ({ text, line: from + index }));
  const options = body.findIndex(({ text }) => !OPTION.test(text) && !isBlank(text));
  const header = body.slice(0, options).flatMap((own) => {
    const text = HEADER.exec(own.text)?.[1];
    return text === undefined ? [] : [{ ...own, text }];
  });
  const listed = [...header, ...body.slice(Math.max(0, options)).filter(({ text }) => !isBlank(text))];
  const plain = listed.map(({ text }) => text.trim().replaceAll(/,\s+/gu, ','));
  const rows: ListedCell[][] = [];
  let next = 0;
  while (next < plain.length) {
    const row = readRow(plain, next, ',');
    const cells = row?.cells ?? [{ text: at(plain, next), line: next }];
    rows.push(cells.map((cell) => ({ ...cell, line: listed[cell.line]?.line ?? from })));
    next = row?.end ?? next + 1;
  }
  return rows;
}
