/** What a page carries, before anyone knows of tables: ruling lines and positioned text. Any source with a page can feed it. */
import type { Box, CellDoubt } from '../../model/document.ts';

/** A straight horizontal or vertical line, in points of the page as seen. */
export interface Ruling {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal line, x of a vertical one: its middle. */
  readonly at: number;
  /** Extent along the line, `from` ≤ `to`. */
  readonly from: number;
  readonly to: number;
  /** False where a reader sees nothing: painted white on white, or covered. It may still be the only trace of a layout. */
  readonly visible: boolean;
}

/** Clockwise degrees by which the text is turned: 90 reads downwards, 270 upwards. */
export type Turn = 0 | 90 | 180 | 270;

/** The smallest piece of text that has a place of its own: a glyph, or a word where the source knows no better. */
export interface Glyph {
  readonly text: string;
  /** Advance wide and one em high, as seen. */
  readonly box: Box;
  readonly sizePt: number;
  readonly turn: Turn;
  /** Which string of the source it is part of, where the source has strings: those of other cells are others, as a rule. */
  readonly run?: number;
  /** The source doesn't say for sure which character this is. */
  readonly uncertain: boolean;
  /** A line runs through it. Found from the rulings; sources needn't say. */
  readonly struck?: boolean;
  /** Text of a form field, which the source doesn't draw. */
  readonly typed?: boolean;
}

/** What stands in the cell around the middle of its box is in doubt, for this reason. */
export interface Blot {
  readonly box: Box;
  readonly doubt: CellDoubt;
}

export interface PageMarks {
  /** From 1. */
  readonly pageNumber: number;
  readonly widthPt: number;
  readonly heightPt: number;
  /** Clockwise degrees by which the page as seen is askew: its marks stand as if it had been turned straight about its middle. */
  readonly slantDegrees: number;
  /** Its marks are larger than they are seen by this, so that text has the size of text; 1 if left out. */
  readonly scale?: number;
  readonly rulings: readonly Ruling[];
  /** Short lines that meet none of those: strokes of drawn characters, dashes, points. */
  readonly strokes: readonly Ruling[];
  /** Filled rectangles that show: the grounds of coloured cells. */
  readonly grounds: readonly Box[];
  /** Places where something may be meant that was not read: a cell without text is not blank there. */
  readonly unread: readonly Box[];
  /** Places where something shows that is no text, or hides some: a figure may be more than the text of its cell. */
  readonly blots: readonly Blot[];
  /** Pictures that no text stands on. */
  readonly pictures: readonly Box[];
  /** In the order of painting. */
  readonly glyphs: readonly Glyph[];
}

/** What is on a page beside text and lines, that may be a figure or a part of one. */
export type Ground = Pick<PageMarks, 'unread' | 'blots' | 'strokes' | 'grounds'>;
