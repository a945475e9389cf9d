/** What normalize makes of a document: every figure by its code, with the way back, and what the rules need to know. */
import type { FormId } from '../forms/names.ts';
import type { Statements } from './claim.ts';
import type { Box } from './document.ts';
import type { Message, Note, NoteCode, TableName } from './note.ts';
import type { WitnessId } from './witness.ts';

export type { Message, Note, NoteCode, TableName };

/** `pre2019`: the statistics before there was a form of tables. */
export type EditionId = FormId | 'pre2019';

/** `number` alone is an operand. `doubtful`: a number was read, but a note says why it may not be what is printed. */
export type FigureState = 'number' | 'blank' | 'dash' | 'text' | 'doubtful';

/** How a number had to be normalised to be read. */
export type Normalisation =
  'full-width' | 'separators' | 'outer-space' | 'unit' | 'plus-sign' | 'chinese-numeral' | 'punctuation';

export interface Evidence {
  /** The cell's text as printed. */
  readonly raw: string;
  /** Ordinal of the table in the document, from 1; row and column from 0. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly pageNumber: number | null;
  readonly box: Box | null;
  readonly path: string | null;
}

export interface Figure {
  readonly code: string;
  readonly state: FigureState;
  /** In the unit of the code; at most 15 significant digits, so that it is exact in decimal. Null unless state is number or doubtful. */
  readonly value: number | null;
  readonly normalised: readonly Normalisation[];
  /** Unit printed in the cell (件, 元, 万元 …), null if none. */
  readonly unit: string | null;
  readonly evidence: Evidence;
  /** 1: sure; below 1: in doubt. */
  readonly confidence: number;
}

/** A label as printed, beside the official one it was taken for. */
export interface LabelMatch {
  /** Dotted key of what it names: `applications.received`, `disclosure.rules`, a column as `applications.*.natural_person`. */
  readonly key: string;
  readonly printed: string;
  readonly official: string;
  /** `exact`; `variant`: listed and accepted; `typo`: listed misprint; `ordinal`: right words, wrong ordinal; `near`: by edit distance; `position`: by its place alone. */
  readonly by: 'exact' | 'variant' | 'typo' | 'ordinal' | 'near' | 'position';
}

/** What was seen of one statutory table, beyond its figures. */
export interface TableReading {
  readonly table: TableName;
  readonly found: boolean;
  /** Ordinals of the document's tables that it was read from. */
  readonly tableOrdinals: readonly number[];
  /** Words and rows as printed that only some of the editions have, each with these. */
  readonly tells: readonly { readonly editions: readonly FormId[]; readonly printed: string }[];
  readonly labels: readonly LabelMatch[];
  /** Row keys of the form variant in force that have no row (after position matching), in the form's order. */
  readonly missingRows: readonly string[];
  readonly repeatedRows: readonly string[];
  /** Row keys that stand out of the form's order. */
  readonly misplacedRows: readonly string[];
  readonly missingColumns: readonly string[];
  readonly misplacedColumns: readonly string[];
  /** Labels of rows or columns that no edition knows. */
  readonly addedRows: readonly string[];
  readonly missingBlockTitles: readonly string[];
  /** Corner note of table three as printed; null where it is missing. Always null for the other tables. */
  readonly cornerNote: string | null;
  /** Header text over the fee or amount, as printed, by code. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Section {
  /** 1–6 as matched; the printed ordinal where it differs is in `heading`. */
  readonly ordinal: number;
  readonly heading: string;
  readonly text: string;
}

export interface Organ {
  readonly name: string;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export type FactName = 'title' | 'organ' | 'year' | 'period' | 'published_on';

/**
 * Where a fact stands: `title` in or beside the title; `opening` in the words before the first section; `signature` at the end;
 * `text` elsewhere in the text; `particulars` in the page's lines or table of 来源, 发布时间 …; `property` in what the file or page
 * states of itself without printing it.
 */
export type FactSource = 'title' | 'opening' | 'signature' | 'text' | 'particulars' | 'property';

export interface FactEvidence {
  readonly from: FactSource;
  /** As printed. */
  readonly raw: string;
  readonly pageNumber: number | null;
  readonly box: Box | null;
  readonly path: string | null;
}

/** Whose report it is, of which year, and its sections: all that is read of one without tables. */
export type UntabledReport = Pick<
  Report,
  'title' | 'organ' | 'year' | 'period' | 'publishedOn' | 'factEvidence' | 'sections' | 'notes'
>;

export interface Report {
  /** Titles of all reports in the document in their order, this one's among them; a report without one has its organ or year. */
  readonly reportsInDocument: readonly string[];
  readonly title: string | null;
  readonly organ: Organ | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly edition: EditionId | null;
  readonly publishedOn: string | null;
  readonly factEvidence: Readonly<Partial<Record<FactName, FactEvidence>>>;
  /** Codes of the form variant in force, in the form's order: the record has all of them. */
  readonly codes: readonly string[];
  /** Figures by code, for every cell that was found, blanks included. A code without a cell is absent. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly tables: Readonly<Record<TableName, TableReading>>;
  /** All that speaks against figures of the codes, whether they have a cell or not; absent where nobody was heard. */
  readonly doubts?: Readonly<Record<string, readonly WitnessId[]>>;
  /** Text between the title and the first section heading; empty if there is none. */
  readonly preamble: string;
  readonly sections: readonly Section[];
  /** Ordinals of the sections in which a picture stands; 0 between the title and the first of them. */
  readonly picturedSections: readonly number[];
  /** Ordinals of the sections that were not found, though words of their headings stand in the report. */
  readonly unclearSections: readonly number[];
  readonly notes: readonly Note[];
  /** Columns of the site that the page says it stands in, from the outermost; absent where it doesn't say. */
  readonly columnPath?: readonly string[];
  /** Organs that the file names in its properties, where readers don't see them; absent where it names none. */
  readonly fileOrgans?: readonly string[];
  /** What the narrative states; absent until its words were read. */
  readonly statements?: Statements;
}
