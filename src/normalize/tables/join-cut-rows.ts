/** A row cut by a page break, or set in two lines of a text, stands as two rows; the form's labels prove that they are one. */
import { at } from '../../shapes/at.ts';
import { matrixFrom, type Matrix, type Spot } from './matrix.ts';
import type { Match, MatchesOf } from '../labels/match-label.ts';
import { isRowLike, isValueLike } from '../../shapes/number-shape.ts';

export function joinCutRows(matrix: Matrix, matchesOf: MatchesOf): Matrix {
  const cuts =
    matrix.grid.isOfLines === true
      ? matrix.rows.flatMap((own, row) => (isOfTwoLines(matrix.rows[row - 1] ?? [], own, matchesOf) ? [row] : []))
      : matrix.pageStarts.filter((row) => isCut(at(matrix.rows, row - 1), at(matrix.rows, row), matchesOf));
  if (cuts.length === 0) return matrix;
  const spots = matrix.rows.flatMap((own, row) => {
    if (cuts.includes(row)) return [];
    return cuts.includes(row + 1) ? joined(own, at(matrix.rows, row + 1)) : own;
  });
  return matrixFrom(matrix.grid, spots, matrix.rowCount, matrix.columnCount, matrix.pageStarts);
}

function isCut(above: readonly Spot[], below: readonly Spot[], matchesOf: MatchesOf): boolean {
  const [head, tail] = [labelText(above), labelText(below)];
  if (hasValues(above) && hasValues(below)) return false;
  if (head !== '' && tail !== '') return isRow(matchesOf(head + tail)) && !isRow(matchesOf(tail));
  if (hasValues(above) === hasValues(below)) return false;
  return tail === '' ? isRow(matchesOf(head)) && hasValues(below) : isRow(matchesOf(tail)) && hasValues(above);
}

/** Only a label that both lines hold a part of is proof: a line without one, or a whole row in a cell, may have lost it. */
function isOfTwoLines(above: readonly Spot[], below: readonly Spot[], matchesOf: MatchesOf): boolean {
  const [head, tail] = [labelText(above), labelText(below)];
  if (head === '' || tail === '' || isRowLike(head) || columnOfLabel(above) !== columnOfLabel(below)) return false;
  const isWhole = matchesOf(head).some(({ entry, by }) => entry.role === 'row' && by === 'exact');
  return !isWhole && isCut(above, below, matchesOf);
}

const isRow = (matches: readonly Match[]): boolean =>
  matches.some(({ entry, by }) => entry.role === 'row' && by !== 'near');

/** The label nearest to the values. */
const labelOf = (spots: readonly Spot[]): Spot | undefined => spots.filter(({ text }) => !isValueLike(text)).at(-1);
const labelText = (spots: readonly Spot[]): string => labelOf(spots)?.text ?? '';
const columnOfLabel = (spots: readonly Spot[]): number => labelOf(spots)?.column ?? -1;

const hasValues = (spots: readonly Spot[]): boolean =>
  spots.some(({ text }) => text.trim() !== '' && isValueLike(text));

/** Each spot above with what stands below it in the same columns; what has nothing above is moved up. */
function joined(above: readonly Spot[], below: readonly Spot[]): readonly Spot[] {
  const isBelow = (upper: Spot, lower: Spot): boolean =>
    upper.column === lower.column && upper.columnSpan === lower.columnSpan;
  const { row } = at(above, 0);
  return [
    ...above.map((upper) => {
      const lower = below.find((spot) => isBelow(upper, spot));
      return lower === undefined || upper.rowSpan > 1 ? upper : withText(upper, lower);
    }),
    ...below.filter((lower) => !above.some((upper) => isBelow(upper, lower))).map((lower) => ({ ...lower, row })),
  ];
}

function withText(upper: Spot, lower: Spot): Spot {
  const text = [upper.text, lower.text].filter((part) => part.trim() !== '').join('\n');
  const source = upper.text.trim() === '' ? lower.source : upper.source;
  return { ...upper, text, source: { ...source, text, doubts: [...upper.source.doubts, ...lower.source.doubts] } };
}
