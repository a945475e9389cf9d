/** Tables of LaTeX: cells parted by `&`, rows by `\\`, wherever lines break. */
import { type Effort, spend } from './effort.ts';
import { isBlank } from './line-shape.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';

const OPENING = /^\s*\\begin\s*\{((?:long|x|w)?tab(?:ular|le|u)[xy*]?)\}/u;
/** Rules and settings between rows, which print nothing. */
const SETTINGS =
  /\\(?:toprule|midrule|bottomrule|hline|end(?:first)?(?:head|foot)|endlastfoot|raggedright|raggedleft|centering|arraybackslash|strut|noindent)\b|\\(?:cline|cmidrule)\s*(?:\([^)]*\))?\s*\{[^{}]*\}|\\noalign\s*\{[^{}]*\}|\\begin\s*\{minipage\}\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}|\\end\s*\{minipage\}|\[[\d.]+(?:pt|em|ex|mm|cm)\]/gu;
/** Spans blank cells after it, so that every row has a cell for every column. */
const MULTICOLUMN = /\\multicolumn\s*\{\s*(\d{1,3})\s*\}/u;
const MOST_COLUMNS = 40;
/** Between two pages of a table; within a row it is no part of a cell. */
const GOES_ON = /^\s*[（(]?\s*(?:续上?表|接上[页表]|表\s*续)\s*[）)]?\s*$/u;

/** Lines of such tables that end, which mark their cells themselves. */
export function linesOfLatexTables(lines: readonly string[]): ReadonlySet<number> {
  const own = new Set<number>();
  for (let at = 0; at < lines.length; at += 1) {
    const end = endOf(lines, at);
    if (end === null) continue;
    for (; at <= end; at += 1) own.add(at);
  }
  return own;
}

function endOf(lines: readonly string[], start: number): number | null {
  const name = OPENING.exec(lines[start] ?? '')?.[1];
  // A floating table is only the frame of another.
  if (name === undefined || name.startsWith('table')) return null;
  const end = lines.findIndex((line, index) => index > start && line.includes(`\\end{${name}}`));
  return end < 0 ? endOfCut(lines, start) : end;
}

/** Where the text breaks off within its last table: a blank line, or the end. */
function endOfCut(lines: readonly string[], start: number): number | null {
  const isLast = !lines.slice(start + 1).some((line) => /\\(?:begin|end)\s*\{[^{}]*\}/u.test(line));
  const last = lines.findLastIndex((line) => /&|\\\\/u.test(line));
  if (!isLast || last <= start) return null;
  const end = lines.findIndex((line, index) => index > last && isBlank(line));
  return end < 0 ? lines.length : end;
}

export function readLatexRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  if (!OPENING.test(lines[start] ?? '')) return null;
  const end = endOf(lines, start);
  spend(effort, (end ?? lines.length) - start);
  if (end === null) return null;
  const rows = rowsOf(lines.slice(start, end), start);
  return rows.length > 0 && rows.some((row) => row.length >= 2)
    ? { rows, end: end + 1, keepsPlaces: true, rowsAreLines: false }
    : null;
}

/** Braces open at the end of a line go on in the next; before the first row stand the columns' settings. */
function rowsOf(lines: readonly string[], start: number): readonly (readonly ListedCell[])[] {
  const rows: (readonly ListedCell[])[] = [];
  let text = '';
  let at = start;
  lines.forEach((line, index) => {
    if (GOES_ON.test(line)) return;
    const own = index === 0 ? line.replace(OPENING, '') : line;
    text += `${text === '' ? '' : ' '}${own}`;
    if (text.trim() === '') at = start + index + 1;
    if (!/\\\\\s*(?:\[[^\]]*\])?\s*(?:\\[a-z]+(?:\{[^{}]*\})*\s*)*$/u.test(own)) return;
    rows.push(...rowsIn(rows.length === 0 ? withoutColumns(text) : text, at));
    text = '';
    at = start + index + 1;
  });
  // The text breaks off within a row: nobody knows what the cells were to be.
  return rows.length > 0 ? rows : rowsIn(withoutColumns(text), at);
}

const rowsIn = (text: string, line: number): readonly (readonly ListedCell[])[] =>
  text
    .split(/\\\\(?![a-z])/u)
    .map((row) => row.replace(SETTINGS, ' '))
    .filter((row) => row.trim() !== '')
    .map((row) => cellsOf(row, line));

const cellsOf = (row: string, line: number): readonly ListedCell[] =>
  row.split(/(?<!\\)&/u).flatMap((own) => {
    // A tie is a blank.
    const text = own.replace(/(?<!\\)~/gu, ' ');
    const span = Math.min(MOST_COLUMNS, Number(MULTICOLUMN.exec(text)?.[1] ?? 1));
    return [{ text: text.trim(), line }, ...Array.from({ length: span - 1 }, () => ({ text: '', line }))];
  });

/** `[]{@{}llll@{}}`, and the width before it. */
function withoutColumns(text: string): string {
  let rest = text.replace(/^\s*(?:\[[^\]]*\])?/u, '');
  while (rest.startsWith('{')) rest = rest.slice(closingBrace(rest) + 1).trimStart();
  return rest;
}

function closingBrace(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
