/** Figures from the spots of the chosen tables, and the notes on those that are in doubt. */
import { editions, unitOf } from '../../forms/catalogue.ts';
import type { Unit } from '../../forms/form.ts';
import type { CellDoubt, Grid } from '../../model/document.ts';
import type { Figure, NoteCode, TableName } from '../../model/report.ts';
import { witnessCodes, type WitnessId } from '../../model/witness.ts';
import type { Assigned } from '../rows/row-values.ts';
import type { Candidate } from '../choice/choose-table.ts';
import { labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { type CellReading, headerUnitOf, readNumber } from '../rows/read-number.ts';
import { remembered } from '../../shapes/remembered.ts';

/** A figure with all that speaks against it. */
export interface ReadFigure {
  readonly code: string;
  /** Null: the row has no cell for it. */
  readonly figure: Figure | null;
  readonly doubts: readonly WitnessId[];
  /** What an open revision took away from its cell. */
  readonly replaced?: string;
}

/** Confidence of a figure in doubt: a note says why. */
const IN_DOUBT = 0.5;

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
  if (spot === null) return { code, figure: null, doubts: [...assigned.doubts, 'figure.no-cell'] };
  const unit = unitOfCode[oriented.table](code);
  const reading =
    unit === 'count' ? readCount(spot.text) : readNumber(spot.text, unit, headerUnit(oriented, code, spot));
  const ofCell = [
    ...printDoubts(spot, reading, oriented.matrix.grid),
    ...cellDoubts(spot, reading).map((doubt): WitnessId => `cell.${doubt}`),
  ];
  const doubts = [...assigned.doubts, ...(isShared ? ['figure.shared-cell' as const] : []), ...ofCell];
  const isTaken = isValueTaken && !isShared && !ofCell.some(isNotWhole);
  return {
    code,
    figure: figureOf(oriented, code, spot, reading, { isDoubtful: doubts.length > 0, isTaken }),
    doubts,
    ...replacedIn(spot),
  };
}

const replacedIn = ({ source: { replaced } }: Spot): Pick<ReadFigure, 'replaced'> =>
  replaced === undefined ? {} : { replaced };

/** The text of the cell may be no more than a part of the figure, or another one. */
const isNotWhole = (witness: WitnessId): boolean => NOT_WHOLE.has(witnessCodes[witness]);

const NOT_WHOLE: ReadonlySet<NoteCode> = new Set([
  'extraction.two-numbers',
  'extraction.unknown-characters',
  'extraction.not-text',
  'extraction.covered',
]);

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
function printDoubts({ text }: Spot, { state, doubt }: CellReading, { placement }: Grid): readonly WitnessId[] {
  if (doubt !== null) return [`print.${doubt}`];
  if (state !== 'text') return [];
  if (BOX_BESIDE_DIGIT.test(text)) return ['print.missing-glyph'];
  const isOfTwo = WORDS_AND_NUMBER.test(text) || STAMPED.test(text);
  return text.trim().includes('\n') || (placement === 'drawn' && isOfTwo) ? ['print.words-and-number'] : [];
}

/** A cell that shows no number is in doubt only if one may be meant, or may have been put to its neighbour. */
const cellDoubts = ({ source: { doubts } }: Spot, { state }: CellReading): readonly CellDoubt[] =>
  state === 'blank' ? doubts.filter((doubt) => doubt !== 'two-numbers') : doubts;

function figureOf(
  oriented: Oriented,
  code: string,
  { text, source, table }: Spot,
  reading: CellReading,
  { isDoubtful, isTaken }: { readonly isDoubtful: boolean; readonly isTaken: boolean },
): Figure {
  return {
    code,
    state: isDoubtful ? 'doubtful' : reading.state,
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
    confidence: isDoubtful ? IN_DOUBT : 1,
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
    doubts: [...new Set([...known.doubts, ...further.doubts, 'figure.read-twice' as const])],
  };
}
