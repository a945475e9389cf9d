/** Table two as the form prints it: blocks of a title row, a header row and the rows, on four grid columns. */
import { codeOf } from '../../../../src/forms/catalogue.ts';
import type { FormBlock } from '../../../../src/forms/form.ts';
import { cell, table, type ModelCell, type ModelTable } from '../document.ts';
import { editionOf, type MadeUpReport } from '../report.ts';
import { labelCell, valueCell } from './labels.ts';

type Rows = readonly (readonly ModelCell[])[];

const gridColumns = 4;

export function disclosureBlocks(report: MadeUpReport): readonly ModelTable[] {
  const form = editionOf(report.form).tables.disclosure;
  return form.blocks.map((block) => table('disclosure', blockRows(report, block)));
}

export function disclosureTable(report: MadeUpReport): ModelTable {
  return table(
    'disclosure',
    disclosureBlocks(report).flatMap(({ rows }) => rows),
  );
}

function blockRows(report: MadeUpReport, block: FormBlock): Rows {
  const { title, rows, columns } = block;
  /** The last of fewer measures than columns takes the rest: 1·1·2, 1·3. */
  const span = (index: number): number => (index === columns.length - 1 ? gridColumns - columns.length : 1);
  const titleRow = title === null ? [] : [[labelCell('title', title, { colSpan: gridColumns })]];
  const header = [
    cell('corner', '信息内容'),
    ...columns.map(({ label }, index) => labelCell('column', label, { colSpan: span(index) })),
  ];
  const data = rows.map((row) => [
    labelCell('row', row.label),
    ...columns.map(({ key }, index) => valueCell(report, codeOf('disclosure', row.key, key), { colSpan: span(index) })),
  ]);
  return [...titleRow, header, ...data];
}

/** A figure a row: 项目, 指标, 数量. */
export function disclosureList(report: MadeUpReport): ModelTable {
  const { blocks } = editionOf(report.form).tables.disclosure;
  const rows = blocks.flatMap((block) => [
    ...(block.title === null ? [] : [[labelCell('title', block.title, { colSpan: 3 })]]),
    ...block.rows.flatMap((row) =>
      block.columns.map((column, index) => [
        ...(index === 0 ? [labelCell('row', row.label, { rowSpan: block.columns.length })] : []),
        labelCell('column', column.label),
        valueCell(report, codeOf('disclosure', row.key, column.key)),
      ]),
    ),
  ]);
  return table('disclosure', [[cell('corner', '信息内容'), cell('corner', '指标'), cell('corner', '数量')], ...rows]);
}
