/** How a figure came to be, step by step, from the very tables that `normalize` reads. */
import { partsOf } from '../forms/catalogue.ts';
import type { Document } from '../model/document.ts';
import type {
  ExplainedCell,
  ExplainedLabel,
  ExplainedRow,
  ExplainedTable,
  ExplainedWitness,
  Explanation,
} from '../model/explanation.ts';
import type { Report } from '../model/report.ts';
import type { WitnessId } from '../model/witness.ts';
import { at } from '../shapes/at.ts';
import { type Candidate, chooseTable } from './choice/choose-table.ts';
import { alignRows } from './rows/align/align-rows.ts';
import { type RunOfRows, valueRowsOf } from './rows/read-rows.ts';
import type { RowKey } from './rows/row-keys.ts';
import { labelAbove, type Named } from './tables/columns.ts';
import type { Spot } from './tables/matrix.ts';
import type { Oriented } from './tables/orient.ts';
import { witnesses } from './witnesses/catalogue.ts';
import { supportersOf } from './witnesses/hear.ts';
import { documentAsRead, reportParts, type ReportPart } from './normalize.ts';

/** What is seen of the tables; what the report makes of it is not in here. */
export type TraceOfFigure = Pick<Explanation, 'tables' | 'row' | 'header' | 'choices' | 'cell' | 'witnesses'>;

/** One for each report of the document. `code`: one of the forms'; `reports`: what `normalize` made of it. Throws PipelineError `normalize.*` if there is no report. */
export function traceFigure(
  document: Document,
  code: string,
  reports: readonly Pick<Report, 'doubts'>[],
): readonly TraceOfFigure[] {
  return reportParts(documentAsRead(document)).map((part, index) =>
    traceIn(part, code, reports[index]?.doubts?.[code] ?? []),
  );
}

function traceIn(
  { facts, tables: { candidates, edition } }: ReportPart,
  code: string,
  doubts: readonly WitnessId[],
): TraceOfFigure {
  const all = candidates[partsOf(code).table];
  const { chosen } = chooseTable(partsOf(code).table, all, facts.year);
  const tables = all.map((candidate) => tableOf(candidate, candidate === chosen));
  const heard = {
    witnesses: [
      ...doubts.map((id) => witnessOf(id, 'contradicts')),
      ...(chosen === null ? [] : supportersOf(chosen, code)).map((id) => witnessOf(id, 'supports')),
    ],
  };
  const run = chosen?.runs.find(({ assigned }) => assigned.some((one) => one.code === code));
  if (run === undefined) return { tables, row: null, header: null, choices: null, cell: null, ...heard };
  const spot = run.assigned.find((one) => one.code === code)?.spot ?? null;
  const above = spot === null ? null : labelAbove(run.oriented, spot, 'column');
  return {
    tables,
    ...rowAndChoices(run, code, edition),
    header: above === null ? null : labelOf(run.oriented, above),
    cell: spot === null ? null : cellOf(run.oriented, spot),
    ...heard,
  };
}

function witnessOf(id: WitnessId, verdict: ExplainedWitness['verdict']): ExplainedWitness {
  const witness = witnesses.find((one) => one.id === id);
  if (witness === undefined) throw new Error(`no witness ${id}`);
  return { id, verdict, message: witness.message };
}

function rowAndChoices(
  run: RunOfRows,
  code: string,
  edition: ReportPart['tables']['edition'],
): Pick<TraceOfFigure, 'row' | 'choices'> {
  const { oriented, rowKeys } = run;
  const rows = run.isList ? [] : valueRowsOf(run, edition);
  const index = rows.findIndex(({ expected }) => expected.codes.includes(code));
  const [row, key] = [rows[index], rowKeys[index]];
  if (row === undefined || key === undefined) return { row: null, choices: null };
  const { choices, cost } = at(alignRows(oriented, rows), index);
  const taken = new Map(run.assigned.map((one) => [one.spot, one.code]));
  const explained: ExplainedRow = {
    key: key.key === '' ? null : key.key,
    label: rowLabel(oriented, key),
    words: key.label === null ? besideValues(oriented, key, row.values) : [],
    turned: oriented.isTransposed,
    order: row.expected.from,
    columns: row.expected.codes.length,
    values: row.values.map((spot) => ({ cell: cellOf(oriented, spot), code: taken.get(spot) ?? null })),
  };
  const own = at(choices, row.expected.codes.indexOf(code)).map((choice) => ({
    cell: choice.spot === null ? null : cellOf(oriented, choice.spot),
    cost: rounded(choice.cost - cost),
  }));
  return { row: explained, choices: own };
}

const rounded = (cost: number): number => Math.round(cost * 100) / 100;

const besideValues = (oriented: Oriented, { row }: RowKey, values: readonly Spot[]): readonly ExplainedCell[] =>
  at(oriented.matrix.rows, row)
    .filter((spot) => spot.text.trim() !== '' && !values.includes(spot))
    .map((spot) => cellOf(oriented, spot));

const rowLabel = (oriented: Oriented, { label, match, key }: RowKey): ExplainedLabel | null =>
  label === null || match === null ? null : labelOf(oriented, { key, spot: label, match });

const labelOf = (oriented: Oriented, { spot, match }: Named): ExplainedLabel => ({
  cell: cellOf(oriented, spot),
  official: match.entry.official,
  by: match.by,
});

function cellOf({ matrix }: Oriented, { text, source, table }: Spot): ExplainedCell {
  return {
    raw: text,
    table: table ?? matrix.grid.ordinal,
    row: source.row,
    column: source.column,
    page: source.pageNumber,
    bbox: source.box,
    path: source.path,
  };
}

function tableOf({ runs, caption }: Candidate, isChosen: boolean): ExplainedTable {
  return {
    tables: [...new Set(runs.map(({ region }) => region.grid.ordinal))],
    chosen: isChosen,
    cells: runs.flatMap(({ assigned }) => assigned).filter(({ spot }) => spot !== null).length,
    hidden: runs.some(({ region }) => region.grid.hidden),
    year: caption.year,
    comparison: caption.isComparison,
  };
}
