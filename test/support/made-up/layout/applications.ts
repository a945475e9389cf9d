/** Table three as the form prints it: three label columns and seven values, three header rows. */
import { applicants } from '../../../../src/forms/applications.ts';
import { codeOf, rowsOf } from '../../../../src/forms/catalogue.ts';
import type { FormTable, Line } from '../../../../src/forms/form.ts';
import { cell, table, type ModelCell, type ModelTable } from '../document.ts';
import { applicationRows, editionOf, type MadeUpReport } from '../report.ts';
import { groupRun, labelCell, valueCell } from './labels.ts';

type Row = readonly ModelCell[];

const labelColumns = 3;

export interface ApplicationsOptions {
  /** Columns in another order than the form's; organisations must stay together. */
  readonly order?: readonly Line[];
  /** `groups`: three label columns; `heads`: a group is a full row above its rows; `path`: one label column with the whole path. */
  readonly labels?: 'groups' | 'heads' | 'path';
  readonly header?: 'official' | 'one row' | 'none';
}

function applicationLines(report: MadeUpReport): readonly Line[] {
  const form: FormTable = editionOf(report.form).tables.applications;
  return form.blocks.flatMap((block) => rowsOf(form, block, applicationRows(report.form)));
}

export function applicationsTable(report: MadeUpReport, options: ApplicationsOptions = {}): ModelTable {
  const { order = applicants, labels = 'groups', header = 'official' } = options;
  const width = labels === 'groups' ? labelColumns : 1;
  const lines = applicationLines(report);
  const values = (line: Line): Row => order.map(({ key }) => valueCell(report, codeOf('applications', line.key, key)));
  const data = lines.flatMap((line, index) => {
    if (labels === 'path') return [[pathCell(line), ...values(line)]];
    if (labels === 'groups') return [[...labelCells(lines, index), ...values(line)]];
    return [...headRows(lines, index, order.length), [labelCell('row', line.label), ...values(line)]];
  });
  return table('applications', [...headers(report, order, width, header), ...data]);
}

function labelCells(lines: readonly Line[], index: number): Row {
  const line = lines[index]!;
  const groups = line.groups.flatMap((group, depth) => {
    const rowSpan = groupRun(lines, index, depth);
    return rowSpan === 0 ? [] : [labelCell('group', group, { rowSpan })];
  });
  return [...groups, labelCell('row', line.label, { colSpan: labelColumns - line.groups.length })];
}

function headRows(lines: readonly Line[], index: number, columns: number): Row[] {
  return lines[index]!.groups.flatMap((group, depth) =>
    groupRun(lines, index, depth) === 0 ? [] : [[labelCell('group', group, { colSpan: columns + 1 })]],
  );
}

function pathCell({ groups, label }: Line): ModelCell {
  const path = groups.map(({ ordinal, text }) => `${ordinal ?? ''}${text}`).join('');
  return cell('row', path + (label.ordinal ?? '') + label.text);
}

function headers(
  report: MadeUpReport,
  order: readonly Line[],
  width: number,
  kind: 'official' | 'one row' | 'none',
): Row[] {
  if (kind === 'none') return [];
  const note = editionOf(report.form).tables.applications.cornerNote ?? '';
  if (kind === 'one row') {
    return [[cell('corner', note, { colSpan: width }), ...order.map(({ label }) => labelCell('column', label))]];
  }
  return [
    [cell('corner', note, { rowSpan: 3, colSpan: width }), cell('span', '申请人情况', { colSpan: order.length })],
    order.flatMap((line, index) => upperHeader(order, line, index)),
    order.filter(({ groups }) => groups.length > 0).map(({ label }) => labelCell('column', label)),
  ];
}

function upperHeader(order: readonly Line[], line: Line, index: number): Row {
  if (line.groups.length === 0) return [labelCell('column', line.label, { rowSpan: 2 })];
  const colSpan = groupRun(order, index, 0);
  return colSpan === 0 ? [] : [labelCell('span', line.groups[0]!, { colSpan })];
}
