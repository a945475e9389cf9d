/** Table four as the form prints it, and as organs rearrange it. */
import { codeOf } from '../../../../src/forms/catalogue.ts';
import { disputes } from '../../../../src/forms/disputes.ts';
import type { FormBlock, Line } from '../../../../src/forms/form.ts';
import { cell, table, type ModelCell, type ModelTable } from '../document.ts';
import { placed, unplaced } from '../placed.ts';
import type { MadeUpReport } from '../report.ts';
import { groupRun, labelCell, valueCell } from './labels.ts';

type Row = readonly ModelCell[];

const block: FormBlock = disputes.blocks[0]!;
const { rows: procedures, columns: results } = block;

const valuesOf = (report: MadeUpReport, { key }: Line): Row =>
  results.map((result) => valueCell(report, codeOf('disputes', key, result.key)));
const resultCells = (rowSpan: number): Row => results.map(({ label }) => labelCell('column', label, { rowSpan }));

/** Three header rows over fifteen figures. */
export function disputesTable(report: MadeUpReport): ModelTable {
  const top = procedures.flatMap((procedure, index) => {
    const run = groupRun(procedures, index, 0);
    if (procedure.groups.length === 0) return [labelCell('span', procedure.label, { colSpan: results.length })];
    return run === 0 ? [] : [labelCell('span', procedure.groups[0]!, { colSpan: run * results.length })];
  });
  const middle = procedures.flatMap((procedure) =>
    procedure.groups.length === 0 ? resultCells(2) : [labelCell('span', procedure.label, { colSpan: results.length })],
  );
  const bottom = procedures.filter(({ groups }) => groups.length > 0).flatMap(() => resultCells(1));
  return table('disputes', [top, middle, bottom, procedures.flatMap((procedure) => valuesOf(report, procedure))]);
}

/** 行政复议 in a table of its own, 行政诉讼 in another. */
export function disputesInTwo(report: MadeUpReport): readonly ModelTable[] {
  const source = disputesTable(report);
  const { cells, rowCount } = placed(source);
  const parts = [
    cells.filter(({ column }) => column < results.length),
    cells.filter(({ column }) => column >= results.length),
  ];
  return parts.map((part) => unplaced(source, part, rowCount));
}

const fullName = ({ groups, label }: Line): string => [...groups, label].map(({ text }) => text).join('');

/** Procedure over procedure: title, results, figures. */
export function stackedDisputes(report: MadeUpReport): ModelTable {
  const rows = procedures.flatMap((procedure) => [
    ...procedure.groups
      .map((group) => [labelCell('span', group, { colSpan: results.length })])
      .filter(() => procedure === procedures[1]),
    [labelCell('span', procedure.label, { colSpan: results.length })],
    resultCells(1),
    valuesOf(report, procedure),
  ]);
  return table('disputes', rows);
}

/** A table per procedure. */
export function separateDisputes(report: MadeUpReport): readonly ModelTable[] {
  return procedures.map((procedure) =>
    table('disputes', [
      [cell('span', fullName(procedure), { colSpan: results.length })],
      resultCells(1),
      valuesOf(report, procedure),
    ]),
  );
}

/** Procedures as rows, results as columns. */
export function disputesByRow(report: MadeUpReport): ModelTable {
  const rows = procedures.map((procedure, index) => {
    const run = groupRun(procedures, index, 0);
    const group = run === 0 ? [] : [labelCell('group', procedure.groups[0]!, { rowSpan: run })];
    return [
      ...group,
      labelCell('row', procedure.label, { colSpan: 2 - procedure.groups.length }),
      ...valuesOf(report, procedure),
    ];
  });
  return table('disputes', [[cell('corner', '', { colSpan: 2 }), ...resultCells(1)], ...rows]);
}

/** As above, a single label column with the full name. */
export function disputesByNamedRow(report: MadeUpReport): ModelTable {
  const rows = procedures.map((procedure) => [cell('row', fullName(procedure)), ...valuesOf(report, procedure)]);
  return table('disputes', [[cell('corner', '类别'), ...resultCells(1)], ...rows]);
}

/** One header row: each column says its procedure and result. */
export function flatDisputes(report: MadeUpReport, separator: string): ModelTable {
  const header = procedures.flatMap((procedure) =>
    results.map(({ label }) =>
      cell('column', [...procedure.groups, procedure.label, label].map(({ text }) => text).join(separator)),
    ),
  );
  return table('disputes', [header, procedures.flatMap((procedure) => valuesOf(report, procedure))]);
}

/** Results as rows, procedures as columns: as above turned. */
export function disputesByColumn(report: MadeUpReport): ModelTable {
  const rows = results.map((result) => [
    labelCell('row', result.label),
    ...procedures.map(({ key }) => valueCell(report, codeOf('disputes', key, result.key))),
  ]);
  const top = [
    cell('corner', '', { rowSpan: 2 }),
    labelCell('column', procedures[0]!.label, { rowSpan: 2 }),
    cell('span', '行政诉讼', { colSpan: 2 }),
  ];
  return table('disputes', [top, procedures.slice(1).map(({ label }) => labelCell('column', label)), ...rows]);
}
