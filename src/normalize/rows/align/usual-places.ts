/** Where the columns of a row are looked for: where most rows have them, or, where too few tell, where the header says. */
import { at } from '../../../shapes/at.ts';
import { partsOf } from '../../../forms/catalogue.ts';
import { isNumberLike } from '../../../shapes/number-shape.ts';
import type { Spot } from '../../tables/matrix.ts';
import type { ValueRow } from '../row-values.ts';
import { SURE_MARGIN } from './costs.ts';
import type { LabelsOver, Place } from './labels-over.ts';

export interface UsualPlaces {
  /** `header`: a label for each column; `even`: one beside the other, since the header is not whole. */
  readonly by: 'most rows' | 'header' | 'even' | 'nothing';
  /** By the row's codes; null: it is not known. */
  readonly places: readonly (Place | null)[];
  /** Cells that are no figures, by their columns: whether they are numbers. */
  readonly extras: ReadonlyMap<number, boolean>;
  /** Columns without a cell, by the row's codes. */
  readonly lacking: ReadonlySet<number>;
  /** Where the values begin. */
  readonly start: number | null;
}

export const NO_PLACES: UsualPlaces = {
  by: 'nothing',
  places: [],
  extras: new Map(),
  lacking: new Set(),
  start: null,
};

/** Fewer rows alike show no layout: they may be damaged alike. */
export const MIN_ROWS_ALIKE = 3;

export const columnsOf = ({ expected }: ValueRow): string => expected.codes.map((code) => partsOf(code).column).join();

/** A row as it is read without regard to the others. */
export interface FirstReading {
  readonly row: ValueRow;
  readonly chosen: readonly (Spot | null)[];
  readonly margins: readonly number[];
}

/** `readings`: those of all rows with the same columns, at least `MIN_ROWS_ALIKE`. */
export function placesOfMost(readings: readonly FirstReading[], codeCount: number): UsualPlaces {
  const isMost = (count: number): boolean => count * 2 > readings.length;
  const mostOf = (spots: readonly (Spot | null | undefined)[]): Place | null => {
    const alike = Map.groupBy(spots, (spot) => `${spot?.column ?? ''}+${spot?.columnSpan ?? ''}`).values();
    return alike.find(({ length }) => isMost(length))?.[0] ?? null;
  };
  const isSure = ({ margins }: FirstReading, index: number): boolean => at(margins, index) >= SURE_MARGIN;
  const indexes = Array.from({ length: codeCount }, (_, index) => index);
  const left = readings
    .filter((reading) => indexes.every((index) => isSure(reading, index)))
    .flatMap(({ row, chosen }) => row.values.filter((spot) => !chosen.includes(spot)));
  const extras = Map.groupBy(left, ({ column, text }) => `${column}${isNumberLike(text) ? '#' : ''}`)
    .values()
    .filter(({ length }) => isMost(length))
    .flatMap(([spot]) => (spot === undefined ? [] : [[spot.column, isNumberLike(spot.text)] as const]));
  return {
    by: 'most rows',
    places: indexes.map((index) =>
      mostOf(readings.map((reading) => (isSure(reading, index) ? reading.chosen[index] : null))),
    ),
    extras: new Map(extras),
    lacking: new Set(indexes.filter((index) => isMost(readings.filter(({ chosen }) => chosen[index] === null).length))),
    start: mostOf(readings.map(({ row }) => row.values[0]))?.column ?? null,
  };
}

/** `cells`: without those that are blank in all rows. */
export function placesOfFew(cells: readonly Spot[], { expected }: ValueRow, labels: LabelsOver): UsualPlaces {
  if (labels.isWhole()) return { ...NO_PLACES, by: 'header', places: labels.all().map(({ spot }) => spot) };
  const [first] = cells;
  if (first === undefined) return NO_PLACES;
  const { column, columnSpan } = first;
  const places = expected.codes.map((_, index) => ({ column: column + index * columnSpan, columnSpan }));
  return { ...NO_PLACES, by: 'even', places };
}
