/** The statutory tables as the law prints them: rows of heads and figures with their spans. */
import type { FormBlock, FormTable, Label, Line } from '../forms/form.ts';
import { presentRows } from '../verdicts/form-of.ts';

export interface TableCell {
  readonly kind: 'head' | 'figure';
  /** Printed words of a head. */
  readonly text?: string;
  readonly code?: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly scope?: 'col' | 'row' | 'colgroup' | 'rowgroup';
}

export type TableRow = readonly TableCell[];

export const statutoryTable = (form: FormTable, codes: ReadonlySet<string>): readonly TableRow[] =>
  form.rowLabels === 'above' ? form.blocks.flatMap((block) => across(form, block, codes)) : beside(form, codes);

const printed = ({ ordinal, text }: Label): string => `${ordinal ?? ''}${text}`;
const head = (text: string, scope: NonNullable<TableCell['scope']>, columnSpan = 1, rowSpan = 1): TableCell => ({
  kind: 'head',
  text,
  columnSpan,
  rowSpan,
  scope,
});

function beside(form: FormTable, codes: ReadonlySet<string>): readonly TableRow[] {
  const blocks = form.blocks.map((block) => ({ block, rows: presentRows(form, block, codes) }));
  const depth = Math.max(1, ...blocks.flatMap(({ rows }) => rows.map(({ groups }) => groups.length + 1)));
  const width = Math.max(...form.blocks.map(({ columns }) => columns.length));
  return blocks.flatMap(({ block, rows }) => {
    if (rows.length === 0) return [];
    const title = block.title === null ? [] : [[head(printed(block.title), 'colgroup', depth + width)]];
    return [...title, ...headRows(form, block, depth, width), ...bodyRows(form, block, rows, depth, width)];
  });
}

/** The corner, a line over all columns where the form has one, groups of columns, and the columns. */
function headRows(form: FormTable, { columns }: FormBlock, depth: number, width: number): readonly TableRow[] {
  const [first] = form.decorations;
  const corner = form.cornerNote ?? (first === undefined ? '' : printed(first));
  const band = form.cornerNote === null || first === undefined ? [] : [[head(printed(first), 'colgroup', width)]];
  const [top, ...below] = [...band, ...columnHeads(columns, width)];
  return [[head(corner, 'col', depth, 1 + below.length), ...(top ?? [])], ...below];
}

/** `width`: columns of the table, which few columns share evenly. */
function columnHeads(columns: readonly Line[], width: number): readonly TableRow[] {
  const isGrouped = columns.some(({ groups }) => groups.length > 0);
  const share = Math.floor(width / columns.length);
  const single = (line: Line, rowSpan: number): TableCell => head(printed(line.label), 'col', share, rowSpan);
  if (!isGrouped) return [columns.map((column) => single(column, 1))];
  const top = runs(columns, ({ groups }) => groups[0]).flatMap(({ group, lines }) =>
    group === undefined
      ? lines.map((line) => single(line, 2))
      : [head(printed(group), 'colgroup', share * lines.length)],
  );
  const below = columns.filter(({ groups }) => groups.length > 0).map((column) => single(column, 1));
  return [top, below];
}

interface Run {
  readonly group: Label | undefined;
  readonly lines: readonly Line[];
}

/** Lines one after another that stand in one group. */
function runs(lines: readonly Line[], groupOf: (line: Line) => Label | undefined): readonly Run[] {
  const found: { group: Label | undefined; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const group = groupOf(line);
    if (last !== undefined && last.group === group) last.lines.push(line);
    else found.push({ group, lines: [line] });
  }
  return found;
}

function bodyRows(
  form: FormTable,
  block: FormBlock,
  rows: readonly Line[],
  depth: number,
  width: number,
): readonly TableRow[] {
  const share = Math.floor(width / block.columns.length);
  return rows.map((row, index) => [
    ...row.groups.flatMap((group, level) => {
      if (index > 0 && rows[index - 1]?.groups[level] === group) return [];
      const end = rows.findIndex((other, at) => at > index && other.groups[level] !== group);
      return [head(printed(group), 'rowgroup', 1, (end < 0 ? rows.length : end) - index)];
    }),
    head(printed(row.label), 'row', depth - row.groups.length),
    ...block.columns.map(({ key }) => figure(`${form.table}.${row.key}.${key}`, share)),
  ]);
}

const figure = (code: string, columnSpan = 1): TableCell => ({ kind: 'figure', code, columnSpan, rowSpan: 1 });

/** Rows of the form side by side: 行政复议 and 行政诉讼 above their results. */
function across(form: FormTable, block: FormBlock, codes: ReadonlySet<string>): readonly TableRow[] {
  const rows = presentRows(form, block, codes);
  if (rows.length === 0) return [];
  const width = block.columns.length;
  const top = runs(rows, ({ groups }) => groups[0]).flatMap(({ group, lines }) =>
    group === undefined
      ? lines.map(({ label }) => head(printed(label), 'colgroup', width, 2))
      : [head(printed(group), 'colgroup', width * lines.length)],
  );
  const second = rows
    .filter(({ groups }) => groups.length > 0)
    .map(({ label }) => head(printed(label), 'colgroup', width));
  const results = rows.flatMap(() => block.columns.map(({ label }) => head(printed(label), 'col')));
  const figures = rows.flatMap((row) => block.columns.map(({ key }) => figure(`${form.table}.${row.key}.${key}`)));
  return [top, second, results, figures];
}
