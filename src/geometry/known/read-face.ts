/** A known table as one of its faces prints it: all pieces of it or nothing. */
import type { KnownTable } from '../../model/known-table.ts';
import type { Face } from './faces.ts';
import type { KnownGrid } from './known-grid.ts';
import type { Piece } from './pieces.ts';
import { printsIn } from './prints.ts';
import { printsAbove, readAbove } from './read-above.ts';
import { readBeside } from './read-beside.ts';
import { readBlocks } from './read-blocks.ts';
import { withoutHeadings } from './headings.ts';

/** Text of more pieces is no report: the longest have some 3,000. */
const MOST_PIECES = 20_000;

export interface KnownPiece {
  readonly known: KnownTable;
  readonly grid: KnownGrid;
}

/** As the form prints it, once or several times. */
export function readOfficial(known: KnownTable, pieces: readonly Piece[]): readonly KnownPiece[] {
  const found = readOnce(known, pieces);
  if (found.length > 0) return found;
  if (known.rowLabels === 'above') return printedAbove(known, pieces);
  const prints = printsIn(known, pieces);
  const read = prints.map((own) => readOnce({ ...known }, own));
  // One that can't be read may be the report's own.
  return read.every((own) => own.length > 0) ? read.flat() : [];
}

const printedAbove = (known: KnownTable, pieces: readonly Piece[]): readonly KnownPiece[] =>
  pieces.some(({ isLoose }) => isLoose)
    ? printsAbove(known, pieces).map((grid) => ({ known: { ...known }, grid }))
    : [];

const readOnce = (known: KnownTable, pieces: readonly Piece[]): readonly KnownPiece[] =>
  readAll([known], pieces, (table) => {
    if (table.rowLabels === 'above') return readAbove(table, pieces);
    return table.blocks.length > 1 ? readBlocks(table, pieces) : readBeside(table, pieces);
  });

/** Where less is known of the layout nothing may be missing: neither a row nor the words of the columns. */
export const readFace = (face: Face, pieces: readonly Piece[]): readonly KnownPiece[] =>
  readAll(face, pieces, (table) => {
    if (table.rowLabels === 'above') return readAbove(table, pieces);
    if (table.blocks.some(({ title }) => title.length > 0)) return readBlocks(table, pieces);
    const rows = table.blocks.flatMap((block) => block.rows);
    const grid = readBeside(table, pieces, 1, withoutHeadings(rows, pieces));
    const isBare = table.blocks.every(({ columns }) => columns.every(({ words }) => words.length === 0));
    return grid !== null && (isBare || grid.rows.length > rows.length) ? grid : null;
  });

function readAll(
  face: Face,
  pieces: readonly Piece[],
  read: (table: KnownTable) => KnownGrid | null,
): readonly KnownPiece[] {
  const rows = face.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
  if (pieces.length > MOST_PIECES || pieces.filter(({ numeric }) => numeric).length < rows.length / 2) return [];
  const found: KnownPiece[] = [];
  for (const known of face) {
    const grid = read(known);
    if (grid === null) return [];
    found.push({ known, grid });
  }
  return found;
}
