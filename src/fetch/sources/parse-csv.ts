/** CSV as RFC 4180 has it, with the separators that Excel uses. */

export interface CsvRow {
  /** From 1: the line that the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote that was never closed: the rest of the file is in this row. */
  readonly broken: boolean;
}

/** The separator that the header line has most of. */
export function separatorOf(text: string): string {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const count = (separator: string): number => header.split(separator).length;
  return [',', '\t', ';', '，'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Rows one by one; blank lines are left out. */
export function* parseCsv(text: string, separator: string): Generator<CsvRow, undefined> {
  let cells: string[] = [];
  let [start, line] = [1, 1];
  for (let from = 0; from < text.length;) {
    const cell = cellAt(text, from, separator);
    from += cell.length;
    line += cell.lines;
    cells.push(cell.value);
    if (cell.isLast || from >= text.length) {
      if (cells.some((content) => content !== '')) yield { line: start, cells, broken: cell.broken };
      [cells, start] = [[], line];
    }
  }
}

interface CellAt {
  readonly value: string;
  /** Up to and with the separator or line end behind it. */
  readonly length: number;
  readonly lines: number;
  readonly isLast: boolean;
  readonly broken: boolean;
}

function cellAt(text: string, from: number, separator: string): CellAt {
  const quoted = /"((?:[^"]|"")*)("?)[^\S\r\n\t]*/uy;
  const end = new RegExp(`[^${separator}\\r\\n]*(${separator}|\\r\\n|\\n|\\r|$)`, 'uy');
  quoted.lastIndex = from;
  const quote = quoted.exec(text);
  end.lastIndex = quote === null ? from : quoted.lastIndex;
  const rest = end.exec(text);
  const [whole = '', ending = ''] = rest ?? [];
  // Words behind a closing quote are no CSV; they are kept as they stand.
  const behind = whole.slice(0, whole.length - ending.length);
  const value = quote === null ? behind : `${(quote[1] ?? '').replaceAll('""', '"')}${behind}`;
  const length = (quote?.[0].length ?? 0) + whole.length;
  const lines = lineEnds(text.slice(from, from + length));
  return {
    value: value.trim(),
    length,
    lines,
    isLast: ending !== separator,
    broken: quote !== null && quote[2] === '',
  };
}

const lineEnds = (text: string): number => (text.match(/\r\n|\n|\r/gu) ?? []).length;
