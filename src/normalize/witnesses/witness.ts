/** What a witness is: data with a judgment. Something seen beside a figure speaks for what it was read as, against it, or says nothing. */
import type { FormTable } from '../../forms/form.ts';
import type { Block, Placement } from '../../model/document.ts';
import type { Message } from '../../model/report.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { Choice } from '../choice/choose-table.ts';
import type { TableEdition } from '../choice/edition.ts';
import type { CellReading } from '../rows/read-number.ts';
import type { RowRead, RunOfRows } from '../rows/read-rows.ts';
import type { Assigned } from '../rows/row-values.ts';

export type Verdict = 'supports' | 'contradicts' | 'silent';

/** A verdict on all of the figures, or the codes of those that it contradicts. */
export type Testimony = Verdict | { readonly contradicts: readonly string[] };

export interface SeenRow {
  readonly run: RunOfRows;
  readonly row: RowRead;
}

export interface SeenFigure {
  readonly run: RunOfRows;
  /** Null in a table that is set as a list. */
  readonly row: RowRead | null;
  readonly assigned: Assigned;
  /** What its cell says; null if it has none. */
  readonly reading: CellReading | null;
}

export interface HeardFigure extends SeenFigure {
  readonly doubts: readonly WitnessId[];
  /** What was read is no value, as one of them says. */
  readonly isValueLost: boolean;
}

/** A statutory table as a whole, when its figures were heard. */
export interface SeenTable {
  readonly form: FormTable;
  readonly choice: Choice;
  /** Of the table that was chosen; none where none was. */
  readonly runs: readonly RunOfRows[];
  readonly edition: TableEdition;
  /** Codes in force. */
  readonly codes: readonly string[];
  /** Those of rows and columns that were not found. */
  readonly missing: readonly string[];
  /** Of the table that was chosen, in force. One for each cell: a code may come twice. */
  readonly figures: readonly HeardFigure[];
  /** All of the report's. */
  readonly blocks: readonly Block[];
  /** A page without text, or a part left out, may hold rows and columns. */
  readonly isPartUnread: boolean;
}

/**
 * A report with one table or several, and the codes that the witness contradicts. Examples are the witness's tests and its
 * documentation.
 */
export interface Example {
  readonly name: string;
  /** Default: counted. */
  readonly placement?: Placement;
  /** The rows are lines of a text. */
  readonly isOfLines?: true;
  /**
   * Rows, their cells parted by bars. `7*2`: over two columns, `7^2`: over two rows, `.`: a hole, `~` a line's end within a
   * cell, `7{struck}`: with what the extractor doubts.
   */
  readonly table: readonly string[];
  /** What stands behind the table: lines of text, and further tables. */
  readonly behind?: readonly (string | readonly string[])[];
  /** A part of the source was left out. */
  readonly isPartUnread?: true;
  /** `*` at the end stands for every code that begins so. Left out: none. */
  readonly contradicts?: readonly string[];
}

export interface WitnessHead {
  readonly id: WitnessId;
  /** How cells came to their columns where it can speak; in all tables if left out. */
  readonly placements?: readonly Placement[];
  /** What it says against a figure. */
  readonly message: Message;
  /** Why that is a doubt. */
  readonly basis: string;
  /** What was read may be no more than a part of the figure, or another one: it has no value. */
  readonly isValueLost?: true;
  /** It never speaks alone, but says more than this one does; with why it stays. */
  readonly beside?: { readonly witness: WitnessId; readonly why: string };
  /** At least one that contradicts and one that doesn't. */
  readonly examples: readonly Example[];
}

interface Judging<Seen, Said = Verdict> extends WitnessHead {
  readonly judge: (seen: Seen) => Said;
}

export interface FigureWitness extends Judging<SeenFigure> {
  /** It speaks of nothing but what the extractor or the alignment marked: of a cell without a mark it need not be asked. */
  readonly isOfMarks?: true;
}
export type RowWitness = Judging<SeenRow>;
/** Of the rows that stand together. */
export type RunWitness = Judging<RunOfRows>;
/** Heard when all others were. */
export type TableWitness = Judging<SeenTable, Testimony>;

export const against = (isAgainst: boolean): Verdict => (isAgainst ? 'contradicts' : 'silent');

/** For a witness that also says when all is well. */
export const forOrAgainst = (isAgainst: boolean): Verdict => (isAgainst ? 'contradicts' : 'supports');
