/** The labels among the words of a stream, which lines and blanks may have cut into pieces. */
import type { TableName } from '../../model/report.ts';
import { foldLabel } from '../labels/fold.ts';
import type { Match } from '../labels/match-label.ts';
import { recognise } from '../labels/recognise.ts';
import { type Entry, vocabularies } from '../labels/vocabulary.ts';
import { joined, type Piece } from './pieces.ts';

export interface Labelled {
  readonly pieces: readonly Piece[];
  readonly entries: readonly Entry[];
}

/** Into so many pieces a label is cut at most. */
const MAX_PIECES = 8;

/** Words that only resemble a label name nothing where the order is all that there is. */
const isSure = ({ by }: Match): boolean => by !== 'near';

/** Several pieces are a label only if they are its words and no more: any words end with some label. */
function entriesOf(pieces: readonly Piece[], table: TableName): readonly Entry[] {
  const text = joined(pieces);
  if (pieces.length === 1)
    return recognise(text, table)
      .filter(isSure)
      .map(({ entry }) => entry);
  return (vocabularies[table].byWords.get(foldLabel(text).body) ?? []).map(({ entry }) => entry);
}

/** The label of a row that the words end with; null if they end with none. */
export function rowLabel(words: readonly Piece[], table: TableName): Labelled | null {
  for (let count = 1; count <= Math.min(MAX_PIECES, words.length); count += 1) {
    const pieces = words.slice(-count);
    const entries = entriesOf(pieces, table).filter(({ role }) => role === 'row');
    if (entries.length > 0) return { pieces, entries };
  }
  return null;
}

/** All labels among the words, from the first to the last; what names nothing is left out. */
export function labelsIn(words: readonly Piece[], table: TableName): readonly Labelled[] {
  const found: Labelled[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const label = labelAt(words, at, table);
    if (label === null) continue;
    found.push(label);
    at += label.pieces.length - 1;
  }
  return found;
}

function labelAt(words: readonly Piece[], at: number, table: TableName): Labelled | null {
  for (let count = 1; count <= MAX_PIECES && at + count <= words.length; count += 1) {
    const pieces = words.slice(at, at + count);
    const entries = entriesOf(pieces, table);
    if (entries.length > 0) return { pieces, entries };
  }
  return null;
}

export const keyOf = ({ entries }: Labelled, role: Entry['role']): string | null =>
  entries.find((entry) => entry.role === role)?.key ?? null;
