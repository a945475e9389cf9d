/** Equations as pieces of text. */
import { deletedText, takenAway } from './deleted-text.ts';
import { unknownCharacter, type Piece, plainPiece } from './body.ts';
import type { XmlElement } from './xml-tree.ts';

/** Fractions, roots, brackets, matrices …: their text alone isn't what they say. */
const drawn = /^m:(?:f|rad|d|nary|func|eqArr|m|acc|bar|borderBox|groupChr|limLow|limUpp|phant)$/;
/** Digits in the letters of equations: bold, double-struck, sans-serif … */
const styledDigits = /[\u{1d7ce}-\u{1d7ff}]/gu;

type ReadRun = (run: XmlElement) => readonly Piece[];

/** Exponents and indices are footnote marks beside a figure. */
export function mathPieces(element: XmlElement, readRun: ReadRun, isApart = false): readonly Piece[] {
  if (takenAway.test(element.name)) return [{ ...plainPiece(''), deleted: deletedText(element) }];
  if (/^[mw]:r$/.test(element.name)) {
    const pieces = readRun(asTextRun(element));
    return isApart ? pieces.map((piece) => ({ ...piece, raised: true })) : pieces;
  }
  const apart = isApart || element.name === 'm:sup' || element.name === 'm:sub';
  const pieces = element.children.flatMap((child) => mathPieces(child, readRun, apart));
  return drawn.test(element.name) ? [plainPiece(unknownCharacter), ...pieces] : pieces;
}

function asTextRun(run: XmlElement): XmlElement {
  const children = run.children.map((child) =>
    child.name === 'm:t'
      ? { ...child, name: 'w:t', text: child.text.replace(styledDigits, (digit) => digit.normalize('NFKC')) }
      : child,
  );
  return { ...run, name: 'w:r', children };
}
