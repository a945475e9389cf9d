/** Equations as pieces of text. */
import { unknownCharacter, type Piece, plainPiece } from './body.ts';
import type { XmlElement } from './xml-tree.ts';

/** Fractions, roots, brackets, matrices …: their text alone isn't what they say. */
const drawn = /^m:(?:f|rad|d|nary|func|eqArr|m|acc|bar|borderBox|groupChr|limLow|limUpp|phant)$/;

/** Exponents and indices are footnote marks beside a figure. */
export function mathPieces(element: XmlElement, raised = false): readonly Piece[] {
  if (element.name === 'm:t') return [{ ...plainPiece(element.text), raised }];
  const apart = raised || element.name === 'm:sup' || element.name === 'm:sub';
  const pieces = element.children.flatMap((child) => mathPieces(child, apart));
  return drawn.test(element.name) ? [plainPiece(unknownCharacter), ...pieces] : pieces;
}
