/** Lines of values → the rows whose labels stand beside them, in order. */
import type { FoundRow } from './rows-in-order.ts';
import type { Piece } from './pieces.ts';

/** Values at one height, or nearly: those of one row. */
export interface ValueLine {
  readonly part: number;
  readonly middle: number;
  readonly sizePt: number;
  readonly values: readonly Piece[];
}

export interface ValueRow {
  readonly row: FoundRow;
  /** Null: no value stands beside the label. */
  readonly line: ValueLine | null;
  /** The line may as well be that of the next row, or the one before. */
  readonly isUnclear: boolean;
}

/** Numbers of one row stand at heights that differ by less than this, in ems, if none stands over another. */
const RAISED_EMS = 0.8;
/** What it costs, in ems of distance, to leave a label without values, or values without a label. */
const NO_VALUES = 2.4;
const NO_LABEL = 8;
/** Beside lines that go on below the label: so far off that a line beside the label itself is nearer. */
const BELOW = 0.5;
/** No value is further from its label, in ems. */
const FARTHEST_EMS = 12;
/** In text that stands in lines, rows are a line apart: so many times as near as in print. */
const LINES_PER_EM = 4;
/** Of two ways to put lines to labels the better one must be better by this. */
const CLEAR = 0.8;

export function valueLines(values: readonly Piece[]): readonly ValueLine[] {
  const lines: ValueLine[] = [];
  for (const value of values.toSorted((a, b) => a.part - b.part || middleOf(a) - middleOf(b))) {
    const last = lines.at(-1);
    if (last !== undefined && isBeside(last, value))
      lines[lines.length - 1] = { ...last, values: [...last.values, value].toSorted((a, b) => a.x0 - b.x0) };
    else lines.push({ part: value.part, middle: middleOf(value), sizePt: value.sizePt, values: [value] });
  }
  return lines;
}

const middleOf = ({ y0, y1 }: Piece): number => (y0 + y1) / 2;

function isBeside({ part, middle, sizePt, values }: ValueLine, value: Piece): boolean {
  if (part !== value.part || middleOf(value) - middle > RAISED_EMS * sizePt) return false;
  const isSame = Math.abs(middleOf(value) - middle) < 0.3 * sizePt;
  return isSame || values.every(({ x0, x1 }) => value.x1 <= x0 || value.x0 >= x1);
}

/** What a line is whose label was not read: the row that the form has between two others, null if it has none there. */
export type Unnamed = (line: ValueLine, before: FoundRow | undefined, after: FoundRow | undefined) => FoundRow | null;

/** In the order of the form. Null where lines are left over. */
export function putToRows(
  rows: readonly FoundRow[],
  lines: readonly ValueLine[],
  unnamed: Unnamed = () => null,
): readonly ValueRow[] | null {
  const pairs = pairsOf(rows, lines);
  const rowOf = new Map([...pairs].map(([row, line]) => [line, row]));
  const isForced = rows.length === lines.length;
  const put: ValueRow[] = [];
  let next = 0;
  const takeRows = (end: number): void => {
    for (; next < end; next += 1) {
      const found = rows[next];
      const own = pairs.get(next);
      if (found === undefined) continue;
      const line = own === undefined ? null : (lines[own] ?? null);
      put.push({ row: found, line, isUnclear: !isForced && mayBeOther(rows, lines, pairs, next) });
    }
  };
  for (const [index, line] of lines.entries()) {
    const own = rowOf.get(index);
    if (own !== undefined) {
      takeRows(own + 1);
      continue;
    }
    const row = unnamed(line, put.at(-1)?.row, rows[next]);
    if (row === null) return null;
    put.push({ row, line, isUnclear: false });
  }
  takeRows(rows.length);
  return put;
}

/** Lines by the rows that they are put to: those with the least distance together. */
function pairsOf(rows: readonly FoundRow[], lines: readonly ValueLine[]): ReadonlyMap<number, number> {
  const costs = costTable(rows, lines);
  const pairs = new Map<number, number>();
  let [row, line] = [rows.length, lines.length];
  while (row > 0 && line > 0) {
    const own = costAt(costs, row, line);
    if (own === costAt(costs, row - 1, line - 1) + distanceOf(rows[row - 1], lines[line - 1])) {
      pairs.set(row - 1, line - 1);
      [row, line] = [row - 1, line - 1];
    } else if (own === costAt(costs, row - 1, line) + NO_VALUES) row -= 1;
    else line -= 1;
  }
  return pairs;
}

/** The line of a row beside one without values may be that one's, or the other way round. */
function mayBeOther(
  rows: readonly FoundRow[],
  lines: readonly ValueLine[],
  pairs: ReadonlyMap<number, number>,
  index: number,
): boolean {
  const isBlank = (at: number): boolean => at >= 0 && at < rows.length && !pairs.has(at);
  const own = pairs.get(index);
  const others = isBlank(index)
    ? [index - 1, index + 1].filter((at) => pairs.has(at))
    : [index - 1, index + 1].filter(isBlank);
  return others.some((other) => {
    const line = lines[own ?? pairs.get(other) ?? -1];
    const [holder, rival] = own === undefined ? [rows[other], rows[index]] : [rows[index], rows[other]];
    return distanceOf(rival, line) - distanceOf(holder, line) < CLEAR;
  });
}

function costTable(rows: readonly FoundRow[], lines: readonly ValueLine[]): readonly (readonly number[])[] {
  const table: number[][] = [];
  for (let row = 0; row <= rows.length; row += 1) {
    const own: number[] = [];
    for (let line = 0; line <= lines.length; line += 1) {
      if (row === 0 && line === 0) {
        own.push(0);
        continue;
      }
      const skipRow = row > 0 ? costAt(table, row - 1, line) + NO_VALUES : Infinity;
      const skipLine = line > 0 ? (own[line - 1] ?? Infinity) + NO_LABEL : Infinity;
      const both =
        row > 0 && line > 0 ? costAt(table, row - 1, line - 1) + distanceOf(rows[row - 1], lines[line - 1]) : Infinity;
      own.push(Math.min(skipRow, skipLine, both));
    }
    table.push(own);
  }
  return table;
}

const costAt = (table: readonly (readonly number[])[], row: number, line: number): number =>
  table[row]?.[line] ?? Infinity;

/** From the line to the nearest of the label's lines, in ems; 0 beside it. */
function distanceOf(row: FoundRow | undefined, line: ValueLine | undefined): number {
  if (row === undefined || line === undefined) return Infinity;
  const beside = distanceTo(row.label.pieces, line);
  return row.below?.some((piece) => distanceTo([piece], line) === 0) === true ? Math.min(beside, BELOW) : beside;
}

function distanceTo(pieces: readonly Piece[], line: ValueLine): number {
  const own = pieces.filter(({ part }) => part === line.part);
  if (own.length === 0) return Infinity;
  const [top, bottom] = [Math.min(...own.map(({ y0 }) => y0)), Math.max(...own.map(({ y1 }) => y1))];
  const isLoose = line.values.some((value) => value.isLoose);
  const ems = Math.max(0, top - line.middle, line.middle - bottom) / line.sizePt;
  const away = isLoose ? LINES_PER_EM * ems : ems;
  return away > FARTHEST_EMS ? Infinity : away;
}
