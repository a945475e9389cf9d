/** Lines of text → text blocks and the grids that the text sets with tabs, rules or commas. Columns of spaces are never guessed. */
import type { Block, TextBlock } from '../../model/document.ts';
import { unseenCharacters } from '../characters.ts';
import { maxCells, tooComplex } from '../limits.ts';
import { readBoxRows } from './box-rows.ts';
import { withListTabs } from './colon-lists.ts';
import { readCommaRows } from './comma-rows.ts';
import { cutLines } from './cut-lines.ts';
import { readDirectiveRows } from './directive-rows.ts';
import { type Effort, newEffort } from './effort.ts';
import { paddedWidth } from './damaged-rows.ts';
import { readLatexRows } from './latex-rows.ts';
import { isBlank } from './line-shape.ts';
import { linesOfText, softBreaks } from './lines-of-text.ts';
import { withoutLineNumbers } from './numbered-lines.ts';
import { withTabs } from './odd-marks.ts';
import { gridOf, type ListedTable } from './listed-table.ts';
import { readPipedRows } from './piped-rows.ts';
import { withoutSpanMarks } from './span-marks.ts';
import { withoutBlankCells } from './sheet-text.ts';
import { cellLine, readTabbedCells } from './tabbed-cells.ts';
import { readTabbedRows } from './tabbed-rows.ts';
import { readWikiRows } from './wiki-rows.ts';

/** Lines that tell whether tabs indent cells or part them. */
const lookAhead = 40;

/** `pathOf` gives the way back to a line (from 0). Errors: `extract.too-complex`. */
export function readPlainText(text: string, pathOf: (line: number) => string): readonly Block[] {
  const bare = withoutSpanMarks(withoutLineNumbers(linesOfText(text)));
  const lines = withTabs(withListTabs(withoutBlankCells(bare)));
  const blocks: Block[] = [];
  let ordinal = 0;
  let cellCount = 0;
  let padded: number | null = null;
  let above: ListedTable | null = null;
  const effort = newEffort();
  const cut = cutLines(lines);
  const isCut = ({ end }: ListedTable, from: number): boolean =>
    lines.slice(from, end).some((_, index) => cut.has(from + index));
  for (let at = 0; at < lines.length; at += 1) {
    const table: ListedTable | null = readTable(lines, at, effort, above);
    if (table === null) {
      if (!isBlank(lines[at] ?? '')) above = null;
      blocks.push(...textBlocks(lines[at] ?? '', pathOf(at)));
      continue;
    }
    ordinal += 1;
    above = table;
    padded = paddedWidth(table.rows, padded);
    const around = { isCut: isCut(table, at), following: lines[table.end] ?? '', paddedWidth: padded };
    const grid = gridOf(table, ordinal, around, pathOf);
    cellCount += grid.cells.length;
    if (cellCount > maxCells) throw tooComplex({ zh: '单元格数', en: 'cells' }, maxCells);
    blocks.push(grid);
    at = table.end - 1;
  }
  return blocks;
}

/** `above`: the table above, if nothing but blank lines part the two. */
type Reader = (lines: readonly string[], at: number, effort: Effort, above: ListedTable | null) => ListedTable | null;

/** Tables that their own marks begin. */
const markedReaders: readonly Reader[] = [readLatexRows, readWikiRows, readDirectiveRows];

function readTable(
  lines: readonly string[],
  at: number,
  effort: Effort,
  above: ListedTable | null,
): ListedTable | null {
  for (const read of [...markedReaders, ...readersOf(lines, at)]) {
    const table = read(lines, at, effort, above);
    if (table !== null) return table;
  }
  return null;
}

/** What the line may be a row of. */
function readersOf(lines: readonly string[], at: number): readonly Reader[] {
  const line = (lines[at] ?? '').trimEnd();
  if (line.includes('\t')) return [readTabbed];
  const isTabbed = lines[at + 1]?.includes('\t') === true || line.startsWith('"');
  const tabbed = isTabbed ? [readTabbed] : [];
  if (/[|│┃║｜┌╔┏╒╓+]/.test(line)) return [...tabbed, readPipedRows, readBoxRows];
  return /^"|[,;]/.test(line) ? [...tabbed, readCommaRows] : tabbed;
}

function readTabbed(lines: readonly string[], at: number, effort: Effort): ListedTable | null {
  const tabbed = lines[at]?.includes('\t') === true;
  if (!indentsCells(lines, tabbed ? at : at + 1)) return readTabbedRows(lines, at, effort);
  return tabbed ? readTabbedCells(lines, at, effort) : null;
}

function indentsCells(lines: readonly string[], from: number): boolean {
  let balance = 0;
  for (const line of lines.slice(from, from + lookAhead)) {
    if (!line.includes('\t')) continue;
    balance += cellLine.test(line) ? 1 : -1;
  }
  return balance > 0;
}

/** Nothing but a tag of HTML, as converters leave them round the parts of a page. */
const tagAlone = /^\s*<\/?(?:div|span|section|article|p|a|center)(?:\s[^<>]*)?>\s*$/iu;

export function textBlocks(line: string, path: string): readonly TextBlock[] {
  return line
    .split(softBreaks)
    .filter((part) => !isBlank(part) && !tagAlone.test(part) && !anchorAlone.test(part))
    .map((part) => textBlock(part, path));
}

/** As pandoc writes it before a heading of LaTeX. */
const anchorAlone = /^\s*\\hypertarget\{[^{}]*\}\{%\s*$/u;
/** Of LaTeX, with the label that pandoc gives it. */
const latexHeading = /^\s*\\((?:sub){0,2}section)\*?\s*\{([^{}]*)\}(?:\s*\\label\{[^{}]*\})?\}?\s*$/u;

function headingIn(line: string): readonly [level: number, title: string] | null {
  const [, marks, title] = /^(#{1,6})\s+(\S.*)$/.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) return [marks.length, title];
  const [, command, words] = latexHeading.exec(line) ?? [];
  return command === undefined || words === undefined ? null : [command.split('sub').length, words];
}

function textBlock(line: string, path: string): TextBlock {
  const [level = null, title] = headingIn(line) ?? [];
  const text = title ?? line.replace(unseenCharacters, '').trim();
  return { kind: 'text', text, headingLevel: level, pageNumber: null, box: null, path };
}
