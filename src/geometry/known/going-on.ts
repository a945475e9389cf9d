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
  const others = pieces.filter((piece) => !piece.numeric && !labels.has(piece)).toSorted((a, b) => a.y0 - b.y0);
  return found.map((row, index) => ({
    ...row,
    below: linesBelow(row.label.pieces, found[index + 1]?.label.pieces[0], others),
  }));
}

function linesBelow(label: readonly Piece[], next: Piece | undefined, others: readonly Piece[]): readonly Piece[] {
  const last = label.at(-1);
  if (last === undefined) return [];
  const own = label.filter(({ part }) => part === last.part);
  const [left, right] = [Math.min(...own.map(({ x0 }) => x0)), Math.max(...own.map(({ x1 }) => x1))];
  const end = next?.part === last.part ? next.y0 : Infinity;
  const inColumn = others.filter(
    ({ part, x0, x1, y0 }) => part === last.part && x0 < right && x1 > left && y0 > last.y0 && y0 < end,
  );
  const width = Math.max(...own.map(widthOf));
  const stop = inColumn.findIndex((line, index) => !goesOn(inColumn[index - 1] ?? last, line, width));
  return stop < 0 ? inColumn : inColumn.slice(0, stop);
}

/** The line right below, in a cell as wide as `width`: the one above had no room for its first character. */
function goesOn(above: Piece, line: Piece, width: number): boolean {
  if (line.y0 - above.y0 > NEXT_LINE_EMS * above.sizePt || ordinal.test(line.text)) return false;
  return Math.max(width, widthOf(line)) <= Math.min(width, widthOf(above)) + above.sizePt;
}

const widthOf = ({ x0, x1 }: Piece): number => x1 - x0;

/** The lowest piece of a label and of what goes on below it. */
export const endOf = ({ label: { pieces }, below = [] }: FoundRow): Piece | undefined => below.at(-1) ?? pieces.at(-1);

/** So many lines of a cell behind a page's end, up to its value. */
const LINES_BEHIND = 4;

/**
 * Whether the values of a row without any may stand beside what goes on below its label: in the next line, or, where a page ends
 * with the label, in the first lines of the next one. `used`: values of other rows.
 */
export function mayGoOn(row: FoundRow, pieces: readonly Piece[], used: ReadonlySet<Piece>): boolean {
  const last = endOf(row);
  if (last === undefined) return false;
  const numbers = pieces.filter((piece) => piece.numeric && !used.has(piece));
  const isBehind = ({ part, line }: Piece): boolean => part === last.part + 1 && line < LINES_BEHIND;
  const isEnd = !pieces.some(({ part, line }) => part === last.part && line > last.line);
  if (isEnd) return numbers.some(isBehind);
  const isNext = ({ part, y0 }: Piece): boolean =>
    part === last.part && y0 > last.y0 && y0 - last.y0 <= NEXT_LINE_EMS * last.sizePt;
  const texts = pieces.filter(
    (piece) => isNext(piece) && !piece.numeric && piece.x0 < last.x1 && piece.x1 > last.x0 && !ordinal.test(piece.text),
  );
  return texts.some((text) =>
    numbers.some((piece) => isNext(piece) && piece.x0 > text.x0 && Math.abs(piece.y0 - text.y0) < text.sizePt / 2),
  );
}

/** Whether right below a row's label, within its text, stands a number of no row: the rest of a row that was broken. */
export function isAboveNumbers(
  { label: { pieces: own } }: FoundRow,
  pieces: readonly Piece[],
  used: ReadonlySet<Piece>,
): boolean {
  const last = own.at(-1);
  if (last === undefined) return false;
  const left = Math.min(...own.map(({ x0 }) => x0));
  return pieces.some(
    (piece) =>
      piece.numeric &&
      !used.has(piece) &&
      piece.part === last.part &&
      piece.x1 > left &&
      piece.y0 > last.y0 &&
      piece.y0 - last.y1 < NEXT_LINE_EMS * last.sizePt,
  );
}
