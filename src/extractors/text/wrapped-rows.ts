/** Rows of a drawn table whose cells may go on in the lines below, and whose rules may stand between groups of rows alone. */
import { isNumberPart, isNumberText, standsForNone } from '../../shapes/number-shape.ts';
import type { ListedCell } from './listed-table.ts';
import { textWidth } from './text-width.ts';

type Line = readonly ListedCell[];

/** Edges, and one under the header at most: rules between all rows are more. */
const MOST_RULES_OF_LIST = 3;
/** Of a box. Markdown's has one, and none of its cells goes on below. */
const FEWEST_RULES_OF_BOX = 2;

/** `groups`: the lines between two rules each. */
export function rowsOfGroups(groups: readonly (readonly Line[])[], ruleCount: number): readonly Line[] {
  if (ruleCount < FEWEST_RULES_OF_BOX) return groups.flat();
  const widths = widthsOf(groups.flat());
  const isUnclear = mayCutNumbers(groups, widths);
  const isRow = ruleCount > MOST_RULES_OF_LIST && !groups.some((group) => isList(group, widths));
  return groups.flatMap((group) => {
    if (isUnclear) return joined(group, () => true);
    return joined(group, (above, line, row) => isRow || goesOn(above, line, widths, row.some(isNumber)));
  });
}

/** Shorter numbers have room under any header. */
const LEAST_CUT_DIGITS = 4;

/** Where lines go on below and a number fills its column, the next line may hold the rest of it or another row's figure. */
function mayCutNumbers(groups: readonly (readonly Line[])[], widths: readonly number[]): boolean {
  const hasFullNumber = groups
    .flat()
    .some((line) =>
      line.some(
        (cell, column) =>
          isPart(cell) && cell.text.length >= LEAST_CUT_DIGITS && textWidth(cell.text) === widths[column],
      ),
    );
  if (!hasFullNumber) return false;
  return groups.some((group) =>
    group.some((line, index) => index > 0 && goesOn(group[index - 1] ?? [], line, widths, false)),
  );
}

function joined(group: readonly Line[], goesOnIn: (above: Line, line: Line, row: Line) => boolean): readonly Line[] {
  const rows: Line[] = [];
  group.forEach((line, index) => {
    const [row, above] = [rows.at(-1), group[index - 1]];
    if (row !== undefined && above?.length === line.length && goesOnIn(above, line, row))
      rows[rows.length - 1] = merged(row, line);
    else rows.push(line);
  });
  return rows;
}

function merged(first: Line, second: Line): Line {
  return first.map((cell, index) => {
    const parts = [cell.text, second[index]?.text ?? ''].filter((text) => text !== '');
    return { line: cell.line, text: parts.join('\n') };
  });
}

function widthsOf(lines: readonly Line[]): readonly number[] {
  const widths: number[] = [];
  for (const line of lines)
    line.forEach(({ text }, column) => (widths[column] = Math.max(widths[column] ?? 0, textWidth(text))));
  return widths;
}

/** A line with a label has a number below another that its column had room to end: each is a figure of its own row. */
function isList(group: readonly Line[], widths: readonly number[]): boolean {
  return group.some((line, index) => {
    const above = group[index - 1];
    return (
      above !== undefined && line.some(isLabel) && line.some((cell, column) => isOther(above, cell, column, widths))
    );
  });
}

const isOther = (above: Line, cell: ListedCell, column: number, widths: readonly number[]): boolean =>
  isNumber(cell) && isNumber(above[column]) && !isFull(above[column], cell, widths[column]);

/** Begins a row of its own. */
const ordinal = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|[\d０-９]{1,2})[）)、.．](?!\d)|[①-⒛㈠-㈩])/;

/** Every cell of the line goes on from one above that had no room left, or is the number of a row whose label does. */
function goesOn(above: Line, line: Line, widths: readonly number[], hasNumbers: boolean): boolean {
  const filled = line.flatMap((cell, column) => (cell.text === '' ? [] : [{ cell, top: above[column], column }]));
  if (filled[0] === undefined || ordinal.test(filled[0].cell.text)) return false;
  const following = filled.filter(
    ({ cell, top, column }) => isFull(top, cell, widths[column]) && (!isNumber(cell) || isPart(top)),
  );
  const numbers = filled.filter(({ cell, top }) => isNumber(cell) && top?.text === '' && !hasNumbers);
  return following.length > 0 && following.length + numbers.length === filled.length;
}

/** The next character would not have fitted. */
const isFull = (above: ListedCell | undefined, next: ListedCell, width = 0): boolean =>
  above !== undefined && above.text !== '' && textWidth(above.text) + textWidth(next.text.charAt(0)) > width;

const isLabel = ({ text }: ListedCell): boolean => /\p{scx=Han}{2}/u.test(text);
const isPart = (cell: ListedCell | undefined): boolean => isNumberPart(cell?.text ?? '');
/** Or the stroke that stands for none. */
const isNumber = (cell: ListedCell | undefined): boolean =>
  isNumberText(cell?.text ?? '') || standsForNone(cell?.text ?? '');
