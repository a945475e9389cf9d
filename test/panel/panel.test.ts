import { describe, expect, it } from 'vitest';
import { Panel, panelTable } from '../../src/panel/panel.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import type { Value } from '../../src/exports/tables/table.ts';
import type { Alias } from '../../src/organs/aliases.ts';
import { madeRecord } from '../support/set-records.ts';

const organ = '青山县档案局';
const applications = (row: string, count: number) => ({ [`applications.${row}.total`]: count });

const of = (year: number, figures: Readonly<Record<string, number>>, name = organ): ReportRecord =>
  madeRecord({ organ: name, year, figures });

function rowsOf(records: readonly ReportRecord[], leastCases = 10, aliases: readonly Alias[] = []) {
  const panel = new Panel();
  for (const record of records) panel.add(record);
  return panel
    .rows({ leastCases, aliases })
    .map((row) => Object.fromEntries(panelTable.columns.map(({ name }, at) => [name, row[at] ?? null])));
}

const only = (row: Readonly<Record<string, Value>> | undefined, ...names: readonly string[]) =>
  names.map((name) => row?.[name]);

describe('a panel', () => {
  it('has a row for each organ and year, in their order, chained to the year before', () => {
    const rows = rowsOf([
      of(2023, { ...applications('carried_in', 5), ...applications('received', 20) }),
      of(2022, { ...applications('carried_out', 3), ...applications('received', 10) }),
      of(2024, applications('carried_in', 1), '青山县财政局'),
    ]);
    expect(rows.map(({ organ: name, year }) => [name, year])).toEqual([
      [organ, 2022],
      [organ, 2023],
      ['青山县财政局', 2024],
    ]);
    expect(only(rows[1], 'received', 'previous_carried_out', 'chain_gap')).toEqual([20, 3, 2]);
    expect(only(rows[0], 'previous_carried_out', 'chain_gap')).toEqual([null, null]);
  });

  it('gives a rate with its numerator and denominator, and none of too few cases', () => {
    const answers = (count: number, all: number) => ({
      ...applications('outcomes.granted', count),
      ...applications('outcomes.partly_granted', 1),
      ...applications('outcomes.total', all),
    });
    const names = ['disclosure_numerator', 'disclosure_denominator', 'disclosure_rate'];
    expect(only(rowsOf([of(2023, answers(4, 20))])[0], ...names)).toEqual([5, 20, 0.25]);
    expect(only(rowsOf([of(2023, answers(4, 9))])[0], ...names)).toEqual([5, 9, null]);
    expect(only(rowsOf([of(2023, answers(4, 9))], 5)[0], ...names)).toEqual([5, 9, 5 / 9]);
  });

  it('counts no figure in doubt, and no group of which one is missing', () => {
    const sure = of(2023, { ...applications('outcomes.granted', 30), ...applications('outcomes.total', 40) });
    const code = 'applications.outcomes.granted.total';
    const note = { code: 'extraction.cell-count', message: { zh: '', en: '' }, cells: [code] };
    const evidence = {
      ...sure.evidence,
      [code]: { ...sure.evidence[code]!, confidence: 0.5, state: 'doubtful' as const },
    };
    const [row] = rowsOf([{ ...sure, notes: [note], evidence }]);
    expect(only(row, 'granted', 'disclosure_rate', 'doubts')).toEqual([null, null, 1]);
    const blank = { ...sure.evidence['applications.outcomes.refused.state_secret.total']!, state: 'blank' as const };
    const [open] = rowsOf([
      { ...sure, evidence: { ...sure.evidence, 'applications.outcomes.refused.state_secret.total': blank } },
    ]);
    expect(open?.['refused']).toBeNull();
  });

  it('takes the report that was read best where an organ has several for a year', () => {
    const whole = of(2023, applications('received', 7));
    const rows = rowsOf([whole, { ...of(2023, applications('received', 9)), status: 'partial' }]);
    expect(rows.map((row) => only(row, 'received', 'reports'))).toEqual([[7, 2]]);
  });

  it('follows a renamed organ, and tells no two organs by one name that says no place', () => {
    const renamed = { from: organ, to: '青山县数据局', since: 2023, isMerger: false };
    const rows = rowsOf(
      [of(2022, applications('carried_out', 3)), of(2023, applications('carried_in', 3), '青山县数据局')],
      10,
      [renamed],
    );
    expect(new Set(rows.map(({ organ_id }) => organ_id)).size).toBe(1);
    expect(rows[1]?.['chain_gap']).toBe(0);
    const nameless = rowsOf([of(2022, {}, '财政局'), of(2023, {}, '财政局')]);
    expect(nameless.map(({ organ_id }) => organ_id)).toEqual([null, null]);
  });

  it('leaves out what names no organ or year, and says how many', () => {
    const panel = new Panel();
    panel.add({ ...of(2023, {}), report: null });
    expect([panel.unnamed, panel.rows({ leastCases: 1, aliases: [] })]).toEqual([1, []]);
  });
});
