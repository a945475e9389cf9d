/** The sums that a report must satisfy by the form itself: 42 in the 2021 edition, 40 in the 2019 one (rules.md 3). */
import { applicants } from './applications.ts';
import { codeOf, rowsOf } from './catalogue.ts';
import { disputes } from './disputes.ts';
import type { Equality, FormTable } from './form.ts';

const isPart = ({ key }: { readonly key: string }): boolean => key !== 'total';

/** First item plus second item = third item plus fourth item, for each applicant column. */
function balances(): readonly Equality[] {
  const cell = (row: string, column: string): string => codeOf('applications', row, column);
  return applicants.map(({ key }) => ({
    kind: 'balance',
    left: [cell('received', key), cell('carried_in', key)],
    right: [cell('outcomes.total', key), cell('carried_out', key)],
  }));
}

/** The leaf outcome rows that are present add up to row （七）. */
function columnSums(rowKeys: readonly string[]): readonly Equality[] {
  const leaves = rowKeys.filter((key) => key.startsWith('outcomes.') && key !== 'outcomes.total');
  return applicants.map(({ key }) => ({
    kind: 'column',
    left: leaves.map((row) => codeOf('applications', row, key)),
    right: [codeOf('applications', 'outcomes.total', key)],
  }));
}

function rowSums(rowKeys: readonly string[]): readonly Equality[] {
  return rowKeys.map((row) => ({
    kind: 'row',
    left: applicants.filter(isPart).map(({ key }) => codeOf('applications', row, key)),
    right: [codeOf('applications', row, 'total')],
  }));
}

/** `present`: keys of the rows that the report's table three has; the official ones if left out. */
export function applicationEqualities(form: FormTable, present?: ReadonlySet<string>): readonly Equality[] {
  const rowKeys = form.blocks.flatMap((block) => rowsOf(form, block, present)).map(({ key }) => key);
  return [...balances(), ...columnSums(rowKeys), ...rowSums(rowKeys)];
}

export function disputeEqualities(): readonly Equality[] {
  return disputes.blocks.flatMap(({ rows, columns }) =>
    rows.map((row) => ({
      kind: 'dispute' as const,
      left: columns.filter(isPart).map(({ key }) => codeOf('disputes', row.key, key)),
      right: [codeOf('disputes', row.key, 'total')],
    })),
  );
}
