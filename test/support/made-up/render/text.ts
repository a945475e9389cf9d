/** The report as plain text: with a cell a line, indented, or as a browser copies tables. */
import { isTable, textOf, type ModelDocument, type ModelTable } from '../document.ts';
import { placed } from '../placed.ts';

export interface TextStyle {
  readonly name: string;
  readonly table: (table: ModelTable) => string;
  readonly lineEnd: '\n' | '\r\n';
  readonly bom: boolean;
  /** Blank cells leave no trace: which figure of a row is blank can't be told. */
  readonly losesBlanks?: true;
}

/** A cell a line behind a tab, a blank line between rows; rows continued from above leave an empty line. */
function cellLines(source: ModelTable): string {
  const { cells, rowCount } = placed(source);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    cells
      .filter((place) => place.row <= row && row < place.row + place.cell.rowSpan)
      .sort((a, b) => a.column - b.column)
      .map((place) => `\t${place.row === row ? textOf(place.cell) : ''}\n`)
      .join(''),
  );
  return `${rows.join('\n')}\n\n`;
}

const oneLine = (text: string): string => text.replaceAll(/[\n\t]/g, ' ');

/** A row a line, cells by tabs: what a browser copies. Merged cells are not repeated. */
function tabbedRows({ rows }: ModelTable): string {
  return `${rows.map((row) => row.map((cell) => oneLine(textOf(cell))).join('\t')).join('\n')}\n`;
}

/** Every place of the grid, empty where a cell goes on: what a spreadsheet copies. Texts of several lines are quoted. */
function spreadsheetRows(source: ModelTable): string {
  const { cells, rowCount, columnCount } = placed(source);
  const quoted = (text: string): string => (/[\n\t"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column) => {
      const own = cells.find((place) => place.row === row && place.column === column);
      return own === undefined ? '' : quoted(textOf(own.cell));
    }).join('\t'),
  );
  return `${lines.join('\n')}\n`;
}

/** Pipes, with the line of dashes under the first row that Markdown wants. */
function markdown(source: ModelTable): string {
  const { cells, rowCount, columnCount } = placed(source);
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |\n`;
  const rows = Array.from({ length: rowCount }, (_, row) =>
    line(
      Array.from({ length: columnCount }, (_, column) => {
        const own = cells.find((place) => place.row === row && place.column === column);
        return own === undefined ? '' : oneLine(textOf(own.cell)).replaceAll('|', '\\|');
      }),
    ),
  );
  const [first = '', ...rest] = rows;
  return `${first}${line(Array.from({ length: columnCount }, () => '---'))}${rest.join('')}\n`;
}

/** Every place of the grid, parted by commas: what a spreadsheet saves as CSV. */
function commaRows(source: ModelTable): string {
  const { cells, rowCount, columnCount } = placed(source);
  const quoted = (text: string): string => (/[\n,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column) => {
      const own = cells.find((place) => place.row === row && place.column === column);
      return own === undefined ? '' : quoted(textOf(own.cell));
    }).join(','),
  );
  return `${lines.join('\n')}\n\n`;
}

export const textStyles: readonly TextStyle[] = [
  { name: 'a cell a line', table: cellLines, lineEnd: '\n', bom: false },
  { name: 'a cell a line, CRLF', table: cellLines, lineEnd: '\r\n', bom: true },
  { name: 'browser copy', table: tabbedRows, lineEnd: '\n', bom: false },
  { name: 'spreadsheet copy', table: spreadsheetRows, lineEnd: '\r\n', bom: false },
  { name: 'comma-separated values', table: commaRows, lineEnd: '\r\n', bom: true },
  { name: 'Markdown', table: markdown, lineEnd: '\n', bom: false },
];

function plainText(document: ModelDocument, style: TextStyle): string {
  const parts = document.blocks.map((block) => (isTable(block) ? style.table(block) : `${block.text}\n\n`));
  return parts.join('').replaceAll('\n', style.lineEnd);
}

export function textBytes(document: ModelDocument, style: TextStyle): Uint8Array {
  return new TextEncoder().encode((style.bom ? '\ufeff' : '') + plainText(document, style));
}
