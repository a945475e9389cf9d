/** Traces of rows, columns and tables that were not found: words, numbers and cells that stand elsewhere. */
import { codeOf } from '../../forms/catalogue.ts';
import type { FormTable, Line } from '../../forms/form.ts';
import type { Block, Cell, Grid } from '../../model/document.ts';
import { foldBody, foldLabel } from '../labels/fold.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { namedSpots } from '../tables/columns.ts';
import { hasDigit, isNumberLike, isRowLike } from '../../shapes/number-shape.ts';
import { sectionOf, sectionOfTable } from '../sections/section-heading.ts';
import type { SeenTable } from './witness.ts';

/** Shorter words (规章, 其他) stand in too many cells to be a trace of a row. */
const MIN_TRACE_LENGTH = 4;
/** So many labels of a table that was not found are a trace of it. */
const MIN_TABLE_TRACES = 3;

/** Words of what is missing stand elsewhere. */
export const isNamed = (table: SeenTable): boolean =>
  tracesOf(table.form, table.missing, rowTexts(table.blocks)) > 0 ||
  isNamedByLine(table) ||
  isNamedOverLines(table) ||
  hasRowsUnread(table);

/** Rows that no label names, or one that is named twice: the second is another row, with a wrong label. */
export function hasUnreadRows({ unreadRowCount, rowKeys }: RunOfRows): boolean {
  const keys = rowKeys.map(({ key }) => key).filter((key) => key !== '');
  return unreadRowCount > 0 || new Set(keys).size < keys.length;
}

/** For a table that was not found at all: its labels stand in some grid, or half of them in the text. */
export function isTableTraced({ form, codes, blocks }: SeenTable): boolean {
  const words = form.blocks.flatMap(({ rows, columns }) =>
    [...rows, ...columns].map(({ label }) => foldBody(label.text)),
  );
  const inText = tracesIn(words, textsIn(blocks));
  return (
    tracesOf(form, codes, cellTexts(blocks)) >= MIN_TABLE_TRACES ||
    inText * 2 >= words.length ||
    // Whatever grid stands in its section, it was not read.
    blocksOfSection({ form, blocks }).some(({ kind }) => kind === 'grid')
  );
}

/** Wherever its heading stands above: it may come again on each page. */
function blocksOfSection({ form: { table }, blocks }: Pick<SeenTable, 'form' | 'blocks'>): readonly Block[] {
  let current: number | null = null;
  return blocks.filter((block) => {
    current = sectionOf(headOf(block))?.ordinal ?? current;
    return current === sectionOfTable[table];
  });
}

/** A section's heading may stand in a table's first cell. */
const headOf = (block: Block): string => (block.kind === 'text' ? block.text : (block.cells[0]?.text ?? ''));

/**
 * Columns that the table's header lacks stand in the header of another grid, which has none of those that it names, or
 * in a line of their own: a table of one column is no grid.
 */
export function hasColumnsElsewhere(table: SeenTable): boolean {
  const { form, runs } = table;
  if (form.table !== 'applications') return false;
  const named = new Set(runs.flatMap(({ oriented }) => namedSpots(oriented, 'column').map(({ key }) => key)));
  const lines = form.blocks.flatMap(({ columns }) => columns);
  const wordsOf = (isNamed: boolean): ReadonlySet<string> =>
    new Set(lines.filter(({ key }) => named.has(key) === isNamed).map(({ label }) => foldBody(label.text)));
  const [own, missing] = [wordsOf(true), wordsOf(false)];
  if (own.size === 0 || missing.size === 0) return false;
  const read = new Set(runs.map(({ region }) => region.grid));
  return blocksOfSection(table).some((block) => {
    if (block.kind === 'text') return missing.has(foldBody(block.text));
    if (read.has(block)) return false;
    const printed = block.cells.map(({ text }) => foldBody(text));
    return printed.some((words) => missing.has(words)) && !printed.some((words) => own.has(words));
  });
}

/** Of the five results of table four. */
const MIN_HEADER_WORDS = 4;

/** Table four's header stands in a line of its own, beside the one that was read: the table below it lost its grid. */
export function hasHeaderElsewhere({ form, runs, blocks }: SeenTable): boolean {
  if (form.table !== 'disputes' || runs.every(({ oriented }) => namedSpots(oriented, 'column').length === 0))
    return false;
  const words = [...new Set(form.blocks.flatMap(({ columns }) => columns.map(({ label }) => foldBody(label.text))))];
  return textsIn(blocks).some((text) => {
    if (hasDigit(text) || /[。；]/u.test(text)) return false;
    const printed = foldBody(text);
    return words.filter((word) => printed.includes(word)).length >= MIN_HEADER_WORDS;
  });
}

/** Of the results of one procedure. */
const MIN_RESULTS = 5;

/** A line of nothing but results is left in the section of table four: those of a table of which no more was read. */
export function hasResultsElsewhere(table: SeenTable): boolean {
  return table.form.table === 'disputes' && textsIn(blocksOfSection(table)).some(isOfResults);
}

function isOfResults(text: string): boolean {
  const numbers = text.trim().split(/\s+/u);
  const isCount = numbers.every((number, index) => number === String(index + 1));
  return numbers.length >= MIN_RESULTS && numbers.every(isNumberLike) && !isCount;
}

/** Lines of nothing but a number are a column that lost its table, from this many on: fewer may be numbers of pages. */
const MIN_LONE_NUMBERS = 3;

function hasRowsUnread(table: SeenTable): boolean {
  const blocks = blocksOfSection(table);
  const read = new Set<Block>(table.runs.map(({ oriented }) => oriented.matrix.grid));
  const lone = blocks.filter(isNumberLine).length;
  if (lone >= MIN_LONE_NUMBERS || blocks.some((block, index) => isWord(block) && isNumberLine(blocks[index + 1])))
    return true;
  if (blocks.some((block) => (block.kind === 'grid' ? !read.has(block) : isRowLike(block.text)))) return true;
  // Wherever the table stands: in an annex, behind the report.
  return table.blocks.some((block, index) => isRowOfValues(block) && read.has(table.blocks[index - 1] ?? block));
}

const isRowOfValues = (block: Block): boolean =>
  block.kind === 'text' && block.text.trim().split(/\s+/u).filter(isNumberLike).length >= MIN_RESULTS;

/** Numbers among the run's rows that stand for no figure. */
export function hasUnreadNumbers({ oriented, rowRange, assigned }: RunOfRows): boolean {
  const taken = new Set(assigned.map(({ spot }) => spot));
  const rows = oriented.matrix.rows.slice(...rowRange);
  return rows.some((own) => own.some((spot) => !taken.has(spot) && isNumberLike(spot.text)));
}

/** Not a number of a page, which stands behind a sentence or a table. */
const isWord = (block: Block): boolean => block.kind === 'text' && /^\p{scx=Han}{1,12}$/u.test(block.text.trim());

const textsIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

const cellTexts = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'grid' ? block.cells.map(({ text }) => text) : []));

/** Longer lines are prose. */
const MAX_ROW_LENGTH = 120;

/** Cells, and lines with numbers that are no sentences: rows of a table that lost its cells. */
const rowTexts = (blocks: readonly Block[]): readonly string[] => [
  ...cellTexts(blocks),
  ...textsIn(blocks).filter((text) => isRowLong(text) && hasDigit(text) && !/[。；]/u.test(text)),
];

const isRowLong = (text: string): boolean => text.replaceAll(BETWEEN, '').length <= MAX_ROW_LENGTH;

/** Of a row drawn with characters, which may be as wide as its columns. */
const BETWEEN = /[\s\u2500-\u257f|]+/gu;
const BESIDE_LINES = /[\u2502\u2503\u2551]/u;

/** A line, or the cells of one that is left of a drawn table. */
const wordsIn = (text: string): readonly string[] => (BESIDE_LINES.test(text) ? text.split(BESIDE_LINES) : [text]);

/**
 * A missing row's label is a line of the table's section and nothing else, or one anywhere with a number in the next line:
 * its cells went astray.
 */
function isNamedByLine(table: SeenTable): boolean {
  const { form, missing, blocks } = table;
  const beforeNumbers = blocks.filter((_, index) => isNumberLine(blocks[index + 1]));
  const printed = new Set(
    [...blocksOfSection(table), ...beforeNumbers].flatMap((block) =>
      (block.kind === 'text' ? wordsIn(block.text) : linesBesideNumbers(block)).map((words) => foldLabel(words).body),
    ),
  );
  return form.blocks.some(({ rows, columns }) =>
    rows
      .filter(({ label }) => printed.has(foldBody(label.text)))
      .some((row) => columns.every((column) => missing.includes(codeOf(form.table, row.key, column.key)))),
  );
}

/** No line of a broken label is longer. */
const MAX_LABEL_PART = 20;

/** A missing row's label stands broken over short lines of the table's section. */
function isNamedOverLines(table: SeenTable): boolean {
  const parts = textsIn(blocksOfSection(table)).filter((text) => text.length <= MAX_LABEL_PART);
  return tracesOf(table.form, table.missing, [parts.join('')]) > 0;
}

/** The lines of cells that took in those of the next row: a number has a line of its own there. */
function linesBesideNumbers({ cells }: Grid): readonly string[] {
  const isBoth = ({ text }: Cell): boolean => {
    const lines = text.split('\n');
    return lines.length > 1 && lines.some(isNumberLike);
  };
  const rows = new Set(cells.filter(isBoth).map(({ row }) => row));
  return cells.filter(({ row }) => rows.has(row)).flatMap(({ text }) => text.split('\n'));
}

const isNumberLine = (block: Block | undefined): boolean => block?.kind === 'text' && isNumberLike(block.text.trim());

/** How many of the rows and columns that lack all their figures are named in the texts. */
function tracesOf(form: FormTable, missing: readonly string[], texts: readonly string[]): number {
  const isMissing = (codes: readonly string[]): boolean => codes.every((code) => missing.includes(code));
  const words = form.blocks.flatMap(({ rows, columns }) => {
    const codesOf = (row: Line, column: Line): string => codeOf(form.table, row.key, column.key);
    return [
      ...rows.filter((row) => isMissing(columns.map((column) => codesOf(row, column)))),
      ...columns.filter((column) => isMissing(rows.map((row) => codesOf(row, column)))),
    ].flatMap(({ label }) => [label.text, ...label.variants].map(foldBody));
  });
  const telling = words.filter((body) => body.length >= MIN_TRACE_LENGTH);
  return tracesIn(telling, texts);
}

function tracesIn(words: readonly string[], texts: readonly string[]): number {
  const printed = texts.map(foldBody).join('\n');
  return [...new Set(words)].filter((body) => printed.includes(body)).length;
}
