/** Puts the cells of each row of a table to the columns that the form expects there: the cheapest of all ways. */
import { partsOf } from '../../../forms/catalogue.ts';
import { at, medianOf } from '../../../shapes/at.ts';
import { namedSpots } from '../../tables/columns.ts';
import type { Spot } from '../../tables/matrix.ts';
import type { Oriented } from '../../tables/orient.ts';
import type { ValueRow } from '../row-values.ts';
import { alignCells, type Choices } from './align-cells.ts';
import { SLACK, SLACK_OF_FEW } from './costs.ts';
import { type LabelsOver, labelsOver } from './labels-over.ts';
import { columnsNamed, type RowInTable, rowToAlign, TWO_NUMBERS } from './row-costs.ts';
import { columnsOf, MIN_ROWS_ALIKE, NO_PLACES, placesOfFew, placesOfMost, type UsualPlaces } from './usual-places.ts';

/** All lists are by the codes that the form expects in the row. */
export interface AlignedRow {
  readonly chosen: readonly (Spot | null)[];
  /** What any other print would cost more. */
  readonly margins: readonly number[];
  readonly choices: Choices;
  readonly cost: number;
  /** What stands over the chosen cells. */
  readonly under: readonly ('own' | 'other' | 'several' | 'none')[];
  /** It costs more than the rows like it: no way to read it is a good one. */
  readonly isOdd: boolean;
  /** Columns that header and rows lack: the publisher left them out. */
  readonly leftOut: readonly boolean[];
  /** Where it has too many cells, those that are blank in all rows like it. */
  readonly blanks: readonly Spot[];
}

type Aligned = Omit<AlignedRow, 'isOdd' | 'leftOut' | 'blanks'>;

/** `rows`: all of one table's. */
export function alignRows(oriented: Oriented, rows: readonly ValueRow[]): readonly AlignedRow[] {
  const inTable = rows.map((row): InTable => {
    const labels = labelsOver(oriented, row);
    return { ...{ oriented, row, rows, labels }, plain: plainRow(row, labels) };
  });
  const isPlain = inTable.every(({ plain }) => plain !== null);
  const groups = isPlain ? [] : [...Map.groupBy(inTable, ({ row }) => columnsOf(row)).values()];
  const aligned = new Map(groups.flatMap((group) => alignGroup(group, columnsThatMayBeLeftOut(oriented))));
  return inTable.flatMap(({ row, plain }) => aligned.get(row) ?? plain ?? []);
}

interface InTable extends Omit<RowInTable, 'blanks'> {
  readonly plain: AlignedRow | null;
}

/** Rows with the same columns. */
function alignGroup(
  group: readonly InTable[],
  isLackable: (code: string) => boolean,
): readonly (readonly [ValueRow, AlignedRow])[] {
  if (group.every(({ plain }) => plain !== null)) return [];
  const rows = group.map(({ row }) => row);
  const all = group.map((own) => ({ ...own, blanks: blanksOf(own.row, rows) }));
  const usual = usualOf(all);
  const aligned = all.map((own) => own.plain ?? alignedRow(own, usual ?? fewOf(own)));
  const limit = usual === null ? SLACK_OF_FEW : (medianOf(aligned.map(({ cost }) => cost)) ?? 0) + SLACK;
  return all.map(({ row, blanks }, index) => {
    const leftOut = row.expected.codes.map((code, at) => usual?.lacking.has(at) === true && isLackable(code));
    const own = at(aligned, index);
    return [row, { ...own, isOdd: own.cost > limit, leftOut, blanks: row.values.filter((_, at) => blanks.has(at)) }];
  });
}

/** Nearly every row of a real report: as many cells as columns, each just under its label. */
function plainRow({ values, expected }: ValueRow, labels: LabelsOver): AlignedRow | null {
  if (values.length !== expected.codes.length || !values.every(labels.isUnderOwn)) return null;
  return {
    ...{ chosen: values, cost: 0, isOdd: false, leftOut: [], blanks: [] },
    margins: values.map(() => Infinity),
    choices: values.map((spot) => [{ spot, cost: 0 }]),
    under: values.map(() => 'own'),
  };
}

/** Null: too few rows to tell. */
function usualOf(group: readonly (RowInTable & Pick<InTable, 'plain'>)[]): UsualPlaces | null {
  if (group.length < MIN_ROWS_ALIKE) return null;
  const readings = group.map((own) => ({ row: own.row, ...(own.plain ?? firstReading(own)) }));
  return placesOfMost(readings, at(group, 0).row.expected.codes.length);
}

const fewOf = (own: RowInTable): UsualPlaces => placesOfFew(countedIn(own), own.row, own.labels);

/** As many cells as columns are in their order, unless the header names some of them alone. */
function firstReading(own: RowInTable): Pick<Aligned, 'chosen' | 'margins'> {
  const { codes, from } = own.row.expected;
  const counted = countedIn(own);
  if (from === 'part of the header' || counted.length !== codes.length) return alignedRow(own, NO_PLACES);
  return { chosen: counted, margins: codes.map(() => Infinity) };
}

/** Its cells, if those that are blank in all rows are exactly what is too many. */
function countedIn({ row: { values, expected }, blanks }: RowInTable): readonly Spot[] {
  const counted = values.filter((_, index) => !blanks.has(index));
  return counted.length === expected.codes.length ? counted : values;
}

/** Places that are blank in all rows with as many cells, where these are more than the columns. */
function blanksOf(own: ValueRow, group: readonly ValueRow[]): ReadonlySet<number> {
  if (own.values.length <= own.expected.codes.length) return new Set();
  const alike = group.filter(({ values }) => values.length === own.values.length);
  return new Set(own.values.keys().filter((at) => alike.every(({ values }) => values[at]?.text.trim() === '')));
}

function alignedRow(own: RowInTable, usual: UsualPlaces): Aligned {
  const { values } = own.row;
  if (isInUsualPlaces(own, usual))
    return {
      ...{ chosen: values, cost: 0 },
      margins: values.map(() => Infinity),
      choices: values.map((spot) => [{ spot, cost: 0 }]),
      under: values.map((spot, index) => whatIsOver(own, spot, index)),
    };
  const choices = alignCells(rowToAlign(own, usual));
  const chosen: (Spot | null)[] = [];
  let last = -1;
  for (const [best, ...others] of choices) {
    // Of ways that cost the same, one that goes on from the cell before.
    const next = [best, ...others].find(
      (choice) => choice !== undefined && isSameCost(choice.cost, best?.cost) && follows(values, choice.spot, last),
    );
    const spot = (next ?? best)?.spot ?? null;
    if (spot !== null) last = values.indexOf(spot);
    chosen.push(spot);
  }
  const cost = choices[0]?.[0]?.cost ?? 0;
  const margins = choices.map((all, index) => {
    const print = printOf(chosen[index]);
    return (all.find(({ spot }) => printOf(spot) !== print)?.cost ?? Infinity) - cost;
  });
  return { chosen, margins, choices, cost, under: chosen.map((spot, index) => whatIsOver(own, spot, index)) };
}

/** Anything else would lack a column: that is dearer than any margin asks. */
const isInUsualPlaces = ({ oriented, row: { values, expected } }: RowInTable, { by, places }: UsualPlaces): boolean =>
  by === 'most rows' &&
  oriented.matrix.placement !== 'drawn' &&
  expected.from !== 'part of the header' &&
  values.length === expected.codes.length &&
  values.every(
    ({ column, columnSpan, text }, index) =>
      places[index]?.column === column && places[index].columnSpan === columnSpan && !TWO_NUMBERS.test(text),
  );

const ROUNDING = 1e-9;

const isSameCost = (cost: number, best = 0): boolean => cost <= best + ROUNDING;

const follows = (values: readonly Spot[], spot: Spot | null, last: number): boolean =>
  spot === null || values.indexOf(spot) > last;

const printOf = (spot: Spot | null | undefined): string => spot?.text.trim() ?? '';

function whatIsOver({ labels, row }: RowInTable, spot: Spot | null, index: number): AlignedRow['under'][number] {
  const [label, ...others] = spot === null ? [] : labels.over(spot);
  if (label === undefined) return 'none';
  if (others.length > 0) return 'several';
  if (!labels.isOf(label, index)) return 'other';
  return row.expected.codes.some((_, further) => further !== index && labels.isOf(label, further)) ? 'none' : 'own';
}

/** Fewer columns with a name are a header that was damaged, not a form with columns left out. */
const MIN_NAMED_COLUMNS = 5;

function columnsThatMayBeLeftOut(oriented: Oriented): (code: string) => boolean {
  const named = new Set(namedSpots(oriented, 'column').map(({ key }) => key));
  const isWhole = oriented.table === 'applications' && named.size >= MIN_NAMED_COLUMNS;
  const isNamed = columnsNamed(oriented);
  return (code) => isWhole && !isNamed(partsOf(code).column);
}
