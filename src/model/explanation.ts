/** How one figure of a report came to be: what `nianbao explain` shows. Keys are those of the record where both have them. */
import type { Box } from './document.ts';
import type { Finding } from './finding.ts';
import type { WitnessId } from './witness.ts';
import type { FigureState, LabelMatch, Message, NoteCode, Normalisation } from './report.ts';

/** A cell of a table of the document. */
export interface ExplainedCell {
  readonly raw: string;
  /** Ordinal of the table in the document, from 1; row and column from 0. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** From 1; null where the carrier has no pages. */
  readonly page: number | null;
  /** Left, top, right, bottom in points; null where nothing has a place. */
  readonly bbox: Box | null;
  readonly path: string | null;
}

export interface ExplainedLabel {
  readonly cell: ExplainedCell;
  readonly official: string;
  /** How the printed words were found to be the official ones. */
  readonly by: LabelMatch['by'];
}

/** A table of the document that may be the statutory one. */
export interface ExplainedTable {
  readonly tables: readonly number[];
  readonly chosen: boolean;
  /** Figures of the form that it has a cell for. */
  readonly cells: number;
  readonly hidden: boolean;
  /** What stands above it. */
  readonly year: number | null;
  readonly comparison: boolean;
}

/** One mark that the page paints, in the order of painting. */
export interface ExplainedGlyph {
  readonly text: string;
  readonly bbox: Box;
  readonly size: number;
  /** The font's own evidence is against this character, or gives none. */
  readonly uncertain: boolean;
  readonly struck: boolean;
  /**
   * Whether it came to the cell when glyphs were dealt out: `here`; `elsewhere`, to another cell though it is painted in this one;
   * `nowhere`, though it is painted here; `from outside`, though it is painted beside it. Null where the cell was not found on its page alone.
   */
  readonly dealt: 'here' | 'elsewhere' | 'nowhere' | 'from outside' | null;
}

export interface ExplainedRow {
  /** Dotted key of the form's row; null for a row that only its header names. */
  readonly key: string | null;
  readonly label: ExplainedLabel | null;
  /** Where no label was recognised: what else stands in the row. */
  readonly words: readonly ExplainedCell[];
  /** The table was turned: its rows stand as columns in the document. */
  readonly turned: boolean;
  /** Where the order of the columns comes from. */
  readonly order: 'header' | 'form' | 'part of the header' | 'guess';
  readonly columns: number;
  /** Cells behind the label, each with the code that it was taken for. */
  readonly values: readonly { readonly cell: ExplainedCell; readonly code: string | null }[];
}

export interface ExplainedWitness {
  readonly id: WitnessId;
  readonly verdict: 'supports' | 'contradicts';
  /** What it says against figures. */
  readonly message: Message;
}

export interface ExplainedChoice {
  /** Null: the row has no cell for it. */
  readonly cell: ExplainedCell | null;
  /** What the cheapest reading of the row with it costs more than the cheapest of all. */
  readonly cost: number;
}

export interface Explanation {
  readonly code: string;
  readonly name: Message;
  readonly report: {
    readonly title: string | null;
    readonly organ: string | null;
    readonly year: number | null;
    readonly edition: string | null;
  };
  readonly tables: readonly ExplainedTable[];
  /** Null where no row of the document was taken for the figure's, or the table is set as a list. */
  readonly row: ExplainedRow | null;
  /** The label over the cell. */
  readonly header: ExplainedLabel | null;
  /** Cells that may be the figure's, the likeliest first; null for a table that is set as a list. */
  readonly choices: readonly ExplainedChoice[] | null;
  readonly cell: ExplainedCell | null;
  /** Empty where the carrier has none, or the cell has no place. */
  readonly glyphs: readonly ExplainedGlyph[];
  readonly figure: {
    readonly state: FigureState;
    readonly value: number | null;
    readonly unit: string | null;
    readonly normalised: readonly Normalisation[];
    readonly confidence: number;
  } | null;
  /** Who speaks for what was read, and who against it. */
  readonly witnesses: readonly ExplainedWitness[];
  readonly notes: readonly { readonly code: NoteCode; readonly message: Message }[];
  readonly findings: readonly Pick<Finding, 'rule' | 'severity' | 'message'>[];
}
