/** A Word document as its reader sees it: what the rewritten XML says, and nothing else. */

export interface Piece {
  /** Line breaks as \n, tabs as \t. */
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  /** Beside the text stands something that may show a figure and isn't text: a picture, an embedded object. */
  readonly unread: boolean;
}

export function plainPiece(text: string): Piece {
  return { text, struck: false, raised: false, unread: false };
}

/** In place of what can't be read: it puts its cell in doubt. */
export const unknownCharacter = '\ufffd';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly headingLevel: number | null;
  readonly pieces: readonly Piece[];
}

export interface BodyCell {
  /** Column in the table's grid, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly merge: 'none' | 'restart' | 'continue';
  /** Ordinal among the row's cells in the source, from 1; 0 for the room that w:gridBefore and w:gridAfter leave. */
  readonly ordinal: number;
  readonly blocks: readonly BodyBlock[];
}

export interface BodyRow {
  /** Ordinal in the source, from 1. */
  readonly ordinal: number;
  readonly cells: readonly BodyCell[];
}

export interface BodyTable {
  readonly kind: 'table';
  readonly rows: readonly BodyRow[];
}

export type BodyBlock = Paragraph | BodyTable;
