/** How much looking for tables a text may cost. An attempt is linear, but one may begin at each line and lead nowhere. */
import { tooComplex } from '../limits.ts';

export interface Effort {
  /** Lines that may still be looked at. */
  linesLeft: number;
}

/** Two thousand lines in a row that look like a table from each of them on, and are none; real texts need some thousand. */
const mostLines = 2_000_000;

export const newEffort = (): Effort => ({ linesLeft: mostLines });

/** Throws `extract.too-complex` when it was too much. */
export function spend(effort: Effort, lines: number): void {
  effort.linesLeft -= lines;
  if (effort.linesLeft < 0)
    throw tooComplex({ zh: '疑似表格的行数', en: 'lines that may be rows of a table' }, mostLines);
}
