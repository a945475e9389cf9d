/** The pieces of a text by the characters of their words: a text is asked for hundreds of words, and few pieces hold any of each. */
import type { Piece } from './pieces.ts';

export interface PieceIndex {
  /** In their order. */
  readonly holding: (character: string) => readonly Piece[];
  readonly beginningWith: (character: string) => readonly Piece[];
}

const indexes = new WeakMap<readonly Piece[], PieceIndex>();

export function indexOf(pieces: readonly Piece[]): PieceIndex {
  const index = indexes.get(pieces) ?? newIndex(pieces);
  indexes.set(pieces, index);
  return index;
}

function newIndex(pieces: readonly Piece[]): PieceIndex {
  const [holding, beginning] = [new Map<string, Piece[]>(), new Map<string, Piece[]>()];
  for (const piece of pieces) {
    if (piece.words !== '') add(beginning, piece.words.charAt(0), piece);
    for (const character of new Set(piece.words.split(''))) add(holding, character, piece);
  }
  return {
    holding: (character) => holding.get(character) ?? [],
    beginningWith: (character) => beginning.get(character) ?? [],
  };
}

function add(to: Map<string, Piece[]>, character: string, piece: Piece): void {
  const known = to.get(character);
  if (known === undefined) to.set(character, [piece]);
  else known.push(piece);
}
