/** Running text of a sheet saved whole: a line a cell, behind it the marks of the row's blank cells. */
import { isBlank, isParagraph } from './line-shape.ts';

/** One may be a comma that ends a sentence cut short. */
const minBlankCells = 2;

/** The lines, those of running text without these marks: they are no rows, whose place in a table would hide title and sections. */
export function withoutBlankCells(lines: readonly string[]): readonly string[] {
  const read = [...lines];
  for (let start = 0; start < lines.length; start += 1) {
    const end = runFrom(lines, start);
    const own = lines.slice(start, end).map((line) => textAlone(line) ?? '');
    const last = own.findLastIndex((text) => isParagraph(text));
    // The signature is short, and the last.
    const count = last >= 0 && end === lines.length ? own.length : last + 1;
    own.slice(0, count).forEach((text, index) => (read[start + index] = text));
    start = Math.max(start, end);
  }
  return read;
}

/** The first line after those that have no more than one cell filled. */
function runFrom(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && textAlone(lines[end] ?? '') !== null) end += 1;
  return end;
}

/** The text of the first cell; '' for a line of blank cells, null for one with more cells, or with no mark of any. */
function textAlone(line: string): string | null {
  const mark = line.at(-1) ?? '';
  if (mark !== '\t' && mark !== ',') return mark === '' ? '' : null;
  const text = line.slice(0, endOfText(line, mark));
  if (text === '') return '';
  if (line.length - text.length < minBlankCells || isBlank(text)) return null;
  if (text.startsWith('"')) return unquoted(text);
  return text.includes(mark) ? null : text;
}

function endOfText(line: string, mark: string): number {
  let end = line.length;
  while (end > 0 && line[end - 1] === mark) end -= 1;
  return end;
}

function unquoted(text: string): string | null {
  const inner = text.slice(1, -1);
  return text.length > 1 && text.endsWith('"') && !inner.replaceAll('""', '').includes('"')
    ? inner.replaceAll('""', '"')
    : null;
}
