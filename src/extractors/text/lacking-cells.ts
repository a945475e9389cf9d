/** Rows of a text, a line each, that lost a cell: two of them have run together, or a width cut the line. */
interface TextCell {
  readonly text: string;
}

type Row = readonly TextCell[];

export function rowsLackingCells(rows: readonly Row[]): ReadonlySet<Row> {
  const columnCount = rows.reduce((count, row) => Math.max(count, row.length), 0);
  const isPadded = arePadded(rows, columnCount);
  const lacking = rows.filter(
    (row, index) => (isPadded && row.length !== columnCount && !row.every(isFilled)) || isCutOff(row, rows[index + 1]),
  );
  return new Set(lacking);
}

/**
 * Whether blank cells stand where merged ones go on, so that a shorter row that has some has lost one: the first row, whose
 * headings are merged, is as long as any. Copies of pages leave such cells out.
 */
function arePadded(rows: readonly Row[], columnCount: number): boolean {
  const first = rows.find((row) => row.length > 1 && row.some(isFilled));
  return first?.length === columnCount && first.filter((cell) => !isFilled(cell)).length >= 2;
}

/** A number, or what is left of one, stands alone below: it goes on from the last cell, or belongs there where that is blank. */
function isCutOff(row: Row, next: Row | undefined): boolean {
  const last = row.at(-1);
  const [alone, ...others] = next ?? [];
  const isNumber = alone !== undefined && others.length === 0 && /^\s*\d[\d.,]*\s*\S?\s*$/.test(alone.text);
  return isNumber && row.length > 1 && last !== undefined && (!isFilled(last) || /^\s*\d/.test(last.text));
}

const isFilled = ({ text }: TextCell): boolean => text.trim() !== '';
