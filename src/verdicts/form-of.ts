/** Which form a report's table follows. */
import { editions, rowsOf } from '../forms/catalogue.ts';
import type { FormBlock, FormTable, Line } from '../forms/form.ts';
import type { EditionId, TableName } from '../model/report.ts';

/** In a mixed report a table may follow the other edition's form: the one that knows more of its codes. */
export function formOf(edition: EditionId | null, table: TableName, codes: ReadonlySet<string>): FormTable | null {
  const own = editions.find(({ id }) => id === edition);
  if (own === undefined) return null;
  const known = ({ tables }: (typeof editions)[number]): number =>
    tables[table].blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.filter((column) => codes.has(`${table}.${row.key}.${column.key}`))),
    ).length;
  const best = editions.reduce((first, other) => (known(other) > known(first) ? other : first), own);
  return best.tables[table];
}

/** Rows of a block that the report has, in the form's order. */
export function presentRows(form: FormTable, block: FormBlock, codes: ReadonlySet<string>): readonly Line[] {
  const present = new Set(
    [...block.rows, ...form.rowVariants.map(({ line }) => line)]
      .map(({ key }) => key)
      .filter((key) => block.columns.some((column) => codes.has(`${form.table}.${key}.${column.key}`))),
  );
  return rowsOf(form, block, present);
}
