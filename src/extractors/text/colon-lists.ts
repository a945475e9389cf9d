/**
 * Tables set as lists: `行政许可：12、-1、53`, a line for each row, the columns' names in lines above parted by the same mark.
 * Which value is which is settled later, by the form's labels and counts.
 */
import { isNumberText, standsForNone } from '../../shapes/number-shape.ts';
import { isHeading } from './line-shape.ts';

/** What may part the values of a row; one mark for the whole text. */
const marks: readonly RegExp[] = [/、/u, /，/u, /[；;]/u, /,/u, /[/／]/u, /\s+/u];

/** So many rows of several values are those of a table; text has such lines by chance. */
const FEWEST_ROWS = 5;
/** Fewer values without a label are no row. */
const FEWEST_ALONE = 5;
/** Longer lines are no rows: a label and seventeen numbers have room in it. */
const MAX_LINE_LENGTH = 500;
/** Longer ones are text. */
const MAX_LABEL_LENGTH = 80;
const MAX_NAME_LENGTH = 16;

interface Row {
  /** Null for a row of values alone. */
  readonly label: string | null;
  readonly values: readonly string[];
}

/** The lines, with tabs between the cells of such lists. */
export function withListTabs(lines: readonly string[]): readonly string[] {
  const mark = marks.find((one) => lines.filter((line) => isTelling(rowOf(line, one), one)).length >= FEWEST_ROWS);
  if (mark === undefined) return lines;
  return listsIn(lines, mark).flatMap(({ own, isList }) => (isList ? own.map((line) => tabbed(line, mark)) : own));
}

interface Part {
  readonly own: readonly string[];
  readonly isList: boolean;
}

/** A list goes on over blank lines, titles and lines of names. */
function listsIn(lines: readonly string[], mark: RegExp): readonly Part[] {
  const parts: { own: string[]; isShort: boolean }[] = [];
  for (const line of lines) {
    const isShort = mayStandInList(line, mark);
    const last = parts.at(-1);
    if (last?.isShort === isShort) last.own.push(line);
    else parts.push({ own: [line], isShort });
  }
  const isOfSeveral = (line: string): boolean => (rowOf(line, mark)?.values.length ?? 0) > 1;
  return parts.map(({ own, isShort }) => ({ own, isList: isShort && own.some(isOfSeveral) }));
}

function mayStandInList(line: string, mark: RegExp): boolean {
  if (USUAL.test(line)) return false;
  // Rows of the form are numbered as sections are.
  return rowOf(line, mark) !== null || (!isHeading(line) && (namesIn(line, mark) !== null || isTitle(line)));
}

/** These part cells by themselves. */
const USUAL = /[\t|│┃｜]/u;

const isTitle = (line: string): boolean => line.length <= MAX_LABEL_LENGTH && !/[。；;：:]\s*$/u.test(line);

const tabbed = (line: string, mark: RegExp): string => cellsOf(line, mark)?.join('\t') ?? line;

function cellsOf(line: string, mark: RegExp): readonly string[] | null {
  const row = rowOf(line, mark);
  if (row === null) return namesIn(line, mark);
  return row.label === null ? row.values : [row.label, ...row.values];
}

/** Values alone are those of a list only where nothing else is parted so. */
const isTelling = (row: Row | null, mark: RegExp): boolean =>
  row !== null && row.values.length > 1 && (row.label !== null || mark === marks[0]);

/** Behind the last colon: a corner of the form has one of its own. */
const BEHIND_COLON = /^\s*(?<label>[^。]{2,80})[：:]\s*(?<rest>[^：:]*?)\s*$/u;

/** Two lines that ran together. */
const HOLDS_ROW = /[：:]\s*[-－+＋]?\p{Nd}/u;

/** A label and values, or values alone. */
const rowOf = (line: string, mark: RegExp): Row | null =>
  line.length > MAX_LINE_LENGTH ? null : rowOfShort(line, mark);

function rowOfShort(line: string, mark: RegExp): Row | null {
  const { label = null, rest = line.trim() } = BEHIND_COLON.exec(line)?.groups ?? {};
  const values = partsOf(rest.replace(/(?<!；.*)[。；;]$/u, ''), mark);
  if (!values.every(isValue) || !values.some(isNumberText)) return null;
  if (label === null) return values.length < FEWEST_ALONE ? null : { label, values };
  return HOLDS_ROW.test(label) ? null : { label, values };
}

const partsOf = (text: string, mark: RegExp): readonly string[] => text.split(mark).map((part) => part.trim());

const isValue = (text: string): boolean => text === '' || isNumberText(text) || standsForNone(text);

const isName = (text: string): boolean =>
  text.length <= MAX_NAME_LENGTH && /\p{L}/u.test(text) && !/[。；;]/u.test(text);

/** The names of columns, behind what stands over the rows or alone; blanks part them too. */
function namesIn(line: string, mark: RegExp): readonly string[] | null {
  if (line.length > MAX_LINE_LENGTH) return null;
  const { label, rest = line.trim() } = BEHIND_COLON.exec(line)?.groups ?? {};
  const names = partsOf(rest, mark).flatMap((name) => name.split(/\s+/u));
  if (!names.every(isName)) return null;
  return label !== undefined ? [label, ...names] : names.length > 1 ? names : null;
}
