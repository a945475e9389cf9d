/**
 * Tables as people and crawlers hold them in text: nothing is left of the page but the order of its cells, with blank cells or
 * without. Faces that drop blank cells can't show a figure that is blank.
 */
import { textOf, type ModelCell, type ModelTable } from '../document.ts';
import { placed, type PlacedCell } from '../placed.ts';
import { laidOutFaces } from './laid-out-faces.ts';
import type { TextStyle } from './text.ts';

const oneLine = (cell: ModelCell): string => textOf(cell).replaceAll(/\s+/g, '');
const isFilled = (text: string): boolean => text !== '';

/** Rows of cells as the page has them: merged cells once, where they begin. */
const rowsOf = ({ rows }: ModelTable): string[][] => rows.map((row) => row.map(oneLine));

/** Every place of the grid, '' where a merged cell goes on. */
function matrixOf(source: ModelTable, repeats = false): string[][] {
  const { cells, rowCount, columnCount } = placed(source);
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column) => {
      const own = cells.find(
        (place) =>
          place.row <= row &&
          row < place.row + place.cell.rowSpan &&
          place.column <= column &&
          column < place.column + place.cell.colSpan,
      );
      const isHere = own !== undefined && (repeats || (own.row === row && own.column === column));
      return isHere ? oneLine(own.cell) : '';
    }),
  );
}

const block = (lines: readonly string[]): string => `${lines.join('\n')}\n\n`;

/** Cells of a row, then blank ones up to the table's width. */
function paddedRows(source: ModelTable): string[][] {
  const { columnCount } = placed(source);
  return rowsOf(source).map((row) => [...row, ...Array<string>(Math.max(0, columnCount - row.length)).fill('')]);
}

const wide = /[\u2e80-\ua4cf\uff00-\uff60（）]/gu;
const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

/** Columns as wide as their widest cell, or as wide as most, so that long labels run into the first number. */
function columns(source: ModelTable, gap: number, most: number): string {
  const rows = matrixOf(source);
  const widths = rows[0]!.map((_, column) => Math.min(most, Math.max(...rows.map((row) => widthOf(row[column]!)))));
  const padded = (text: string, column: number): string =>
    text + ' '.repeat(Math.max(0, widths[column]! + gap - widthOf(text)));
  return block(rows.map((row) => row.map(padded).join('').trimEnd()));
}

const face = (name: string, table: TextStyle['table'], patch: Partial<TextStyle> = {}): TextStyle => ({
  name,
  table,
  lineEnd: '\n',
  bom: false,
  ...patch,
});
const losing = (name: string, table: TextStyle['table']): TextStyle => face(name, table, { losesBlanks: true });

/** By the lines that meet: up, right, down, left. */
const jointOf = (up: boolean, right: boolean, down: boolean, left: boolean): string => {
  const joints: Readonly<Record<string, string>> = {
    '1010': '│',
    '0101': '─',
    '0110': '┌',
    '0011': '┐',
    '1100': '└',
    '1001': '┘',
    '1110': '├',
    '1011': '┤',
    '0111': '┬',
    '1101': '┴',
    '1111': '┼',
  };
  return joints[[up, right, down, left].map(Number).join('')] ?? ' ';
};

/** Boxes as a terminal's browser draws them: a cell's lines in its middle, merged cells as one. */
function boxes(source: ModelTable): string {
  const { cells, rowCount, columnCount } = placed(source);
  const widths = Array.from({ length: columnCount }, (_, column) =>
    Math.max(
      2,
      ...cells.filter((one) => one.column + one.cell.colSpan - 1 === column).map(({ cell }) => widthOf(oneLine(cell))),
    ),
  );
  const xs = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width + 1], [0]);
  const isLine = Array.from({ length: 2 * rowCount + 1 }, () => Array<boolean>(xs.at(-1)! + 1).fill(false));
  const texts = new Map<string, string>();
  for (const { row, column, cell } of cells) {
    const [top, bottom] = [2 * row, 2 * (row + cell.rowSpan)];
    const [left, right] = [xs[column]!, xs[column + cell.colSpan]!];
    for (let x = left; x <= right; x += 1) isLine[top]![x] = isLine[bottom]![x] = true;
    for (let y = top; y <= bottom; y += 1) isLine[y]![left] = isLine[y]![right] = true;
    const text = oneLine(cell);
    if (text !== '') texts.set(`${top + 1 + Math.floor((bottom - top - 2) / 2)},${left + 1}`, text);
  }
  const lineAt = (y: number, x: number): boolean => isLine[y]?.[x] === true;
  return block(
    isLine.map((own, y) => {
      let drawn = '';
      for (let x = 0; x < own.length; x += 1) {
        const text = texts.get(`${y},${x}`);
        drawn +=
          text ??
          (own[x] === true ? jointOf(lineAt(y - 1, x), lineAt(y, x + 1), lineAt(y + 1, x), lineAt(y, x - 1)) : ' ');
        if (text !== undefined) x += widthOf(text) - 1;
      }
      return drawn;
    }),
  );
}

/** A line for each row: its label, a colon, its values; labels of groups, and what has no label, stand alone. */
function list({ rows }: ModelTable, mark: string): string {
  const lines = rows.flatMap((row) => {
    const [values, labels] = [true, false].map((isValue) => row.filter(({ role }) => (role === 'value') === isValue));
    const [first = '', ...names] = labels!.map(oneLine).filter(isFilled);
    if (values!.length === 0) return names.length === 0 ? [first] : [`${first}：${names.join(mark)}`];
    const all = values!.map(oneLine).join(mark);
    const groups = [first, ...names];
    return first === '' ? [all] : [...groups.slice(0, -1), `${groups.at(-1) ?? ''}：${all}`];
  });
  return block(lines.filter(isFilled));
}

/** A label of two ideographs a line, as narrow headers are copied. */
const broken = (text: string): string =>
  /^\p{scx=Han}{4}$/u.test(text) ? `${text.slice(0, 2)}\n${text.slice(2)}` : text;

/** What a format sets round a figure. */
const marksRound: readonly (readonly [name: string, mark: (text: string) => string])[] = [
  ['figures as code', (text) => `\`${text}\``],
  ['figures escaped', (text) => text.replace(/[-.+]/g, '\\$&')],
  ['figures in italics', (text) => `*${text}*`],
  ['figures as formulas', (text) => `$${text}$`],
  ['figures underlined', (text) => `<u>${text}</u>`],
];

/** A table as pandoc writes it: lines broken at blanks, wherever cells end. */
function latex(source: ModelTable): string {
  const { cells, rowCount, columnCount } = placed(source);
  const cellOf = ({ cell }: PlacedCell): string => {
    const tall = cell.rowSpan > 1 ? `\\multirow{${cell.rowSpan}}{*}{${oneLine(cell)}}` : oneLine(cell);
    return cell.colSpan > 1 ? `\\multicolumn{${cell.colSpan}}{l}{${tall}}` : tall;
  };
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const own: string[] = [];
    for (let column = 0; column < columnCount; column += 1) {
      const here = cells.find((one) => one.row === row && one.column === column);
      own.push(here === undefined ? '' : cellOf(here));
      column += (here?.cell.colSpan ?? 1) - 1;
    }
    return `${own.join(' & ')} \\\\`.replaceAll(/(.{40,60}) /gu, '$1\n');
  });
  const columns = 'l'.repeat(columnCount);
  const open = `\\begin{longtable}[]{@{}${columns}@{}}\n\\toprule\n\\endhead`;
  return block([open, ...rows, '\\bottomrule', '\\end{longtable}']);
}

export const textFaces: readonly TextStyle[] = [
  face('rows padded with bars', (source) => block(paddedRows(source).map((row) => `| ${row.join(' | ')} |`))),
  face('a cell a line ending in a bar', (source) =>
    block(
      paddedRows(source).map((row) =>
        row
          .map((text) => `${text} |`)
          .join('\n')
          .replaceAll('\n |', '|'),
      ),
    ),
  ),
  losing('cells joined by bars', (source) =>
    block(rowsOf(source).map((row) => `${row.filter(isFilled).join(' | ')} |`)),
  ),
  losing('a cell a line, bare', (source) => block(rowsOf(source).flat().filter(isFilled))),
  losing('a cell a paragraph', (source) => `${rowsOf(source).flat().filter(isFilled).join('\n\n')}\n\n`),
  losing('a cell a line, rows apart, broken labels', (source) =>
    block(rowsOf(source).map((row) => `${row.filter(isFilled).map(broken).join('\n')}\n`)),
  ),
  losing('columns apart', (source) => columns(source, 2, 200)),
  losing('columns a blank apart', (source) => columns(source, 1, 200)),
  losing('columns too narrow for labels', (source) => columns(source, 2, 30)),
  losing('rows of words', (source) => block(rowsOf(source).map((row) => row.filter(isFilled).join(' ')))),
  face('merged cells repeated, Markdown', (source) => {
    const [head = [], ...rest] = matrixOf(source, true);
    const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
    return block([line(head), line(head.map(() => '---')), ...rest.map(line)]);
  }),
  face('merged cells repeated, tabs', (source) => block(matrixOf(source, true).map((row) => row.join('\t')))),
  ...marksRound.map(([name, mark]) =>
    face(`Markdown, ${name}`, (source) => {
      const [head = [], ...rest] = matrixOf(source);
      const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
      const marked = (text: string): string => (/\d/.test(text) && !/\p{scx=Han}{2}/u.test(text) ? mark(text) : text);
      return block([line(head), line(head.map(() => '---')), ...rest.map((row) => line(row.map(marked)))]);
    }),
  ),
  face('boxes of lines', boxes),
  face('lists with 、', (source) => list(source, '、')),
  face('lists with ，', (source) => list(source, '，')),
  losing('lists with blanks', (source) => list(source, ' ')),
  face('semicolons', (source) => block(matrixOf(source).map((row) => row.join(';')))),
  face('AsciiDoc, merged cells', ({ rows }) => {
    const spans = ({ rowSpan, colSpan }: ModelCell): string =>
      rowSpan * colSpan === 1 ? '' : `${colSpan > 1 ? colSpan : ''}${rowSpan > 1 ? `.${rowSpan}` : ''}+`;
    const lines = rows.map((row) => row.map((cell) => `${spans(cell)}|${oneLine(cell)}`).join(' '));
    return block(['|===', ...lines, '|===']);
  }),
  face('Textile, merged cells', ({ rows }) => {
    const spans = ({ rowSpan, colSpan }: ModelCell): string =>
      (colSpan > 1 ? `\\${colSpan}` : '') + (rowSpan > 1 ? `/${rowSpan}` : '') + (rowSpan * colSpan > 1 ? '. ' : '');
    return block(rows.map((row) => `|${row.map((cell) => spans(cell) + oneLine(cell)).join('|')}|`));
  }),
  face('LaTeX, merged cells', latex),
  ...laidOutFaces,
];

/** Parted by marks that no format has for it, or by those of a format without its frame. */
export const oddFaces: readonly TextStyle[] = [
  face('cells apart by slashes', (source) => block(matrixOf(source).map((row) => row.join(' / ')))),
  face('tabs as two letters', (source) => block(rowsOf(source).map((row) => row.join('\\t')))),
  face('ampersands without a frame', (source) =>
    block(matrixOf(source).map((row) => `${row.join(' & ')} \\\\ \\hline`)),
  ),
  face('reStructuredText, a list of lists', (source) =>
    block([
      '.. list-table::',
      '   :header-rows: 1',
      '',
      ...matrixOf(source).flatMap((row) =>
        row.map((text, column) => `   ${column === 0 ? '* -' : '  -'} ${text}`.trimEnd()),
      ),
    ]),
  ),
  face('reStructuredText, comma-separated values', (source) => {
    const [header = '', ...rows] = matrixOf(source).map((row) => row.map((text) => `"${text}"`).join(', '));
    return block(['.. csv-table::', `   :header: ${header}`, '', ...rows.map((row) => `   ${row}`)]);
  }),
  face('wiki rows without a frame', (source) =>
    block(rowsOf(source).flatMap((row) => ['|-', `| ${row.join(' || ')}`])),
  ),
];
