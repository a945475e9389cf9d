/** What was seen of a statutory table beyond its figures: what the structure rules need. */
import { at } from '../../shapes/at.ts';
import { editions, partsOf } from '../../forms/catalogue.ts';
import type { FormTable } from '../../forms/form.ts';
import type { FormId } from '../../forms/names.ts';
import type { Cell } from '../../model/document.ts';
import type { LabelMatch, TableName, TableReading } from '../../model/report.ts';
import type { Candidate } from '../choice/choose-table.ts';
import { namedSpots, orderOfHeader } from '../tables/columns.ts';
import { tellsOf } from '../choice/edition.ts';
import { foldBody } from '../labels/fold.ts';
import { type RunOfRows, labelMatches } from '../rows/read-rows.ts';
import { isNumberLike } from '../../shapes/number-shape.ts';
import type { RowKey } from '../rows/row-keys.ts';

export const noReading = (table: TableName): TableReading => ({
  ...{ table, found: false, tableOrdinals: [], tells: [], labels: [], headers: {}, cornerNote: null },
  ...{ missingRows: [], repeatedRows: [], misplacedRows: [], addedRows: [] },
  ...{ missingColumns: [], misplacedColumns: [], missingBlockTitles: [] },
});

/** `form`: of the edition in force. */
export function tableReading({ table, runs }: Candidate, form: FormTable): TableReading {
  const labels = uniqueLabels(runs.flatMap(labelMatches));
  const inOrder = withoutEndLabels(runs).flatMap(printedRows);
  const rows = inOrder.map(({ key }) => key);
  // A row that only its place names may be another one's rest.
  const named = inOrder.filter(({ label }) => label !== null).map(({ key }) => key);
  const rowOrder = rowOrderOf(form, new Set(rows));
  return {
    ...noReading(table),
    found: true,
    tableOrdinals: [...new Set(runs.map(({ region }) => region.grid.ordinal))],
    tells: tellsOf(table, labels.concat(titleLabels(runs)), rows),
    labels,
    ...(form.rowLabels === 'beside' && { missingRows: rowOrder.filter((key) => !rows.includes(key)) }),
    repeatedRows: [...new Set(named.filter((key, index) => named.indexOf(key) !== index))],
    misplacedRows: form.rowLabels === 'beside' ? outOfOrder([...new Set(rows)], rowOrder) : [],
    ...columnFaults(form, runs),
    addedRows: runs.flatMap(({ addedRows }) => addedRows),
    missingBlockTitles: missingTitles(form, runs),
    cornerNote: cornerNoteOf(form, runs),
    headers: headersOf(table, runs),
  };
}

/** A row above all numbers is a piece of the header where it stands elsewhere too. */
function withoutEndLabels(runs: readonly RunOfRows[]): readonly RunOfRows[] {
  const all = runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key));
  const isTwice = ({ key }: RowKey): boolean => all.indexOf(key) < all.lastIndexOf(key);
  return runs.map((run) => {
    const { rows } = run.oriented.matrix;
    const firstNumbers = rows.findIndex((own) => own.some(({ text }) => isNumberLike(text)));
    const rowKeys = run.rowKeys.filter((row) => row.key !== '' && !(row.row < firstNumbers && isTwice(row)));
    return { ...run, rowKeys };
  });
}

/** In reading order: turned blocks below one another in one grid are read block by block. */
function printedRows({ rowKeys, oriented }: RunOfRows): readonly RowKey[] {
  const place = ({ label, row }: RowKey): Cell => (label ?? at(at(oriented.matrix.rows, row), 0)).source;
  if (oriented.table !== 'disclosure' || !oriented.isTransposed) return rowKeys;
  return rowKeys.toSorted(
    (left, right) => place(left).row - place(right).row || place(left).column - place(right).column,
  );
}

const uniqueLabels = (labels: readonly LabelMatch[]): LabelMatch[] => {
  const seen = new Map(labels.map((label) => [`${label.key}\n${label.printed}`, label]));
  return [...seen.values()];
};

const titleLabels = (runs: readonly RunOfRows[]): readonly LabelMatch[] =>
  runs.flatMap(({ oriented }) =>
    namedSpots(oriented, 'title').map(({ spot, match }) => ({
      key: '',
      printed: spot.text.replace(/\s+/gu, ''),
      official: match.entry.official,
      by: match.by,
    })),
  );

/** The form's rows; a variant in place of what it replaces where the report has it and none of those. */
export function rowOrderOf(form: FormTable, present: ReadonlySet<string>): readonly string[] {
  const replaced = form.rowVariants.filter(
    ({ line, replaces }) => present.has(line.key) && !replaces.some((key) => present.has(key)),
  );
  return form.blocks.flatMap(({ rows }) =>
    rows.flatMap(({ key }) => {
      const variant = replaced.find(({ replaces }) => replaces.includes(key));
      if (variant === undefined) return [key];
      return variant.replaces[0] === key ? [variant.line.key] : [];
    }),
  );
}

/** Keys that break the form's order, as few as possible: those outside the longest ascending run. */
function outOfOrder(printed: readonly string[], order: readonly string[]): readonly string[] {
  const places = printed.filter((key) => order.includes(key));
  const positions = places.map((key) => order.indexOf(key));
  if (positions.every((position, index) => index === 0 || at(positions, index - 1) < position)) return [];
  // The longest run that ends at each key.
  const runs: (readonly string[])[] = [];
  positions.forEach((position, index) => {
    const before = longestOf(runs.filter((_, earlier) => at(positions, earlier) < position));
    runs.push([...before, at(places, index)]);
  });
  const longest = new Set(longestOf(runs));
  return places.filter((key) => !longest.has(key));
}

/** The first of the longest. */
const longestOf = (runs: readonly (readonly string[])[]): readonly string[] =>
  runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);

/**
 * A column whose header could not be read but whose figures were found is not missing. Table two has its columns by
 * block: a missing one there leaves figures without a cell.
 */
function columnFaults(
  form: FormTable,
  runs: readonly RunOfRows[],
): Pick<TableReading, 'missingColumns' | 'misplacedColumns'> {
  if (form.table === 'disclosure') return { missingColumns: [], misplacedColumns: [] };
  const columns = form.blocks[0]?.columns ?? [];
  const official = columns.map(({ key }) => key);
  const named = runs.flatMap(({ oriented }) => namedSpots(oriented, 'column').map(({ key }) => key));
  const filled = runs.flatMap(({ assigned }) => assigned.filter(({ spot }) => spot !== null).map(({ code }) => code));
  const present = new Set([...named, ...filled.map((code) => partsOf(code).column)]);
  const orders = runs.map(({ oriented }) => orderOfHeader(oriented, columns)).filter((order) => order !== null);
  return {
    missingColumns: official.filter((key) => !present.has(key)),
    misplacedColumns:
      form.table === 'applications' ? [...new Set(orders.flatMap((order) => outOfOrder(order, official)))] : [],
  };
}

function missingTitles(form: FormTable, runs: readonly RunOfRows[]): readonly string[] {
  const printed = new Set(runs.flatMap(({ oriented }) => namedSpots(oriented, 'title').map(({ key }) => key)));
  const rows = new Set(runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key)));
  return form.blocks
    .filter((block) => block.rows.some(({ key }) => rows.has(key)))
    .flatMap(({ title }) => (title === null || printed.has(title.text) ? [] : [title.text]));
}

/** Shorter texts are not folded to look for the note. */
const MIN_NOTE_LENGTH = 6;

function cornerNoteOf(form: FormTable, runs: readonly RunOfRows[]): string | null {
  if (form.cornerNote === null) return null;
  const spots = runs.flatMap(({ oriented }) => oriented.matrix.rows.flat());
  const isNote = (body: string): boolean => body.includes('第一项加第二项') || body.includes('本列数据的');
  return spots.find(({ text }) => text.length >= MIN_NOTE_LENGTH && isNote(foldBody(text)))?.text ?? null;
}

/** Header words over the figures of table two, whose amounts may have a unit there, by code. */
function headersOf(table: TableName, runs: readonly RunOfRows[]): Readonly<Record<string, string>> {
  if (table !== 'disclosure') return {};
  const entries = runs.flatMap(({ oriented, assigned }) =>
    namedSpots(oriented, 'column').flatMap(({ key, spot }) =>
      assigned
        .filter(({ code }) => partsOf(code).column === key)
        .map(({ code }) => [code, spot.text.replace(/\s+/gu, '')]),
    ),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The form of the edition, or of the newest where it is unknown. */
export function formOf(table: TableName, edition: FormId | null): FormTable {
  const found = editions.find(({ id }) => id === edition) ?? editions[0];
  if (found === undefined) throw new Error('no edition of the form');
  return found.tables[table];
}
