import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/cli/terminal-text.ts';
import { reportView } from '../../src/cli/report-view.ts';
import { codesOf, editions, tableNames } from '../../src/forms/catalogue.ts';
import { failedRecord } from '../../src/record.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { type GivenFigure, recordWith } from '../exports/record.ts';

const paint = (_style: string, text: string): string => text;
const view = (record: ReportRecord, language: 'zh' | 'en', width = 100): string =>
  reportView(record, { language, paint, width });

/** A 2021 report with a wrong total, a doubt and a blank. */
function sample(): ReportRecord {
  const codes = editions
    .filter(({ id }) => id === '2021')
    .flatMap(({ tables }) => tableNames.flatMap((name) => codesOf(tables[name])));
  const zeros: Record<string, GivenFigure> = Object.fromEntries(codes.map((code) => [code, { value: 0, raw: '0' }]));
  const record = recordWith({
    ...zeros,
    'disclosure.fees.amount_wan_cny': { value: 4166.241619, raw: '4166.241619' },
    'applications.received.total': { value: 8, raw: '8' },
    'disputes.reconsideration.pending': { value: null, raw: '/' },
    'disputes.litigation_direct.upheld': { value: null, raw: '' },
  });
  const rest = { expected: 7, formula: '7 + 0 ≠ 8 + 0', unverified: false };
  return {
    ...record,
    findings: [
      {
        ...rest,
        rule: 'identity.row-sum',
        severity: 'error',
        message: { zh: '「总计」不等于各类之和。', en: 'The total differs.' },
        cells: ['applications.received.total'],
        printed: [8],
        hint: { zh: '应为 7。', en: 'It should be 7.' },
        consequence_of: null,
      },
      {
        ...rest,
        rule: 'identity.balance',
        severity: 'error',
        message: { zh: '新收加结转不等于办结加结转。', en: 'Unbalanced.' },
        cells: ['applications.carried_in.total'],
        printed: [0],
        hint: null,
        consequence_of: 0,
      },
    ],
    notes: [
      {
        code: 'extraction.two-readings',
        message: { zh: '两次读取不一致。', en: 'Two readings differ.' },
        cells: ['disputes.reconsideration.total'],
      },
    ],
    checks: { passed: 40, failed: 2, not_assessable: 1 },
  };
}

describe('a report on a narrow terminal', () => {
  it('keeps its tables to the least width that may be asked for', () => {
    const drawn = view(sample(), 'zh', 60)
      .split('\n')
      .filter((line) => /^[│┌├└]/u.test(line));
    expect(Math.max(...drawn.map(textWidth))).toBe(60);
  });
});

describe('a report for people', () => {
  it.each(['zh', 'en'] as const)('in %s', async (language) => {
    await expect(view(sample(), language)).toMatchFileSnapshot(`golden/report-view.${language}.txt`);
  });

  it('fits a narrow terminal', () => {
    const widest = Math.max(
      ...view(sample(), 'zh', 80)
        .split('\n')
        .filter((line) => /^[┌│├└]/u.test(line))
        .map((line) => textWidth(line)),
    );
    expect(widest).toBeLessThanOrEqual(80);
  });

  it('marks cells without colour, the suspect and not its consequence', () => {
    const lines = view(sample(), 'zh').split('\n');
    expect(lines.find((line) => line.includes('一、本年新收'))).toMatch(/8!│$/u);
    expect(lines.find((line) => line.includes('二、上年结转'))).not.toContain('!');
    expect(lines.find((line) => line.startsWith('│行政复议'))).toMatch(/0\?│$/u);
  });

  it('says why there are no figures', () => {
    const { source } = recordWith({});
    const text = view(
      failedRecord(source, { code: 'extract.encrypted', message: 'Locked \u001B[31mby a password' }),
      'zh',
    );
    expect(text).toBe('file:a.html\n✗ 文件已加密 (extract.encrypted)\n  Locked �[31mby a password\n');
  });
});
