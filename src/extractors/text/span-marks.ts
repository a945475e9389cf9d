/** What AsciiDoc (`2.3+|`) and Textile (`|\2/3. `) write at a cell's bar for the columns and rows that it is merged over. */

const FENCE = /^\s*\|={3,}\s*$/u;
const BEFORE_BAR = /(^|\s)(?:\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})\+(?=\|)/gu;
const BEHIND_BAR = /\|(?:[\\/]\d{1,3}){1,2}\.\s+/gu;

/** The lines without such marks: a merged cell stands once, where it begins, as in copies of pages. */
export function withoutSpanMarks(lines: readonly string[]): readonly string[] {
  const isFenced = lines.some((line) => FENCE.test(line));
  return lines.map((line) => {
    if (FENCE.test(line)) return '';
    if (!line.includes('|')) return line;
    const own = isFenced ? closed(line.replace(BEFORE_BAR, '$1')) : line;
    return own.replace(BEHIND_BAR, '|');
  });
}

/** A row of AsciiDoc has a bar before each cell and none behind the last: one at its end begins a blank cell. */
const closed = (row: string): string => (/^\s*\|/u.test(row) ? `${row} |` : row);
