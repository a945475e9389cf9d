/** Pages → the parts of each that are read one after the other: halves of a sheet, columns of a text. */
import type { PageMarks } from '../marks/marks.ts';
import { columnsLike, findColumns, fullLinesIn, type PagePart, partsOfPage } from './page-columns.ts';
import { sheetHalves } from './sheet-halves.ts';

export interface PageInParts {
  readonly page: PageMarks;
  readonly parts: readonly PagePart[];
}

/** Whole width, left and right column of each half of a sheet, and of a page that is none. */
const COLUMNS = 3;

export function inParts(pages: readonly PageMarks[]): PageInParts[] {
  const sheets = pages.map((page) => {
    const halves = sheetHalves(page);
    return { page, halves: halves.map((marks) => ({ marks, columns: findColumns(marks) })) };
  });
  const found = sheets.flatMap(({ halves }) => halves.flatMap(({ columns }) => columns ?? []));
  const surest = found.toSorted((a, b) => fullLinesIn(b) - fullLinesIn(a))[0];
  return sheets.map(({ page, halves }) => ({
    page,
    parts: halves.flatMap(({ marks, columns }, half) => {
      const offset = halves.length === 1 ? 0 : COLUMNS * (half + 1);
      const own = columns ?? (surest === undefined ? null : columnsLike(marks, surest.gutter));
      return partsOfPage(marks, own).map((part) => ({ ...part, column: offset + part.column }));
    }),
  }));
}
