/** Phonetic guides: a base with smaller text above it. */
import type { Piece } from './body.ts';
import { childOf, childrenOf, elementOf, type XmlElement } from './xml-tree.ts';

/**
 * The base is the text; a number above it may be meant instead of it, or as a footnote mark.
 * `run`: the one around the guide, if any; `readInline` reads the runs of a part.
 */
export function rubyPieces(
  ruby: XmlElement,
  run: XmlElement | null,
  readInline: (part: XmlElement) => readonly Piece[],
): readonly Piece[] {
  const around = run === null ? [] : (childOf(run, 'w:rPr')?.children ?? []);
  const piecesOf = (name: string): readonly Piece[] =>
    childrenOf(ruby, name).flatMap((part) =>
      readInline({ ...part, children: part.children.map((child) => withLooks(child, around)) }),
    );
  const guide = piecesOf('w:rt');
  const hasNumber = guide.some(({ text }) => /\p{N}/u.test(text));
  return [...piecesOf('w:rubyBase'), ...(hasNumber ? guide.map((piece) => ({ ...piece, raised: true })) : [])];
}

/** What a run in the guide doesn't say of its looks, the run around it says. */
function withLooks(run: XmlElement, around: readonly XmlElement[]): XmlElement {
  if (run.name !== 'w:r') return run;
  const own = childOf(run, 'w:rPr')?.children ?? [];
  const looks = elementOf('w:rPr', [...own, ...around]);
  return { ...run, children: [looks, ...run.children.filter(({ name }) => name !== 'w:rPr')] };
}
