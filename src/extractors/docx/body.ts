/** A Word document as its reader sees it: what the rewritten XML says, and nothing else. */
import type { Float } from './covering.ts';
import type { XmlElement } from './xml-tree.ts';

export interface Piece {
  /** Line breaks as \n, tabs as \t. */
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  /** In the colour of its ground, or in letters too small to be read. */
  readonly unseen: boolean;
  /** Beside the text stands something that may show a figure and isn't text: a picture, an embedded object. */
  readonly unread: boolean;
  /** A line is drawn over the text. */
  readonly lined: boolean;
  /** A drawing stands in the line, or touches it. */
  readonly inked: boolean;
  /** Other programs may show something else: another part of the file says it, or an element that only its maker knows. */
  readonly stale: boolean;
  /** Height of the letters in half-points. */
  readonly size: number;
  /** A picture or a filled shape lies in front of the text around. */
  readonly covered: boolean;
  /** Anchored beside the text, in front of whatever it lies over. */
  readonly floats: readonly Float[];
  /** What the file's text is, shown or not, without what is added to it: labels of lists, signs for what isn't there. */
  readonly said: string;
  /** Text that stood here and is marked as deleted; viewers may show it struck. */
  readonly deleted: string;
}

/** Where nothing says it. */
export const usualSize = 20;

export function plainPiece(text: string): Piece {
  return {
    text,
    said: text,
    struck: false,
    raised: false,
    unseen: false,
    unread: false,
    lined: false,
    inked: false,
    stale: false,
    size: usualSize,
    covered: false,
    floats: [],
    deleted: '',
  };
}

/** In place of what can't be read: it puts its cell in doubt. */
export const unknownCharacter = '\ufffd';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly headingLevel: number | null;
  readonly pieces: readonly Piece[];
}

/** What stands in a paragraph of its own, which is no heading. */
export const paragraphOf = (pieces: readonly Piece[]): Paragraph => ({
  kind: 'paragraph',
  headingLevel: null,
  pieces,
});

/** Of its own paragraphs, without those of tables among them. */
export const piecesOf = (blocks: readonly BodyBlock[]): readonly Piece[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : []));

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

export interface BodyCell {
  /** Column in the table's grid, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly merge: 'none' | 'restart' | 'continue';
  /** Ordinal among the row's cells in the source, from 1; 0 for the room that w:gridBefore and w:gridAfter leave. */
  readonly ordinal: number;
  /** Its elements, several where it was merged across; none for such room. */
  readonly sources: readonly XmlElement[];
  readonly blocks: readonly BodyBlock[];
}

export interface BodyRow {
  /** Ordinal in the source, from 1. */
  readonly ordinal: number;
  /** In the source it is the first of a further table. */
  readonly beginsTable: boolean;
  readonly cells: readonly BodyCell[];
}

export interface BodyTable {
  readonly kind: 'table';
  /** Widths of the columns as written; empty where none are. */
  readonly widths: readonly string[];
  /** Where its columns begin and the last one ends, in twips from the left; null where that isn't sure. */
  readonly edges: readonly number[] | null;
  readonly rows: readonly BodyRow[];
}

export type BodyBlock = Paragraph | BodyTable;
