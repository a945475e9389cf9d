/** The labels of columns over the places of one row. */
import { partsOf } from '../../../forms/catalogue.ts';
import { at } from '../../../shapes/at.ts';
import { labelOver } from '../../tables/columns.ts';
import type { Spot } from '../../tables/matrix.ts';
import type { Oriented } from '../../tables/orient.ts';
import type { ValueRow } from '../row-values.ts';

/** Columns of the grid. */
export interface Place {
  readonly column: number;
  readonly columnSpan: number;
}

export interface LabelOver {
  readonly spot: Spot;
  readonly key: string;
  /** In table four, where it stands over it. */
  readonly procedure: string | null;
}

export interface LabelsOver {
  /** Each column once; the only one if its place is just that. */
  readonly over: (place: Place) => readonly LabelOver[];
  /** Whether it may be that of the row's n-th code. */
  readonly isOf: (label: LabelOver, index: number) => boolean;
  /** Nothing else stands over the place than the label of the n-th code. */
  readonly isUnderOwn: (place: Place, index: number) => boolean;
  /** From left to right. */
  readonly all: () => readonly LabelOver[];
  /** Each of the row's codes has one, in its order. */
  readonly isWhole: () => boolean;
}

export function labelsOver(oriented: Oriented, { row, expected }: ValueRow): LabelsOver {
  const codes = expected.codes.map(partsOf);
  const known = new Map<number, LabelOver | null>();
  const labelAt = (column: number): LabelOver | null => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const label = findLabel(oriented, row, column);
    known.set(column, label);
    return label;
  };
  const over = (place: Place): readonly LabelOver[] => labelsOf(place, labelAt);
  const isOf = ({ key, procedure }: LabelOver, index: number): boolean => {
    const code = at(codes, index);
    return code.column === key && (procedure === null || code.row === procedure);
  };
  const isUnderOwn = (place: Place, index: number): boolean => {
    const [label, ...others] = over(place);
    return label !== undefined && others.length === 0 && isOf(label, index);
  };
  const all = (): readonly LabelOver[] => {
    const columns = Array.from({ length: oriented.matrix.columnCount }, (_, column) => labelAt(column));
    return [...new Map(columns.flatMap((label) => (label === null ? [] : [[label.spot, label]]))).values()];
  };
  const isWhole = (): boolean => {
    const labels = all();
    return labels.length === codes.length && labels.every(isOf);
  };
  return { over, isOf, isUnderOwn, all, isWhole };
}

function findLabel(oriented: Oriented, row: number, column: number): LabelOver | null {
  const { table, matrix } = oriented;
  if (matrix.placement === 'listed' || column < 0) return null;
  const named = labelOver(oriented, row, column, 'column');
  if (named === null) return null;
  const procedure = table === 'disputes' ? labelOver(oriented, row, column, 'row') : null;
  return { spot: named.spot, key: named.key, procedure: procedure?.key ?? null };
}

function labelsOf({ column, columnSpan }: Place, labelAt: (column: number) => LabelOver | null): readonly LabelOver[] {
  const found: LabelOver[] = [];
  for (let index = column; index < column + columnSpan; index += 1) {
    const label = labelAt(index);
    if (label === null) continue;
    if (label.spot.column === column && label.spot.columnSpan === columnSpan) return [label];
    if (!found.some(({ key, procedure }) => key === label.key && procedure === label.procedure)) found.push(label);
  }
  return found;
}
