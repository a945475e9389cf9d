/** The sums that a report must satisfy by the form itself: 42 in the 2021 edition, 40 in the 2019 one. */
import { codeOf, rowsOf } from './catalogue.ts';
import type { Equality, FormBlock, FormTable, Line } from './form.ts';

/** `present`: keys of the rows that the report's table has; the official ones if left out. */
export function equalitiesOf(form: FormTable, present?: ReadonlySet<string>): readonly Equality[] {
  switch (form.table) {
    case 'disclosure':
      return [];
    case 'applications':
      return form.blocks.flatMap((block) => {
        const rows = keysOf(rowsOf(form, block, present));
        return [...balances(block), ...columnSums(block, rows), ...rowSums('row', form, block, rows)];
      });
    case 'disputes':
      return form.blocks.flatMap((block) => rowSums('dispute', form, block, keysOf(block.rows)));
  }
}

const keysOf = (lines: readonly Line[]): readonly string[] => lines.map(({ key }) => key);

/** First item plus second item = third item plus fourth item, for each applicant column. */
function balances({ columns }: FormBlock): readonly Equality[] {
  const cell = (row: string, { key }: Line): string => codeOf('applications', row, key);
  return columns.map((column) => ({
    kind: 'balance',
    left: [cell('received', column), cell('carried_in', column)],
    right: [cell('outcomes.total', column), cell('carried_out', column)],
  }));
}

/** The leaf outcome rows that are present add up to row （七）. */
function columnSums({ columns }: FormBlock, rows: readonly string[]): readonly Equality[] {
  const leaves = rows.filter((key) => key.startsWith('outcomes.') && key !== 'outcomes.total');
  return columns.map(({ key }) => ({
    kind: 'column',
    left: leaves.map((row) => codeOf('applications', row, key)),
    right: [codeOf('applications', 'outcomes.total', key)],
  }));
}

/** The columns of each row add up to its 总计. */
function rowSums(
  kind: Equality['kind'],
  { table }: FormTable,
  { columns }: FormBlock,
  rows: readonly string[],
): readonly Equality[] {
  const parts = columns.filter(({ key }) => key !== 'total');
  return rows.map((row) => ({
    kind,
    left: parts.map(({ key }) => codeOf(table, row, key)),
    right: [codeOf(table, row, 'total')],
  }));
}
