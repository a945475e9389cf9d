/** Lines that go on below a label's own words: what an instruction or a remark adds to them in the same cell. */
import type { Piece } from './pieces.ts';
import type { FoundRow } from './rows-in-order.ts';

/** Lines of one cell follow one another within this many ems. */
const NEXT_LINE_EMS = 1.6;
/** Begins a label of its own. */
const ordinal = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[①-⒛㈠-㈩])/u;

/** The rows with the lines that stand below each one's label in its column, up to the next row. */
export function withLinesBelow(found: readonly FoundRow[], pieces: readonly Piece[]): readonly FoundRow[] {
  const labels = new Set(found.flatMap(({ label }) => label.pieces));
  return found.map((row, index) => ({
    ...row,
    below: linesBelow(
      row.label.pieces,
      found[index + 1]?.label.pieces[0],
      pieces.filter((piece) => !labels.has(piece)),
    ),
  }));
}

function linesBelow(label: readonly Piece[], next: Piece | undefined, others: readonly Piece[]): readonly Piece[] {
  const last = label.at(-1);
  if (last === undefined) return [];
  const own = label.filter(({ part }) => part === last.part);
  const [left, right] = [Math.min(...own.map(({ x0 }) => x0)), Math.max(...own.map(({ x1 }) => x1))];
  const width = Math.max(...own.map(widthOf));
  const end = next?.part === last.part ? next.y0 : Infinity;
  const lines: Piece[] = [];
  for (const piece of others.toSorted((a, b) => a.y0 - b.y0)) {
    const above = lines.at(-1) ?? last;
    const step = piece.y0 - above.y0;
    if (piece.part !== last.part || step <= 0 || piece.numeric || piece.x0 >= right || piece.x1 <= left) continue;
    // A line ends where its cell has no room for the next character.
    if (Math.max(width, widthOf(piece)) > Math.min(width, widthOf(above)) + last.sizePt) break;
    if (step > NEXT_LINE_EMS * last.sizePt || piece.y0 >= end || ordinal.test(piece.text)) break;
    lines.push(piece);
  }
  return lines;
}

const widthOf = ({ x0, x1 }: Piece): number => x1 - x0;
