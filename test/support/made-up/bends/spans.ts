/** Spans missing, wrong, or filled; empty rows and columns; headers blank or gone. */
import {
  cell,
  mapCells,
  mapTables,
  type CellRole,
  type ModelCell,
  type ModelDocument,
  type ModelTable,
} from '../document.ts';
import { placed, unplaced, withEmptyColumn, withEmptyRow, withoutRows, type PlacedCell } from '../placed.ts';
import type { Random } from '../random.ts';
import { bend, type Bend } from './bend.ts';

const empty: ModelCell = cell('empty', '');
const drawnCarriers = ['html', 'docx', 'pdf'] as const;

type TableChange = (table: ModelTable, random: Random) => ModelTable;

const eachTable = (change: TableChange): Pick<Bend, 'change'> => ({
  change: (document: ModelDocument, random: Random) =>
    mapTables(document, (table) => (table.name === null ? table : change(table, random))),
});

/** Each spanning cell of these roles becomes single cells: the first keeps the text, the rest are empty or repeat it. */
function unmerged(roles: readonly CellRole[], fill: 'empty' | 'repeated'): TableChange {
  return (source) => {
    const { cells, rowCount } = placed(source);
    const single = cells.flatMap((place) => (roles.includes(place.cell.role) ? singles(place, fill) : [place]));
    return unplaced(source, single, rowCount);
  };
}

function singles({ row, column, cell: own }: PlacedCell, fill: 'empty' | 'repeated'): PlacedCell[] {
  const rest = fill === 'repeated' && own.role !== 'value' ? { ...own, rowSpan: 1, colSpan: 1 } : empty;
  return Array.from({ length: own.rowSpan * own.colSpan }, (_, index) => ({
    row: row + Math.floor(index / own.colSpan),
    column: column + (index % own.colSpan),
    cell: index === 0 ? { ...own, rowSpan: 1, colSpan: 1 } : rest,
  }));
}

const spansGone =
  (roles: readonly CellRole[]): TableChange =>
  (source) =>
    mapCells(source, (own) => (roles.includes(own.role) ? { ...own, rowSpan: 1, colSpan: 1 } : own));

/** Row spans of group labels off by one or two, either way. */
const wrongRowSpans =
  (deltas: readonly number[]): TableChange =>
  (source, random) =>
    mapCells(source, (own) =>
      own.role === 'group' && own.rowSpan > 2 && random.chance(0.5)
        ? { ...own, rowSpan: Math.max(1, own.rowSpan + random.pick(deltas)) }
        : own,
    );

const headerRoles: readonly CellRole[] = ['corner', 'span', 'column'];
const allRoles: readonly CellRole[] = ['title', 'corner', 'span', 'column', 'group', 'row', 'value'];

/** Group labels of many rows in two halves, the text in both. */
const halved: TableChange = (source) => {
  const { cells, rowCount } = placed(source);
  const split = cells.flatMap((place) => {
    const { rowSpan, role } = place.cell;
    if (role !== 'group' || rowSpan < 6) return [place];
    const upper = Math.floor(rowSpan / 2);
    return [
      { ...place, cell: { ...place.cell, rowSpan: upper } },
      { ...place, row: place.row + upper, cell: { ...place.cell, rowSpan: rowSpan - upper } },
    ];
  });
  return unplaced(source, split, rowCount);
};

function headerRows(source: ModelTable): ReadonlySet<number> {
  const isHeader = (row: readonly ModelCell[]): boolean =>
    row.length > 0 && row.every(({ role }) => headerRoles.includes(role));
  return new Set(source.rows.flatMap((row, index) => (isHeader(row) ? [index] : [])));
}

const only =
  (name: string, change: TableChange): TableChange =>
  (table, random) =>
    table.name === name ? change(table, random) : table;

const withoutRole =
  (role: CellRole): TableChange =>
  (source) =>
    mapCells(source, (own) => (own.role === role ? { ...own, ordinal: '', text: '' } : own));

function raggedEnd(source: ModelTable): ModelTable {
  return {
    ...source,
    rows: source.rows.map((row) => (row.some(({ role }) => role === 'value') ? [...row, empty] : row)),
  };
}

export const spanBends: readonly Omit<Bend, 'family'>[] = [
  bend('group labels repeated in each row', eachTable(unmerged(['group'], 'repeated'))),
  bend('group labels unmerged over empty cells', { removes: true, ...eachTable(unmerged(['group'], 'empty')) }),
  bend('group labels missing', { removes: true, ...eachTable(withoutRole('group')) }),
  bend('group labels halved', eachTable(halved)),
  bend('header unmerged over empty cells', eachTable(unmerged(headerRoles, 'empty'))),
  bend('header unmerged and repeated', {
    removes: true,
    ...eachTable(unmerged(headerRoles, 'repeated')),
    carriers: drawnCarriers,
  }),
  bend('all cells unmerged over empty cells', { removes: true, ...eachTable(unmerged(allRoles, 'empty')) }),
  bend('all labels unmerged and repeated', {
    removes: true,
    ...eachTable(unmerged(allRoles, 'repeated')),
    carriers: drawnCarriers,
  }),
  bend('header row spans missing', {
    removes: true,
    ...eachTable((source) =>
      mapCells(source, (own) => (headerRoles.includes(own.role) ? { ...own, rowSpan: 1 } : own)),
    ),
    carriers: ['html'],
  }),
  bend('header spans missing', { removes: true, ...eachTable(spansGone(headerRoles)), carriers: ['html'] }),
  bend('group spans missing', { removes: true, ...eachTable(spansGone(['group'])), carriers: ['html'] }),
  bend('all spans missing', { removes: true, ...eachTable(spansGone(allRoles)), carriers: ['html'] }),
  bend('column spans missing', {
    removes: true,
    // The header stands over other columns than its own: the order of the cells is right, and in doubt.
    expects: 'noted',
    ...eachTable((source) => mapCells(source, (own) => ({ ...own, colSpan: 1 }))),
    carriers: ['html'],
  }),
  bend('row spans too large', { removes: true, ...eachTable(wrongRowSpans([1, 2])), carriers: ['html'] }),
  bend('row spans too small', { removes: true, ...eachTable(wrongRowSpans([-1, -2])), carriers: ['html'] }),
  bend('row spans without end', {
    removes: true,
    ...eachTable((source) =>
      mapCells(source, (own) => (own.text === '本年度办理结果' ? { ...own, rowSpan: 1000 } : own)),
    ),
    carriers: ['html'],
  }),
  bend('spacer column', {
    ...eachTable((source, random) => withEmptyColumn(source, random.int(0, placed(source).columnCount), empty)),
    carriers: drawnCarriers,
  }),
  bend('spacer column first', { ...eachTable((source) => withEmptyColumn(source, 0, empty)), carriers: drawnCarriers }),
  bend('empty column at the end', {
    ...eachTable((source) => withEmptyColumn(source, placed(source).columnCount, empty)),
    carriers: drawnCarriers,
  }),
  bend('empty cell at the end of the value rows', { ...eachTable(raggedEnd), carriers: ['html', 'docx'] }),
  bend(
    'empty rows',
    eachTable((source, random) => {
      const between = withEmptyRow(source, random.int(1, source.rows.length - 1), empty);
      return withEmptyRow(between, between.rows.length, empty);
    }),
  ),
  bend('applicants left blank', {
    removes: true,
    ...eachTable(only('applications', withoutRole('column'))),
    mayFind: ['structure.column-set'],
  }),
  bend('organisations left blank', { removes: true, ...eachTable(only('applications', withoutRole('span'))) }),
  bend('applications without header rows', {
    removes: true,
    ...eachTable(only('applications', (source) => withoutRows(source, headerRows(source)))),
    mayFind: ['structure.column-set'],
  }),
  bend('procedures left blank', {
    removes: true,
    ...eachTable(only('disputes', withoutRole('span'))),
    mayFind: ['structure.column-set', 'structure.row-set'],
  }),
  bend('block titles missing', {
    removes: true,
    ...eachTable((source) => {
      const titles = new Set(source.rows.flatMap((row, index) => (row[0]?.role === 'title' ? [index] : [])));
      return withoutRows(source, titles);
    }),
  }),
];
