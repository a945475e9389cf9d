/** Columns and rows that the form doesn't have, or has elsewhere. */
import { cell, mapTables, type ModelCell, type ModelDocument, type ModelTable } from '../document.ts';
import { placed, unplaced, withEmptyColumn, withoutRows } from '../placed.ts';
import { bend, type Bend } from './bend.ts';

const empty: ModelCell = cell('empty', '');
const drawnCarriers = ['html', 'docx', 'pdf'] as const;

const each = (name: ModelTable['name'], change: (table: ModelTable) => ModelTable): Pick<Bend, 'change'> => ({
  change: (document: ModelDocument) => mapTables(document, (table) => (table.name === name ? change(table) : table)),
});

/** A new column whose cells are made by `fill` from the row that they stand in. */
function withColumn(
  source: ModelTable,
  at: number,
  fill: (row: readonly ModelCell[], index: number) => ModelCell,
): ModelTable {
  const wider = withEmptyColumn(source, at, empty);
  const { cells, rowCount } = placed(wider);
  const filled = cells.map((place) =>
    place.cell === empty || (place.column === at && place.cell.role === 'empty')
      ? { ...place, cell: fill(wider.rows[place.row] ?? [], place.row) }
      : place,
  );
  return unplaced(wider, filled, rowCount);
}

const hasValues = (row: readonly ModelCell[]): boolean => row.some(({ role }) => role === 'value');
const isHeader = (row: readonly ModelCell[]): boolean => row.some(({ role }) => role === 'corner');

function remarks(source: ModelTable): ModelTable {
  return withColumn(source, placed(source).columnCount, (row, index) =>
    cell('other', index === 0 || isHeader(row) ? '备注' : ''),
  );
}

/** 小计 of the five kinds of organisations, before the last column. */
function subtotals(source: ModelTable): ModelTable {
  const at = placed(source).columnCount - 1;
  return withColumn(source, at, (row, index) => {
    if (!hasValues(row)) return cell('other', index === 2 ? '小计' : '');
    const parts = row.filter(({ code }) => code !== null && !/natural_person|total$/.test(code));
    return cell('other', String(parts.reduce((sum, { text }) => sum + (Number(text) || 0), 0)));
  });
}

const units = (source: ModelTable): ModelTable =>
  withColumn(source, 1, (row) => cell('other', hasValues(row) ? '件' : isHeader(row) ? '单位' : ''));

const unitsAtTheEnd = (source: ModelTable): ModelTable =>
  withColumn(source, placed(source).columnCount, (row) =>
    cell('other', hasValues(row) ? '件' : isHeader(row) ? '单位' : ''),
  );

const signed = (source: ModelTable): ModelTable => ({
  ...source,
  rows: [...source.rows, [cell('other', '填表人：甲'), cell('other', '审核人：乙'), cell('other', '2024')]],
});

const serials = (source: ModelTable): ModelTable =>
  withColumn(source, 0, (row, index) => cell('other', isHeader(row) ? '序号' : hasValues(row) ? String(index) : ''));

/** Ordinals of the labels in cells of their own. */
function splitOrdinals(source: ModelTable): ModelTable {
  const rows = source.rows.map((row) =>
    row.flatMap((own) => {
      if (own.role !== 'row' || own.colSpan > 1)
        return own.role === 'row' || own.role === 'corner' ? [{ ...own, colSpan: own.colSpan + 1 }] : [own];
      return [cell('row', own.ordinal), { ...own, ordinal: '' }];
    }),
  );
  return { ...source, rows };
}

const withTitleRow = (source: ModelTable, text: string): ModelTable => ({
  ...source,
  rows: [[cell('other', text, { colSpan: placed(source).columnCount })], ...source.rows],
});

/** Header rows at the top of the table. */
function headerOf({ rows }: ModelTable): ModelTable['rows'] {
  const end = rows.findIndex((row) => row.some(({ role }) => role === 'value' || role === 'group'));
  return rows.slice(0, Math.max(end, 0));
}

/** The header once more in the middle of the table, where no label spans the place. */
function headerAgain(source: ModelTable): ModelTable {
  const header = headerOf(source);
  const open = (at: number): boolean =>
    source.rows.slice(0, at).some((row, index) => row.some(({ rowSpan }) => index + rowSpan > at));
  const at = source.rows.findIndex((_, index) => index > header.length && !open(index));
  return at === -1 ? source : { ...source, rows: source.rows.toSpliced(at, 0, ...header) };
}

const withoutUpperHeader = (source: ModelTable): ModelTable =>
  headerOf(source).length > 1 ? withoutRows(source, new Set([0])) : source;

export const additionBends: readonly Omit<Bend, 'family'>[] = [
  bend('column for remarks', { ...each('applications', remarks), carriers: drawnCarriers }),
  bend('column for subtotals', { ...each('applications', subtotals), carriers: drawnCarriers }),
  bend('column for units', { ...each('disclosure', units), carriers: drawnCarriers }),
  bend('column for units at the end', { ...each('applications', unitsAtTheEnd), carriers: drawnCarriers }),
  bend('row for signatures under table four', { ...each('disputes', signed), carriers: drawnCarriers }),
  bend('column for serial numbers', { ...each('applications', serials), carriers: drawnCarriers }),
  bend('serial numbers in table two', { ...each('disclosure', serials), carriers: drawnCarriers }),
  bend('ordinals in cells of their own', {
    removes: true,
    ...each('applications', splitOrdinals),
    carriers: drawnCarriers,
  }),
  bend('title row in each table', {
    change: (document) =>
      mapTables(document, (table) => (table.name === null ? table : withTitleRow(table, '政府信息公开情况统计表'))),
  }),
  bend('header repeated inside', each('applications', headerAgain)),
  bend('upper header row missing', each('applications', withoutUpperHeader)),
];
