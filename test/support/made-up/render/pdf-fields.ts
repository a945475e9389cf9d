/** The report as a PDF form: labels are printed, figures are the values of fields that the file doesn't draw. */
import { pdfBytes } from '../../pdf-writer.ts';
import { textOf, type ModelDocument } from '../document.ts';
import { placed } from '../placed.ts';
import { pdfPages, type Rect } from './pdf-pages.ts';

/** `isRuled`: with the lines of the cells. `align`: of the fields, as PDF numbers it. */
export function pdfFormBytes(document: ModelDocument, isRuled: boolean, align: 0 | 1 | 2 = 1): Uint8Array {
  const pages = pdfPages(document, {
    value: (cell, rect) => ({ field: fieldAt(rect, textOf(cell), align) }),
    ground: (xs, ys, table) => {
      if (!isRuled) return '';
      const boxes = placed(table).cells.map(({ row, column, cell }) => {
        const [x0, y0] = [xs[column]!, ys[row + cell.rowSpan]!];
        return `0.5 w ${x0} ${y0} ${xs[column + cell.colSpan]! - x0} ${ys[row]! - y0} re S\n`;
      });
      return boxes.join('');
    },
  });
  return pdfBytes(pages, { catalog: '/AcroForm << /Fields [] /NeedAppearances true /DA (/Helv 0 Tf 0 g) >>' });
}

/** Within its cell. */
export const fieldAt = ([x0, y0, x1, y1]: Rect, value: string, align: number): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V ${stringOf(value)} /Q ${align} /F 4 /DA (/Helv 0 Tf 0 g) ` +
  `/Rect [${x0 + 1} ${y0 + 1} ${x1 - 1} ${y1 - 1}] >>`;

/** Beyond ASCII, strings are UTF-16 with a mark. */
function stringOf(value: string): string {
  if (/^[ -~]*$/.test(value)) return `(${value})`;
  return `<${Buffer.from(`\ufeff${value}`, 'utf16le').swap16().toString('hex')}>`;
}
