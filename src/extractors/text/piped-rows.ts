/** Tables drawn with `|` (Markdown) or with box-drawing characters, a row a line or between two rules. */
import { type Effort, spend } from './effort.ts';
import { isBlank, isEnd } from './line-shape.ts';
import { isLastRow, type ListedCell, type ListedTable } from './listed-table.ts';
import { rowsOfGroups } from './wrapped-rows.ts';

const upright = /[|│┃║｜]/;
const ruleOnly = /^[\s|│┃║｜+\-=:┌┬┐├┼┤└┴┘─━═╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜]+$/;
const ruled = /[─━═]{2}|-{3}|:-|-:/;

export function readPipedRows(
  lines: readonly string[],
  start: number,
  effort: Effort,
  above: ListedTable | null,
): ListedTable | null {
  if (!isDrawn(lines[start]) || isFragment(lines[start - 1])) return null;
  let end = start;
  while (end < lines.length && isDrawn(lines[end])) end += 1;
  spend(effort, end - start);
  const drawn = withoutCutEnd(unquoted(lines.slice(start, end)), isEnd(lines, end));
  end = start + drawn.length;
  // A rule beside text in one line belongs to cells of unequal height: which text is whose can't be told by the line.
  if (drawn.some((line) => /[─━═]{2}/.test(line) && !ruleOnly.test(line))) return null;
  if (isCut(drawn)) return null;
  const ruleCount = drawn.filter(isRule).length;
  const rows = rowsOfGroups(groupsOf(drawn, start), ruleCount);
  return isTable(rows, ruleCount, above) ? { rows, end, keepsPlaces: true, rowsAreLines: true } : null;
}

/** One row between rules is a table too, or its lines would be taken for rows of one without them. */
const isTable = (rows: ListedTable['rows'], ruleCount: number, above: ListedTable | null): boolean =>
  rows.some((row) => row.length >= 2) && (rows.length >= 2 || ruleCount >= 2 || isLastRow(rows, above));

/** The last line of a text that was cut off is no row, and none the less a table stands above it. */
const withoutCutEnd = (drawn: readonly string[], isAtEnd: boolean): readonly string[] =>
  isAtEnd && isCut(drawn) ? drawn.slice(0, -1) : drawn;

function isDrawn(line: string | undefined): boolean {
  if (line === undefined || isBlank(line)) return false;
  if (ruleOnly.test(line)) return ruled.test(line) || upright.test(line);
  return /[|│┃║｜][^|│┃║｜]*[|│┃║｜]/.test(line) || /^\s*[^|]+\|[^|]+$/.test(line);
}

/** The marks of a quotation, or of items in a list. */
const marks = /^\s*(?:[-*•·>]\s*)+(?=[|│┃║｜])/;

function unquoted(drawn: readonly string[]): readonly string[] {
  return drawn.every((line) => marks.test(line)) ? drawn.map((line) => line.replace(marks, '')) : drawn;
}

const isRule = (line: string): boolean => ruleOnly.test(line) && ruled.test(line);
const bars = /(?<!\\)[|│┃║｜]/g;

/** A row without the bars at its ends that the others have goes on in the next line: a width cut it. */
function isCut(drawn: readonly string[]): boolean {
  const rule = drawn.find(isRule)?.trim();
  const rows = drawn.filter((line) => !isRule(line)).map((line) => line.trim());
  const isBoxed = rule === undefined ? rows.some(isBarred) && !haveEqualBars(rows) : beginsBoxed.test(rule);
  return isBoxed && !rows.every(isBarred);
}

const haveEqualBars = (rows: readonly string[]): boolean =>
  new Set(rows.map((row) => row.match(bars)?.length ?? 0)).size === 1;

const beginsBoxed = /^[^-─━═:]/;
const endsBoxed = /[^-─━═:]$/;

/** Whether a bar at an end of a row is the table's edge; where no edges are drawn, a blank cell stands before it. */
interface Edges {
  readonly left: boolean;
  readonly right: boolean;
}

function edgesOf(drawn: readonly string[]): Edges {
  const rule = drawn.find(isRule)?.trim();
  if (rule !== undefined) return { left: beginsBoxed.test(rule), right: endsBoxed.test(rule) };
  const rows = drawn.map((line) => line.trim());
  const mayBeCells = haveEqualBars(rows) && !rows.every(isBarred);
  return { left: !mayBeCells || rows.every(beginsBarred), right: !mayBeCells || rows.every(endsBarred) };
}

const beginsBarred = (row: string): boolean => /^[|│┃║｜]/.test(row);
const endsBarred = (row: string): boolean => /(?<!\\)[|│┃║｜]$/.test(row);

/** A row, or what a width left of one: no table begins below it. */
function isFragment(line: string | undefined): boolean {
  return /^\s*[|│┃║｜]|[|│┃║｜]\s*$/.test(line ?? '');
}

const isBarred = (line: string): boolean => /^[|│┃║｜].*[|│┃║｜]$/.test(line);

/** The lines between two rules each. */
function groupsOf(drawn: readonly string[], start: number): readonly (readonly (readonly ListedCell[])[])[] {
  const edges = edgesOf(drawn);
  const groups: (readonly ListedCell[])[][] = [[]];
  for (const [index, line] of drawn.entries()) {
    if (isRule(line)) groups.push([]);
    else groups.at(-1)?.push(splitRow(line, start + index, edges));
  }
  return groups;
}

function splitRow(line: string, at: number, { left, right }: Edges): readonly ListedCell[] {
  const row = line.trim();
  const inner = row.slice(left && beginsBarred(row) ? 1 : 0, right && endsBarred(row) ? -1 : undefined);
  return inner.split(/(?<!\\)[|│┃║｜]/).map((text) => ({ text: text.trim(), line: at }));
}
