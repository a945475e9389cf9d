/** The statutory tables of a record, redrawn from the form's labels and the record's figures. */
import { tableNames } from '../forms/catalogue.ts';
import type { FormBlock, FormTable, Label, Line } from '../forms/form.ts';
import { figuresOf } from '../exports/figures.ts';
import type { ReportRecord } from '../model/record.ts';
import type { TableName } from '../model/report.ts';
import type { Paint } from './colour.ts';
import { type Mark, marksOf, paintMark } from './marks.ts';
import { formOf, presentRows } from '../verdicts/form-of.ts';
import { printable } from './terminal-text.ts';
import { drawTable, type TextCell, type TextRow } from './text-table.ts';

export interface TableView {
  readonly table: TableName;
  readonly drawing: string;
}

interface Figures {
  readonly values: ReadonlyMap<string, number | null>;
  readonly evidence: ReportRecord['evidence'];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly paint: Paint;
}

/** A blank cell: nothing printed where a number should be. */
const BLANK = '·';
const LONGEST_RAW = 10;

/** Tables that the record has figures of. */
export function tableViews(record: ReportRecord, paint: Paint, width: number): readonly TableView[] {
  const values = new Map(figuresOf(record).map(({ code, value }) => [code, value]));
  const figures = { values, evidence: record.evidence, marks: marksOf(record), paint };
  const codes = new Set(values.keys());
  return tableNames
    .filter((table) => record[table] !== undefined)
    .flatMap((table) => {
      const form = formOf(record.report?.edition ?? null, table, codes);
      return form === null ? [] : [{ table, drawing: drawTable(tableRows(form, figures), width) }];
    });
}

function tableRows(form: FormTable, figures: Figures): readonly TextRow[] {
  return form.blocks.flatMap((block) => [headerRow(block, figures.paint), ...blockRows(form, block, figures)]);
}

function headerRow({ title, columns }: FormBlock, paint: Paint): TextRow {
  const bold = (text: string): string => paint('bold', text);
  const texts = [title === null ? '' : printed(title), ...columns.map(({ label }) => printed(label))];
  return { kind: 'header', cells: texts.map((text) => ({ text, paint: bold })) };
}

/** Groups stand in rows of their own where they begin, what is under them is indented. */
function blockRows(form: FormTable, block: FormBlock, figures: Figures): readonly TextRow[] {
  let open: readonly Label[] = [];
  return presentRows(form, block, new Set(figures.values.keys())).flatMap((row) => {
    const begun = row.groups
      .map((label, depth) => ({ label, depth }))
      .filter(({ label, depth }) => open[depth] !== label);
    open = row.groups;
    const groups = begun.map(({ label, depth }) => labelRow(label, depth));
    return [...groups, figureRow(form.table, block, row, figures)];
  });
}

const labelRow = (label: Label, depth: number): TextRow => ({
  kind: 'figures',
  cells: [{ text: '  '.repeat(depth) + printed(label) }],
});

function figureRow(table: TableName, { columns }: FormBlock, row: Line, figures: Figures): TextRow {
  const label = { text: '  '.repeat(row.groups.length) + printed(row.label) };
  return {
    kind: 'figures',
    cells: [label, ...columns.map(({ key }) => figureCell(`${table}.${row.key}.${key}`, figures))],
  };
}

/** The number as read, or what is printed in its place; the last column is for the mark. */
function figureCell(code: string, { values, evidence, marks, paint }: Figures): TextCell {
  const value = values.get(code) ?? null;
  const raw = printable(evidence[code]?.raw ?? '')
    .trim()
    .slice(0, LONGEST_RAW);
  const mark = marks.get(code);
  const text = `${value === null ? raw || BLANK : String(value)}${mark?.sign ?? ' '}`;
  const painted = paintMark(paint, mark);
  return painted === undefined ? { text } : { text, paint: painted };
}

const printed = ({ ordinal, text }: Label): string => `${ordinal ?? ''}${text}`;
