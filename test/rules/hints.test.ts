import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/rules/check-report.ts';
import { signatures } from '../../src/rules/signature.ts';
import { persons, tableThree } from './gallery-figures.ts';
import { type Figures, madeReport } from './made-report.ts';

const words = (printed: number, expected: number, parts: readonly (readonly [string, number])[] = []): string =>
  signatures({ printed, expected, parts: parts.map(([name, value]) => ({ name: { zh: name, en: name }, value })) })
    .map(({ zh }) => zh)
    .join('');

describe('what a wrong number looks like', () => {
  it.each([
    [21, 12, [], '疑似两位数字颠倒。'],
    [66, 56, [], '疑似有一位数字有误。'],
    [3, 2, [], ''],
    [0, 11, [['甲', 11]], '总计疑似未填写（为 0）。'],
    [
      7,
      12,
      [
        ['甲', 5],
        ['乙', 7],
      ],
      '疑似漏计甲。',
    ],
    [
      17,
      12,
      [
        ['甲', 5],
        ['乙', 7],
      ],
      '疑似有一位数字有误。疑似重复计入甲。',
    ],
    [
      2,
      12,
      [
        ['甲', 5],
        ['乙', 7],
      ],
      '疑似将甲减去而未加上。',
    ],
  ] as const)('%d for %d', (printed, expected, parts, hint) => {
    expect(words(printed, expected, parts)).toBe(hint);
  });
});

const findings = (figures: Figures) => checkReport(madeReport({ figures })).findings;

describe('faults of more than one cell', () => {
  const clean = persons({
    received: 30,
    'outcomes.granted': 20,
    'outcomes.partly_granted': 7,
    'outcomes.not_processed.duplicate': 3,
    'outcomes.total': 30,
  });

  it('a wrong part that row （七） was summed from', () => {
    const [cause, ...others] = findings({
      ...clean,
      'applications.outcomes.granted.natural_person': 22,
      'applications.outcomes.total.natural_person': 32,
    });
    expect(cause!.cells.slice(0, 2)).toEqual([
      'applications.outcomes.granted.natural_person',
      'applications.outcomes.total.natural_person',
    ]);
    expect(cause).toMatchObject({ rule: 'identity.balance', expected: 20 });
    expect(cause!.hint!.zh).toContain('自动求和');
    expect(others.map(({ consequence_of }) => consequence_of)).toEqual([0, 0]);
  });

  it('a number in the neighbouring column', () => {
    const [cause] = findings({
      ...clean,
      'applications.outcomes.granted.natural_person': 0,
      'applications.outcomes.granted.business': 20,
    });
    expect(cause!.hint!.zh).toContain('错列');
  });

  it('a row of one column that （七） leaves out', () => {
    const [cause] = findings({
      ...clean,
      'applications.outcomes.total.natural_person': 23,
      'applications.outcomes.total.total': 23,
    });
    expect(cause!.cells.slice(0, 2)).toEqual([
      'applications.outcomes.total.natural_person',
      'applications.outcomes.total.total',
    ]);
    expect(cause).toMatchObject({ expected: 30, consequence_of: null });
    expect(cause!.hint!.zh).toContain('疑似漏计「三、（二）部分公开');
  });

  it('a row that （七） leaves out in all columns', () => {
    const rows = {
      received: [8, 3, 0, 0, 0, 0, 11],
      'outcomes.granted': [5, 1, 0, 0, 0, 0, 6],
      'outcomes.partly_granted': [3, 2, 0, 0, 0, 0, 5],
      'outcomes.total': [5, 1, 0, 0, 0, 0, 6],
    };
    const all = findings(tableThree(rows));
    const causes = all.filter(({ consequence_of }) => consequence_of === null);
    expect(all).toHaveLength(6);
    expect(causes).toHaveLength(1);
    expect(
      causes.every(({ expected, hint }) => expected === null && hint!.zh.includes('疑似漏计「三、（二）部分公开')),
    ).toBe(true);
  });

  it('a row that slipped by one column', () => {
    const rows = {
      received: [9, 4, 0, 0, 2, 1, 16],
      'outcomes.granted': [9, 4, 0, 0, 2, 1, 16],
      'outcomes.total': [9, 4, 0, 0, 2, 1, 16],
    };
    const [cause, ...others] = findings({
      ...tableThree(rows),
      ...tableThree({ 'outcomes.granted': [0, 9, 4, 0, 0, 2, 1] }),
    });
    expect(cause!.hint!.zh).toContain('移动一列后各式均成立');
    expect(others.every(({ consequence_of }) => consequence_of === 0)).toBe(true);
  });

  it('two cells that have nothing to do with one another are two causes', () => {
    const all = findings({
      ...clean,
      'applications.outcomes.granted.natural_person': 21,
      'applications.received.other': 5,
    });
    const causes = all.filter(({ consequence_of }) => consequence_of === null);
    expect(causes.map(({ cells, expected }) => [cells[0], expected]).toSorted()).toEqual([
      ['applications.outcomes.granted.natural_person', 20],
      ['applications.received.other', 0],
    ]);
  });

  it('three cells without a sum in common are three causes', () => {
    const all = findings({
      ...clean,
      'applications.outcomes.granted.natural_person': 21,
      'applications.received.other': 5,
      'applications.carried_out.business': 4,
    });
    expect(all).toHaveLength(6);
    expect(
      all
        .flatMap(({ expected, cells, consequence_of }) => (consequence_of === null ? [[cells[0], expected]] : []))
        .toSorted(),
    ).toEqual([
      ['applications.carried_out.business', 0],
      ['applications.outcomes.granted.natural_person', 20],
      ['applications.received.other', 0],
    ]);
  });

  it('three cells whose sums cross: each sum speaks for itself', () => {
    const all = findings({
      ...clean,
      'applications.outcomes.granted.natural_person': 21,
      'applications.outcomes.granted.business': 3,
      'applications.outcomes.partly_granted.natural_person': 12,
    });
    expect(all).toHaveLength(4);
    expect(all.every(({ expected, consequence_of }) => expected === null && consequence_of === null)).toBe(true);
  });
});

describe('numbers that floats would confuse', () => {
  it('decimals in a sum are compared exactly', () => {
    const report = madeReport({
      figures: {
        'disputes.reconsideration.upheld': 0.1,
        'disputes.reconsideration.corrected': 0.2,
        'disputes.reconsideration.total': 0.3,
      },
    });
    expect(checkReport(report).checksByRule['identity.dispute-sum']).toEqual({
      passed: 3,
      failed: 0,
      not_assessable: 0,
    });
  });

  it('a fault of one in fifteen digits is found', () => {
    const big = 999_999_999_999_999;
    const [cause] = findings({ 'disputes.reconsideration.upheld': big, 'disputes.reconsideration.total': big - 1 });
    expect(cause).toMatchObject({ rule: 'identity.dispute-sum', expected: big });
  });
});
