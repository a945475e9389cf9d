/** What an extractor makes of a document's bytes: text and grids in reading order. It knows nothing of any form. */
import type { Note } from './note.ts';

/** What there is an extractor for. */
export const readableCarriers = ['html', 'docx', 'pdf', 'text'] as const;
export type ReadableCarrier = (typeof readableCarriers)[number];

export const carriers = [...readableCarriers, 'doc', 'ofd', 'scan'] as const;
export type Carrier = (typeof carriers)[number];

/** What a document was found to be by its bytes. */
export interface DocumentFormat {
  readonly carrier: Carrier;
  readonly mediaType: string;
}

/** Left, top, right, bottom in points of the page as seen, origin at the top left. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Where something stands in the source. Exactly one way back is filled: a page with a box, or a path. */
export interface Place {
  /** From 1; null where the carrier has no pages. */
  readonly pageNumber: number | null;
  readonly box: Box | null;
  /** A CSS path in HTML, `table/row/cell` (from 1) in DOCX, `line N` in text. */
  readonly path: string | null;
}

/** A reservation that the extractor has about one cell; normalize turns it into a note on the figure read from it. */
export type CellDoubt =
  /** A glyph touches or crosses a ruling line, or lies in two cells: the text may belong to the neighbour. */
  | 'number-on-rule'
  /** Private-use, CID or replacement characters, or mojibake. */
  | 'unknown-characters'
  /** Something that isn't text and may be a part of the figure: a picture, a drawing, an icon, a canvas. */
  | 'not-text'
  /** A line runs through it that is no border, or a word or sign lies over it: struck out, maybe. */
  | 'struck'
  /** Something opaque hides text in it. */
  | 'covered'
  /** Shown in a font that the source brings along, whose glyphs may be others than the characters say. */
  | 'own-font'
  /** A form field whose value the source doesn't draw, or draws otherwise: viewers differ in what they show. */
  | 'form-field'
  /** The source ends in this cell. */
  | 'cut-off'
  /** Two texts overprint, or a deleted and an inserted text show side by side. */
  | 'two-numbers'
  /** Two independent readings of the page give different texts. */
  | 'two-readings'
  /** Carried over a page break in a way that could not be proved. */
  | 'page-continuation';

export interface Cell extends Place {
  /** Top left position in the grid, from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Visible text as printed, lines joined by \n, outer white space kept only where the source has it. */
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
  /** What a revision that is still open took away: `text` is what stands there once it is accepted. */
  readonly replaced?: string;
}

/**
 * How a cell came to its column.
 * - `drawn`: by its position on the page (PDF), so a row that lacks a cell leaves a hole where it is missing.
 * - `counted`: by counting cells and spans from the left (HTML, DOCX), so a missing cell or a wrong span shifts the rest.
 * - `listed`: by its ordinal alone; spans are lost (plain text). Rows are laid flush left and may differ in length.
 */
export type Placement = 'drawn' | 'counted' | 'listed';

/** A table as laid out. Cells never overlap and lie within rowCount × columnCount; there may be holes. */
export interface Grid {
  readonly kind: 'grid';
  /** Ordinal of the table in the document, from 1. */
  readonly ordinal: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly placement: Placement;
  /** Rows are lines of a text: where one lost a cell and took in another, nothing but its sums shows it. */
  readonly isOfLines?: true;
  /** By row, then column. */
  readonly cells: readonly Cell[];
  /** Not shown to readers (display:none, hidden attribute, white on white …). */
  readonly hidden: boolean;
  /** Rows (from 0) that are the first on a further page; a row cut by the break stands as two rows around it. */
  readonly pageStarts: readonly number[];
}

/** A paragraph, heading or line outside of tables (or in a cell that holds a nested table). */
export interface TextBlock extends Place {
  readonly kind: 'text';
  readonly text: string;
  /** 1–6 where the source marks it as a heading (`h1` …, Word's Heading/Title styles = their level, title = 1), else null. */
  readonly headingLevel: number | null;
  /** A picture stands in it, or between it and the next block. */
  readonly isPictured?: true;
  /** What stands there is a page of its own in a frame, or what a script writes: neither was read. */
  readonly isUnread?: true;
  /** The source ends within the number that it ends with. */
  readonly isCutOff?: true;
}

export type Block = TextBlock | Grid;

/** Facts that the source states about itself, as printed. Keys in lower case: `articletitle`, `pubdate`, `contentsource`, `title` … */
export type Properties = Readonly<Record<string, string>>;

export interface Document extends DocumentFormat {
  readonly blocks: readonly Block[];
  readonly properties: Properties;
  /** Addresses of linked or embedded documents (PDF viewer, iframe, attachment), in reading order, with their words. */
  readonly links: readonly Link[];
  /**
   * For list pages: all other links of the page in reading order, and calls of paging scripts as `javascript:createPageHTML(…)`.
   * Absent where a carrier has none.
   */
  readonly navigation?: readonly Link[];
  readonly pageCount: number | null;
  /** The last page says of itself that more follow: 第2页 共5页. */
  readonly goesOn?: true;
  /** A text in columns of blanks: the same with the tables that the places of its words show. For tables that their order leaves open. */
  readonly laidOut?: readonly Block[];
  /** A text that ends without a line end: what its last line ends in. */
  readonly openEnd?: 'number' | 'words';
  /** Parts left out and guesses made while reading the bytes. */
  readonly notes: readonly Note[];
}

export interface Link {
  /** As written in the source, not resolved. */
  readonly href: string;
  readonly text: string;
}
