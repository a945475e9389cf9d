/** Figures from the spots of the chosen tables, and the notes on those that are in doubt. */
import { editions, unitOf } from '../../forms/catalogue.ts';
import type { Unit } from '../../forms/form.ts';
import type { CellDoubt, Grid } from '../../model/document.ts';
import type { Figure, NoteCode, TableName } from '../../model/report.ts';
import type { Assigned } from '../rows/row-values.ts';
import type { Candidate } from '../choice/choose-table.ts';
import { labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { type CellReading, headerUnitOf, readNumber } from '../rows/read-number.ts';
import { remembered } from '../../shapes/remembered.ts';

/** A figure with the reason why it is in doubt, null if it is not. */
export interface ReadFigure {
  readonly code: string;
  /** Null: the row has no cell for it. */
  readonly figure: Figure | null;
  readonly doubt: NoteCode | null;
  /** What an open revision took away from its cell. */
  readonly replaced?: string;
}

/** Confidence of a figure in doubt: a note says why. */
const IN_DOUBT = 0.5;

const noteOfDoubt: Readonly<Record<CellDoubt, NoteCode>> = {
  'number-on-rule': 'extraction.number-on-rule',
  'unknown-characters': 'extraction.unknown-characters',
  'not-text': 'extraction.not-text',
  struck: 'extraction.struck',
  covered: 'extraction.covered',
  'own-font': 'extraction.own-font',
  'form-field': 'extraction.form-field',
  'cut-off': 'extraction.cut-off',
  'two-numbers': 'extraction.two-numbers',
  'two-readings': 'extraction.two-readings',
  'page-continuation': 'extraction.page-continuation',
};

export function readFigures({ runs }: Candidate): readonly ReadFigure[] {
  const spots = runs.flatMap(({ oriented, assigned }) => assigned.map((one) => ({ oriented, one })));
  const uses = new Map<Spot, number>();
  for (const { one } of spots) if (one.spot !== null) uses.set(one.spot, (uses.get(one.spot) ?? 0) + 1);
  const isShared = ({ spot }: Assigned): boolean => spot !== null && (uses.get(spot) ?? 0) > 1;
  const read = spots.map(({ oriented, one }) => readFigure(oriented, one, isShared(one)));
  return withoutRepeats(read);
}

/** Nearly all figures are counts, and most of them 0. */
const readCount = remembered((text) => readNumber(text, 'count'));

/** `isShared`: the cell stands for several figures, so whose number it is can't be told. */
function readFigure(oriented: Oriented, assigned: Assigned, isShared: boolean): ReadFigure {
  const { code, spot, isValueTaken } = assigned;
  if (spot === null) return { code, figure: null, doubt: assigned.doubt ?? 'extraction.cell-count' };
  const unit = unitOfCode[oriented.table](code);
  const reading =
    unit === 'count' ? readCount(spot.text) : readNumber(spot.text, unit, headerUnit(oriented, code, spot));
  const ownDoubt = reading.doubt ?? cellDoubt(spot, reading) ?? textDoubt(spot, reading, oriented.matrix.grid);
  const doubt = assigned.doubt ?? reasonFor(ownDoubt, isShared);
  const isTaken = isValueTaken && !isShared && !isNotWhole(ownDoubt) && !spot.source.doubts.some(isNotWhole);
  return { code, figure: figureOf(oriented, code, spot, reading, doubt, isTaken), doubt, ...replacedIn(spot) };
}

const replacedIn = ({ source: { replaced } }: Spot): Pick<ReadFigure, 'replaced'> =>
  replaced === undefined ? {} : { replaced };

/** The text of the cell may be no more than a part of the figure, or another one. */
const isNotWhole = (doubt: CellDoubt | null): boolean =>
  doubt === 'two-numbers' || doubt === 'unknown-characters' || doubt === 'not-text' || doubt === 'covered';

function reasonFor(ownDoubt: CellDoubt | null, isShared: boolean): NoteCode | null {
  if (isShared) return 'extraction.cell-count';
  return ownDoubt === null ? null : noteOfDoubt[ownDoubt];
}

/** Set apart from one another. */
const WORDS_AND_NUMBER = /\p{scx=Han}\s+\d|\d\s+\p{scx=Han}/u;

/** What shows where a font lacks the sign that was meant, a digit maybe: ☐148. */
const BOX_BESIDE_DIGIT = /[\u25a1\u25af\u2610\ufffd].*\p{Nd}|\p{Nd}.*[\u25a1\u25af\u2610\ufffd]/u;

/** What is stamped on a page: in a cell it stands beside its number, or in the place of one. */
const STAMPED = /^[\p{Nd}.,\s]*(?:已[核审阅办]|[核验]讫|作废|存档|复核|审核|公章|专用章|副本|样张)[\p{Nd}.,\s]*$/u;

/**
 * A publisher's slip is short: several lines in a value cell are cells that were not told apart, and so are words and a number
 * where cells are found by their lines.
 */
const textDoubt = ({ text }: Spot, { state }: CellReading, { placement }: Grid): CellDoubt | null => {
  if (state !== 'text') return null;
  if (BOX_BESIDE_DIGIT.test(text)) return 'unknown-characters';
  const isOfTwo = WORDS_AND_NUMBER.test(text) || STAMPED.test(text);
  return text.trim().includes('\n') || (placement === 'drawn' && isOfTwo) ? 'two-numbers' : null;
};

/** A cell that shows no number is in doubt only if one may be meant, or may have been put to its neighbour. */
const cellDoubt = ({ source: { doubts } }: Spot, { state }: CellReading): CellDoubt | null =>
  (state === 'blank' ? doubts.find((doubt) => doubt !== 'two-numbers') : doubts[0]) ?? null;

function figureOf(
  oriented: Oriented,
  code: string,
  { text, source, table }: Spot,
  reading: CellReading,
  doubt: NoteCode | null,
  isTaken: boolean,
): Figure {
  return {
    code,
    state: doubt === null ? reading.state : 'doubtful',
    value: isTaken ? reading.value : null,
    normalised: reading.normalised,
    unit: reading.unit,
    evidence: {
      raw: text,
      table: table ?? oriented.matrix.grid.ordinal,
      row: source.row,
      column: source.column,
      pageNumber: source.pageNumber,
      box: source.box,
      path: source.path,
    },
    confidence: doubt === null ? 1 : IN_DOUBT,
  };
}

const unitOfCode: Readonly<Record<TableName, (code: string) => Unit>> = {
  disclosure: remembered((code) => unitIn('disclosure', code)),
  applications: remembered((code) => unitIn('applications', code)),
  disputes: remembered((code) => unitIn('disputes', code)),
};

function unitIn(table: TableName, code: string): Unit {
  const units = editions.map(({ tables }) => unitOf(tables[table], code));
  return units.find((unit) => unit !== 'count') ?? 'count';
}

/** Only an amount takes a unit from its header. */
function headerUnit(oriented: Oriented, code: string, spot: Spot): string | null {
  if (!code.endsWith('_cny')) return null;
  const header = labelAbove(oriented, spot, 'column');
  return header === null ? null : headerUnitOf(header.spot.text);
}

/** A code read twice: the same print is one figure; two different ones leave it in doubt. */
function withoutRepeats(read: readonly ReadFigure[]): readonly ReadFigure[] {
  const byCode = new Map<string, ReadFigure>();
  for (const one of read) {
    const known = byCode.get(one.code);
    byCode.set(one.code, known === undefined ? one : merged(known, one));
  }
  return [...byCode.values()];
}

function merged(known: ReadFigure, further: ReadFigure): ReadFigure {
  if (further.figure === null || further.figure.state === 'blank') return known;
  if (known.figure === null || known.figure.state === 'blank') return further;
  if (known.figure.value === further.figure.value && known.figure.state === further.figure.state) return known;
  return {
    code: known.code,
    figure: { ...known.figure, state: 'doubtful', value: null, confidence: IN_DOUBT },
    doubt: 'extraction.two-readings',
  };
}
