/** A small Word writer with the habits of Word, WPS and converters: merged cells spelled both ways, ordinals by lists, hidden text. */
import { isTable, textOf, type ModelCell, type ModelDocument, type ModelTable, type ModelText } from '../document.ts';
import { placed, type PlacedCell } from '../placed.ts';
import { listNumbering, type ListNumbering } from './docx-lists.ts';
import { wordFile, wordNamespace, type WordList } from './docx-parts.ts';

export interface DocxStyle {
  readonly name: string;
  /** `gridSpan`, or a cell a column with `hMerge`. */
  readonly merge: 'gridSpan' | 'hMerge';
  /** Continuations at the start of a row are skipped with `gridBefore` instead of written as merged cells. */
  readonly gridBefore: boolean;
  /** Ordinals of the labels come from automatic lists. */
  readonly lists: boolean;
  /** Markup of a text's runs. */
  readonly runs: (text: string) => string;
  readonly cell: (content: string) => string;
  readonly rowProperties: string;
  /** Rows of a table's head that come again on each page. */
  readonly repeats: 'nothing' | 'first row' | 'head';
  /** Of columns, by their number, in twentieths of a point. */
  readonly widths: (columns: number, total: number) => readonly number[];
  readonly borders: readonly string[];
  readonly landscape: boolean;
  /** A print shows nothing else than the file does: no tracked change, no result that the printer calculates anew, no shape without a size. */
  readonly printable: boolean;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Runs of one text, lines by w:br. */
function run(text: string, properties = ''): string {
  const pieces = text.split('\n').map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`);
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces.join('<w:br/>')}</w:r>`;
}

const letterRuns = (text: string): string =>
  Array.from(text, (letter) => run(letter, '<w:rFonts w:hint="eastAsia"/>')).join('');

export function docxStyle(name: string, patch: Partial<Omit<DocxStyle, 'name'>> = {}): DocxStyle {
  return {
    name,
    merge: 'gridSpan',
    gridBefore: false,
    lists: false,
    runs: (text) => run(text),
    cell: (content) => content,
    rowProperties: '',
    repeats: 'nothing',
    widths: columnWidths,
    borders: ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
    landscape: false,
    printable: true,
    ...patch,
  };
}

const hidden =
  '<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:rStyle w:val="hidden"/></w:rPr><w:t>88</w:t></w:r>';

/** A formula that was calculated, with the instruction and the marks in one run. */
const field = (text: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/><w:instrText> =SUM(LEFT) \\# "0" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** As Word writes it: for itself, and once more for those that know no DrawingML. */
function textBox(content: string): string {
  const box = `<w:txbxContent>${content}</w:txbxContent>`;
  return (
    `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>` +
    `<wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${box}</wps:txbx></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
  );
}

export const docxStyles: readonly DocxStyle[] = [
  docxStyle('plain Word'),
  docxStyle('hMerge', { merge: 'hMerge' }),
  docxStyle('gridBefore', { gridBefore: true }),
  docxStyle('lists for ordinals', { lists: true }),
  docxStyle('a run a character', { runs: letterRuns }),
  docxStyle('hidden text', { runs: (text) => run(text) + hidden }),
  docxStyle('changes tracked', {
    printable: false,
    runs: (text) =>
      `<w:del w:id="1" w:author="a"><w:r><w:delText>件</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run(text)}</w:ins>`,
  }),
  docxStyle('content controls', {
    runs: (text) => `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
  }),
  docxStyle('bookmarks and proofs', {
    runs: (text) =>
      `<w:bookmarkStart w:id="3" w:name="b"/><w:proofErr w:type="gramStart"/>${run(text, '<w:b/><w:sz w:val="18"/>')}<w:bookmarkEnd w:id="3"/>`,
    rowProperties: '<w:trPr><w:cantSplit/><w:tblHeader/><w:jc w:val="center"/></w:trPr>',
  }),
  docxStyle('empty paragraph first', { cell: (content) => `<w:p/>${content}` }),
  docxStyle('landscape', { landscape: true }),
  docxStyle('results of fields', {
    printable: false,
    runs: (text) => (text.trim() === '' ? run(text) : field(text)),
  }),
  docxStyle('moved and deleted, with what was set before', {
    printable: false,
    runs: (text) =>
      `<w:moveFrom w:id="1">${run('件')}</w:moveFrom><w:ins w:id="2"><w:del w:id="3"><w:r><w:delText>条</w:delText></w:r></w:del></w:ins>` +
      `<w:moveTo w:id="4">${run(text, '<w:rPrChange w:id="5"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>')}</w:moveTo>`,
  }),
  docxStyle('smart tags, links and notes', {
    printable: false,
    runs: (text) =>
      `<w:smartTag w:element="chmetcnv"><w:smartTagPr><w:attr w:name="SourceValue" w:val="99"/></w:smartTagPr>` +
      `<w:hyperlink w:anchor="a">${run(text)}</w:hyperlink></w:smartTag><w:r><w:footnoteReference w:id="2"/></w:r>`,
  }),
  docxStyle('a text box in every cell', { printable: false, cell: textBox }),
  docxStyle('a table in every cell', {
    printable: false,
    cell: (content) => `<w:tbl><w:tblPr/><w:tr><w:tc>${content}</w:tc></w:tr></w:tbl><w:p/>`,
  }),
];

export function docxBytes(document: ModelDocument, style: DocxStyle): Uint8Array {
  const lists: WordList[] = [];
  const body = document.blocks
    .map((block) => (isTable(block) ? tableXml(block, style, lists) : textXml(block, style)))
    .join('');
  const page = style.landscape
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>';
  const section = `<w:sectPr>${page}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>`;
  return wordFile(
    `<w:document xmlns:w="${wordNamespace}"><w:body>${body}${section}</w:body></w:document>`,
    document.name,
    lists,
  );
}

const paragraphStyles: Partial<Record<ModelText['kind'], string>> = { title: 'a3', heading: '1' };

function textXml({ kind, text }: ModelText, style: DocxStyle): string {
  const named = paragraphStyles[kind];
  const properties = named === undefined ? '' : `<w:pPr><w:pStyle w:val="${named}"/></w:pPr>`;
  return `<w:p>${properties}${style.runs(text)}</w:p>`;
}

function tableXml(source: ModelTable, style: DocxStyle, lists: WordList[]): string {
  const { cells, rowCount, columnCount } = placed(source);
  const widths = style.widths(columnCount, style.landscape ? 14500 : 9600);
  const numbering = listNumbering(style.lists ? lists : null);
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const inRow = cells
      .filter((place) => place.row <= row && row < place.row + place.cell.rowSpan)
      .sort((a, b) => a.column - b.column);
    return rowXml(inRow, row, columnCount, style, numbering);
  });
  const borders = style.borders.map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const layout = '<w:tblLayout w:type="fixed"/>';
  /** Narrow, so that a figure of six digits isn't cut over two lines where there are fifteen columns. */
  const margins = '<w:tblCellMar><w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tblCellMar>';
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>${layout}${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl><w:p/>`;
}

/** The third column of ten holds the long labels. In twentieths of a point. */
function columnWidths(columns: number, total: number): number[] {
  const share = Math.floor(total / (columns + 2));
  return Array.from({ length: columns }, (_, column) =>
    columns > 4 && columns < 13 && column === 2 ? share * 3 : share,
  );
}

function rowXml(
  inRow: readonly PlacedCell[],
  row: number,
  columns: number,
  style: DocxStyle,
  list: ListNumbering,
): string {
  const skipped = style.gridBefore ? inRow.findIndex((place) => place.row === row) : 0;
  const leading = inRow.slice(0, Math.max(skipped, 0)).reduce((sum, { cell }) => sum + cell.colSpan, 0);
  const before = leading === 0 ? '' : `<w:trPr><w:gridBefore w:val="${leading}"/></w:trPr>`;
  const written: string[] = [];
  let column = leading;
  for (const place of inRow.slice(Math.max(skipped, 0))) {
    if (place.column > column) written.push(gap(place.column - column));
    written.push(cellXml(place, place.row !== row, style, list));
    column = place.column + place.cell.colSpan;
  }
  if (column < columns) written.push(gap(columns - column));
  const properties = isRepeated(inRow, row, style) ? '<w:trPr><w:tblHeader/></w:trPr>' : style.rowProperties;
  return `<w:tr>${before === '' ? properties : before}${written.join('')}</w:tr>`;
}

function isRepeated(inRow: readonly PlacedCell[], row: number, { repeats }: DocxStyle): boolean {
  if (repeats === 'nothing' || !inRow.every(({ cell: { role } }) => ['corner', 'span', 'column'].includes(role)))
    return false;
  return repeats === 'head' || row === 0;
}

const gap = (span: number): string => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p/></w:tc>`;

function cellXml({ cell }: PlacedCell, continued: boolean, style: DocxStyle, list: ListNumbering): string {
  const vertical = cell.rowSpan > 1 && !style.gridBefore ? `<w:vMerge${continued ? '' : ' w:val="restart"'}/>` : '';
  const content = continued ? '<w:p/>' : cellParagraph(cell, style, list(cell));
  if (style.merge === 'gridSpan' || cell.colSpan === 1) {
    const span = cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : '';
    return `<w:tc><w:tcPr>${span}${vertical}</w:tcPr>${style.cell(content)}</w:tc>`;
  }
  const first = `<w:tc><w:tcPr><w:hMerge w:val="restart"/>${vertical}</w:tcPr>${content}</w:tc>`;
  return first + `<w:tc><w:tcPr><w:hMerge/>${vertical}</w:tcPr><w:p/></w:tc>`.repeat(cell.colSpan - 1);
}

function cellParagraph(cell: ModelCell, style: DocxStyle, numbering: string): string {
  const text = numbering === '' ? textOf(cell) : cell.text;
  return `<w:p>${numbering}${text === '' ? '' : style.runs(text)}</w:p>`;
}
