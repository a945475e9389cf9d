/** A table in box characters, fitted to a width, for text in which Chinese takes two columns a character. */
import { padEnd, padStart, textWidth, wrapText } from './terminal-text.ts';

export interface TextCell {
  readonly text: string;
  /** Applied to each printed line after it was padded. */
  readonly paint?: (text: string) => string;
}

export interface TextRow {
  readonly cells: readonly TextCell[];
  /** Headers are centred, figures stand at the right, the first column at the left. */
  readonly kind: 'header' | 'figures';
}

/** Chinese headers wrap at three characters before a column grows further. */
const LEAST_COLUMN = 6;
const MOST_COLUMN = 16;
/** Seven columns of figures and this fit on 60 columns, the least that `show` is given. */
const LEAST_LABEL = 9;

/** `rows` may be shorter than the widest one; the missing cells are empty. */
export function drawTable(rows: readonly TextRow[], maxWidth: number): string {
  const widths = columnWidths(rows, maxWidth);
  const line = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const parts = rows.flatMap((row, index) => {
    const startsBlock = index > 0 && row.kind !== rows[index - 1]?.kind;
    return [...(startsBlock ? [line('├', '┼', '┤')] : []), ...drawRow(row, widths)];
  });
  return [line('┌', '┬', '┐'), ...parts, line('└', '┴', '┘')].join('\n');
}

/** The label gets what it needs as far as there is room, then the headers do, up to a comfortable width. */
function columnWidths(rows: readonly TextRow[], maxWidth: number): readonly number[] {
  const columnCount = Math.max(...rows.map(({ cells }) => cells.length));
  const widest = (column: number, kinds: readonly TextRow['kind'][]): number =>
    Math.max(...rows.map((row) => (kinds.includes(row.kind) ? textWidth(row.cells[column]?.text ?? '') : 0)));
  const columns = Array.from({ length: columnCount - 1 }, (_, index) => index + 1);
  const needed = columns.map((column) => Math.max(LEAST_COLUMN, widest(column, ['figures'])));
  const borders = columnCount + 1;
  const room = maxWidth - borders - sum(needed);
  const label = Math.min(widest(0, ['figures', 'header']), Math.max(LEAST_LABEL, room));
  const share = Math.max(0, Math.floor((room - label) / columns.length));
  const wished = columns.map((column) => Math.min(MOST_COLUMN, widest(column, ['header'])));
  return [label, ...needed.map((width, index) => Math.max(width, Math.min(width + share, wished[index] ?? 0)))];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function drawRow({ cells, kind }: TextRow, widths: readonly number[]): readonly string[] {
  const wrapped = widths.map((width, column) => wrapIndented(cells[column]?.text ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, lineNumber) => {
    const texts = widths.map((width, column) => {
      const text = aligned(wrapped[column]?.[lineNumber] ?? '', width, column, kind);
      return cells[column]?.paint?.(text) ?? text;
    });
    return `│${texts.join('│')}│`;
  });
}

/** Further lines of an indented label are indented as the first one. */
function wrapIndented(text: string, width: number): readonly string[] {
  const indent = /^ */u.exec(text)?.[0] ?? '';
  return wrapText(text.slice(indent.length), width - indent.length).map((line) => indent + line);
}

function aligned(text: string, width: number, column: number, kind: TextRow['kind']): string {
  if (column === 0) return padEnd(text, width);
  if (kind === 'figures') return padStart(text, width);
  return padEnd(padStart(text, Math.ceil((width + textWidth(text)) / 2)), width);
}
