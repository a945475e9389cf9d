/** The editions and what follows from their data: codes, units, sums. */
import { edition2019 } from './edition-2019.ts';
import { edition2021 } from './edition-2021.ts';
import type { Edition, FormBlock, FormTable, Line, Unit } from './form.ts';
import { type FormId, type TableName, tableNames } from './names.ts';

export { tableNames };

/** Newest first. */
export const editions: readonly Edition[] = [edition2021, edition2019];

/** The edition that is due for a reporting year; null before the first. */
export const editionDueIn = (year: number): Edition | null =>
  editions.find(({ years: [from, to] }) => year >= from && (to === null || year <= to)) ?? null;

/** Throws for a name without data. */
export function editionNamed(id: FormId): Edition {
  const edition = editions.find((one) => one.id === id);
  if (edition === undefined) throw new Error(`no edition ${id}`);
  return edition;
}

/** Whether an edition's form has a figure of this code. */
export const hasCode = ({ tables }: Edition, code: string): boolean =>
  tableNames.some((table) => codesOf(tables[table]).includes(code));

const linesOf = (kind: 'rows' | 'columns', table: TableName): readonly Line[] => {
  const lines = editions.flatMap(({ tables }) => tables[table].blocks.flatMap((block) => block[kind]));
  return [...new Map(lines.toReversed().map((line) => [line.key, line])).values()].toReversed();
};

/** By table. */
export const ofEachTable = <Value>(valueOf: (table: TableName) => Value): Readonly<Record<TableName, Value>> => ({
  disclosure: valueOf('disclosure'),
  applications: valueOf('applications'),
  disputes: valueOf('disputes'),
});

/** Rows that a table has in any edition, each once, in the newest one's order. */
export const allRows = ofEachTable((table) => linesOf('rows', table));

/** Keys of a table's rows in the order of each edition. */
export const rowOrders = ofEachTable((table) =>
  editions.map(({ tables }) => tables[table].blocks.flatMap(({ rows }) => rows.map(({ key }) => key))),
);

/** Columns that a table has in any edition, each once, in the newest one's order. */
export const allColumns = ofEachTable((table) => linesOf('columns', table));

/** Keys of the columns that add up to the last one, where a table has a 总计. */
export const summedColumns = ofEachTable((table) =>
  allColumns[table].map(({ key }) => key).filter((key) => key !== 'total'),
);

export interface CodeParts {
  readonly table: TableName;
  /** Key of the row, dotted: `outcomes.refused.state_secret`. */
  readonly row: string;
  readonly column: string;
  /** Segments above the column: `['applications', 'outcomes', 'refused', 'state_secret']`. */
  readonly levels: readonly string[];
}

/** Every report asks for some two hundred codes again and again: each is made once. */
const codesByRow = ofEachTable(() => new Map<string, Map<string, string>>());
const partsByCode = new Map<string, CodeParts>();

/** `row` and `column`: keys of the forms' lines. */
export function codeOf(table: TableName, row: string, column: string): string {
  const ofRow = codesByRow[table].get(row) ?? new Map<string, string>();
  const known = ofRow.get(column);
  if (known !== undefined) return known;
  const code = `${table}.${row}.${column}`;
  codesByRow[table].set(row, ofRow.set(column, code));
  partsByCode.set(code, { table, row, column, levels: `${table}.${row}`.split('.') });
  return code;
}

/** What `codeOf` made the code of. Throws for any other text. */
export function partsOf(code: string): CodeParts {
  const parts = partsByCode.get(code);
  if (parts === undefined) throw new Error(`no code of the forms: ${code}`);
  return parts;
}

/**
 * The block's rows in the form's order. With `present` (row keys that a report has) the rows that it lacks are left
 * out and row variants stand at the place of the first row that they replace.
 */
export function rowsOf(form: FormTable, block: FormBlock, present?: ReadonlySet<string>): readonly Line[] {
  if (present === undefined) return block.rows;
  return block.rows.flatMap((row) => {
    const variant = form.rowVariants.find(({ replaces }) => replaces[0] === row.key)?.line;
    return [variant, row].filter((line) => line !== undefined).filter(({ key }) => present.has(key));
  });
}

/** Codes of a table in the form's order, for the official rows or for those present. */
export function codesOf(form: FormTable, present?: ReadonlySet<string>): readonly string[] {
  return form.blocks.flatMap((block) =>
    rowsOf(form, block, present).flatMap((row) =>
      block.columns.map((column) => codeOf(form.table, row.key, column.key)),
    ),
  );
}

export function unitOf(form: FormTable, code: string): Unit {
  const { row, column } = partsOf(code);
  const block = form.blocks.find(({ rows }) => rows.some(({ key }) => key === row));
  return block?.units[column] ?? 'count';
}
