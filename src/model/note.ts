/** Our own doubts about an extraction. Never about the publisher: those are findings. */
import type { TableName } from '../forms/names.ts';

export interface Message {
  readonly zh: string;
  readonly en: string;
}

export type { TableName };

export type NoteCode =
  | 'extraction.two-readings'
  | 'extraction.label-match'
  | 'extraction.cell-count'
  | 'extraction.page-continuation'
  | 'extraction.unknown-characters'
  /** Something that isn't text stands in the cell and may be a part of its figure: a picture, a drawing, an icon, a canvas. */
  | 'extraction.not-text'
  /** Digits are shown in a font that the page brings along: its glyphs may be other digits. */
  | 'extraction.own-font'
  /** The number is a form field's value that the file doesn't draw, or draws otherwise. */
  | 'extraction.form-field'
  /** Revisions that are still open changed the figures: those are read that stand there once they are accepted. Only informs. */
  | 'extraction.tracked-changes'
  /** A line runs through the figure that is no border, or a word or sign lies over it. */
  | 'extraction.struck'
  /** Something opaque hides text in the figure's cell. */
  | 'extraction.covered'
  /** The source ends before its end: in its notes without cells, so that what is missing isn't the publisher's fault. */
  | 'extraction.cut-off'
  | 'extraction.no-text-layer'
  | 'extraction.two-numbers'
  | 'extraction.spans-disagree'
  | 'extraction.encoding-guessed'
  | 'extraction.number-on-rule'
  | 'extraction.shared-grid'
  /** Several tables of one form were found; the message says which was read and why. */
  | 'extraction.several-tables'
  /** The table read is not shown to readers of the page. */
  | 'extraction.hidden-table'
  /** A statutory table was not found, or holds no figure that could be read. */
  | 'extraction.table-not-found'
  /** A page, part or table of the source could not be read and was left out. */
  | 'extraction.part-left-out'
  /** The page holds its tables in a script, an attribute or as the source of a page: they were read there. Only informs. */
  | 'extraction.held-page'
  /** A heading's words stand in the text, but it can't be told whether its section is there. */
  | 'extraction.section-unclear'
  /** A table sets the figures of two years side by side. */
  | 'extraction.two-years'
  /** Title, organ or year are not printed: a property of the file or page filled them. */
  | 'extraction.fact-from-properties'
  /** What stands in the organ's place of the title does not look like a public body. */
  | 'extraction.organ-unlike'
  /** The period is printed, but could not be read. */
  | 'extraction.period-unread';

export interface Note {
  readonly code: NoteCode;
  readonly message: Message;
  readonly table?: TableName;
  /** Codes of the figures touched: their values are in doubt. Empty: no figure is touched. */
  readonly cells: readonly string[];
  /** Who speaks against them (`WitnessId`); absent where `cells` is empty. */
  readonly witnesses?: readonly string[];
  /** Codes of the figures that it speaks of without doubting them. */
  readonly about?: readonly string[];
}
