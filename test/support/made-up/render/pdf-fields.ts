/** The report as a PDF form: labels are printed, figures are the values of fields that the file doesn't draw. */
import { pdfBytes, text as printedAt, type PdfPage } from '../../pdf-writer.ts';
import { isTable, textOf, type ModelDocument, type ModelTable } from '../document.ts';
import { placed } from '../placed.ts';

const [LEFT, TOP, BOTTOM, WIDTH] = [35, 800, 45, 525] as const;
const SIZE = 7;
const LINE = 8.5;
const PADDING = 3;

/** Wide enough for labels of two or three lines. */
const widthsOf: Readonly<Record<number, readonly number[]>> = {
  4: [135, 130, 130, 130],
  10: [50, 50, 148, 38, 39, 40, 40, 40, 40, 40],
};

interface Writer {
  readonly pages: PdfPage[];
  content: string;
  fields: string[];
  y: number;
}

/** `isRuled`: with the lines of the cells. `align`: of the fields, as PDF numbers it. */
export function pdfFormBytes(document: ModelDocument, isRuled: boolean, align: 0 | 1 | 2 = 1): Uint8Array {
  const writer: Writer = { pages: [], content: '', fields: [], y: TOP };
  for (const block of document.blocks) {
    if (isTable(block)) writeTable(writer, block, isRuled, align);
    else for (const line of linesOf(block.text, WIDTH)) writeLine(writer, line);
  }
  endPage(writer);
  return pdfBytes(writer.pages, { catalog: '/AcroForm << /Fields [] /NeedAppearances true /DA (/Helv 0 Tf 0 g) >>' });
}

const linesOf = (text: string, width: number): readonly string[] => {
  const most = Math.max(1, Math.floor((width - 2 * PADDING) / SIZE));
  return text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${most}}`, 'gu')) ?? ['']);
};

function endPage(writer: Writer): void {
  if (writer.content === '') return;
  writer.pages.push({ content: writer.content, entries: `/Annots [${writer.fields.join(' ')}]` });
  writer.content = '';
  writer.fields = [];
  writer.y = TOP;
}

function writeLine(writer: Writer, line: string): void {
  if (writer.y < BOTTOM + 2 * LINE) endPage(writer);
  writer.y -= 2 * LINE;
  writer.content += printedAt(LEFT, writer.y, line, SIZE);
}

/** On a page of its own if it doesn't fit. */
function writeTable(writer: Writer, source: ModelTable, isRuled: boolean, align: number): void {
  const { cells, rowCount, columnCount } = placed(source);
  const widths = widthsOf[columnCount] ?? Array.from({ length: columnCount }, () => WIDTH / columnCount);
  const xs = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [LEFT]);
  const heights = Array.from({ length: rowCount }, (_, row) => {
    const own = cells.filter((one) => one.row === row && one.cell.rowSpan === 1);
    const most = Math.max(1, ...own.map((one) => linesIn(one.cell, xs, one.column).length));
    return most * LINE + 2 * PADDING;
  });
  if (heights.reduce((sum, height) => sum + height, 0) > writer.y - BOTTOM) endPage(writer);
  const ys = heights.reduce<number[]>((all, height) => [...all, all.at(-1)! - height], [writer.y - LINE]);
  for (const { row, column, cell } of cells) {
    const [x0, x1] = [xs[column]!, xs[column + cell.colSpan]!];
    const [y1, y0] = [ys[row]!, ys[row + cell.rowSpan]!];
    if (isRuled) writer.content += `0.5 w ${x0} ${y0} ${x1 - x0} ${y1 - y0} re S\n`;
    if (cell.code !== null) writer.fields.push(fieldAt([x0 + 1, y0 + 1, x1 - 1, y1 - 1], textOf(cell), align));
    else {
      const lines = linesIn(cell, xs, column);
      const top = (y0 + y1 + lines.length * LINE) / 2;
      lines.forEach((line, index) => {
        const x = (x0 + x1 - line.length * SIZE) / 2;
        writer.content += printedAt(x, top - (index + 1) * LINE + 1.5, line, SIZE);
      });
    }
  }
  writer.y = ys.at(-1)! - LINE;
}

const linesIn = (cell: ModelTable['rows'][number][number], xs: readonly number[], column: number): readonly string[] =>
  linesOf(textOf(cell), xs[column + cell.colSpan]! - xs[column]!);

const fieldAt = (box: readonly number[], value: string, align: number): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (${value}) /Q ${align} /F 4 /DA (/Helv 0 Tf 0 g) /Rect [${box.join(' ')}] >>`;
