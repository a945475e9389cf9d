/** One row a line, cells parted by tabs, as browsers and spreadsheets copy tables; quoted cells may go over lines. */
import { type Effort, spend } from './effort.ts';
import { isBlank, isHeading, isParagraph } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

/** A quoted cell that goes on for longer was never closed. */
const maxQuotedLines = 20;
/** A row of a single cell (a title over all columns) has no tab; longer lines are text. */
const maxTitleLength = 40;

interface ReadRow {
  readonly cells: readonly ListedCell[];
  readonly end: number;
}

export function readTabbedRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  const rows: (readonly ListedCell[])[] = [];
  let end = start;
  for (let at = start; at < lines.length; at = afterBlanks(lines, end)) {
    const row = isRow(lines, at) ? readRow(lines, at) : titleRow(lines, at);
    if (row === null) break;
    rows.push(row.cells);
    end = row.end;
  }
  spend(effort, end - start);
  const wide = rows.filter((row) => row.length >= 2);
  return wide.length >= 2 ? { rows, end, keepsPlaces: true, rowsAreLines: true } : null;
}

/** No paragraph is parted by so many tabs: a long header row is. */
const minRowTabs = 3;

function isRow(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!line.includes('\t') && !line.startsWith('"')) return false;
  const quoted = readQuoted(lines, at, line);
  if (quoted !== null) return quoted.rest !== null;
  const parts = line.trim().split('\t');
  return line.includes('\t') && (parts.length > minRowTabs || !parts.some(isParagraph));
}

function titleRow(lines: readonly string[], at: number): ReadRow | null {
  const text = lines[at] ?? '';
  const titles = !isBlank(text) && text.length <= maxTitleLength && !isHeading(text) && !isParagraph(text);
  if (!titles || !isRow(lines, at + 1)) return null;
  return { cells: [{ text, line: at }], end: at + 1 };
}

function readRow(lines: readonly string[], start: number): ReadRow {
  const cells: ListedCell[] = [];
  let line = start;
  let rest: string | null = lines[start] ?? '';
  while (rest !== null) {
    const quoted = readQuoted(lines, line, rest);
    if (quoted !== null) {
      cells.push({ text: quoted.text, line });
      ({ rest, line } = quoted);
      continue;
    }
    const tab: number = rest.indexOf('\t');
    cells.push({ text: tab < 0 ? rest : rest.slice(0, tab), line });
    rest = tab < 0 ? null : rest.slice(tab + 1);
  }
  return { cells, end: line + 1 };
}

/** A cell in double quotes (doubled inside), up to the tab or line end that must follow it. */
function readQuoted(lines: readonly string[], start: number, rest: string) {
  if (!rest.startsWith('"')) return null;
  let before = '';
  let text = rest;
  let from = 1;
  for (let line = start; line < start + maxQuotedLines; line += 1) {
    const close = closingQuote(text, from);
    if (close !== null) {
      const follows = text[close + 1];
      if (follows !== undefined && follows !== '\t') return null;
      const printed = (before + text.slice(0, close)).slice(1).replaceAll('""', '"');
      return { text: printed, rest: follows === undefined ? null : text.slice(close + 2), line };
    }
    const next = lines[line + 1];
    if (next === undefined) return null;
    before += `${text}\n`;
    text = next;
    from = 0;
  }
  return null;
}

/** The first quote that isn't doubled. A loop over the lines, since a pattern over all of them would begin anew for each. */
function closingQuote(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return null;
}

function afterBlanks(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at] === '') at += 1;
  return isRow(lines, at) ? at : from;
}
