import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/document.ts';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import type { Report } from '../../../src/model/report.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import {
  applicantLabels,
  applicationRows,
  type CellSpec,
  disclosureRows,
  documentOf,
  grid,
  text,
  zeros,
} from '../grids.ts';

const TITLE = text('某县林业局2024年政府信息公开工作年度报告', 1);
const two = (): Block => grid(disclosureRows(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10.5']));
/** Every cell of table three has a print of its own. */
const print = (row: string, applicant: string): string => String((row.length * 31 + applicant.length * 7) % 1000);
const three = (): CellSpec[][] => applicationRows(print);

const read = (...blocks: Block[]): Report => normalize(documentOf([TITLE, ...blocks]))[0]!;
const value = ({ figures }: Report, code: string): number | null | undefined => figures[code]?.value;
const notes = (report: Report): string[] =>
  report.notes.map(({ code, table, cells }) => `${code} ${table ?? ''} ${cells.length}`);

function expectAllRight(report: Report): void {
  for (const [code, figure] of Object.entries(report.figures).filter(([code]) => code.startsWith('applications.'))) {
    const [, ...rest] = code.split('.');
    expect([code, String(figure.value)]).toEqual([code, print(rest.slice(0, -1).join('.'), rest.at(-1)!)]);
  }
  expect(Object.keys(report.figures).filter((code) => code.startsWith('applications.'))).toHaveLength(175);
}

describe('several tables of one form', () => {
  const other = (): Block => grid(applicationRows(() => '9'));

  it('last year’s, by its caption, is left', () => {
    const report = read(text('2023年数据（供比较）'), other(), text('2024年数据'), grid(three()));
    expectAllRight(report);
    expect(notes(report)).toContain('extraction.several-tables applications 0');
  });

  it('last year’s, by words alone in their row where spans are not told, is left', () => {
    const annex: CellSpec[][] = [['附件：2023年度统计表', ...Array<null>(7).fill(null)], ...applicationRows(() => '9')];
    const report = read(grid(annex, { placement: 'listed' }), text('2024年数据'), grid(three()));
    expectAllRight(report);
    expect(notes(report)).toContain('extraction.several-tables applications 0');
  });

  it('last year’s in the older form does not speak for this year’s edition', () => {
    const older = grid([
      ['第二十条第（一）项', '', '', ''],
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规章', '1', '1', '1'],
      ['规范性文件', '2', '2', '2'],
      ['第二十条第（九）项', '', '', ''],
      ['政府集中采购', '3', '4', ''],
    ]);
    const report = read(text('2024年情况'), two(), grid(three()), text('附：2020年情况'), older);
    expect(report.edition).toBe('2021');
    expect(value(report, 'disclosure.rules.issued')).toBe(1);
    expect(value(report, 'disclosure.rules.repealed')).toBe(2);
  });

  it('a hidden one is left', () => {
    expectAllRight(
      read(
        grid(
          applicationRows(() => '9'),
          { hidden: true },
        ),
        grid(three()),
      ),
    );
  });

  it('rows of an empty form among its own are no repeated rows: what they may stand for is in doubt', () => {
    const empty = applicationRows(() => '');
    const report = read(grid([...three().slice(0, 3), ...empty.slice(3), ...three().slice(3)]));
    expect(report.tables.applications.repeatedRows).toEqual([]);
    expect(report.notes.flatMap(({ cells }) => cells)).toContain('applications.outcomes.granted.total');
  });

  it('a form said to be empty that has the figures which the other lacks leaves these in doubt', () => {
    const blocks = (filled: boolean): CellSpec[][] =>
      disclosureRows(zeros(10).map((zero, index) => (filled === index < 6 ? zero : '')));
    const heading = text('二、主动公开政府信息情况');
    const report = read(heading, grid(blocks(true)), text('填报样表'), grid(blocks(false)));
    expect(report.notes.flatMap(({ cells }) => cells)).toContain('disclosure.licensing.decisions');
  });

  it('last year’s header stands over nothing of a table without one that has a column more', () => {
    const wide = three()
      .slice(1)
      .map((row) => row.toSpliced(-1, 0, '57'));
    const report = read(text('2023年数据（供比较）'), other(), text('2024年数据'), grid(wide));
    expect(report.notes.flatMap(({ cells }) => cells)).toContain('applications.received.natural_person');
  });

  it('an empty form is left', () => expectAllRight(read(grid(applicationRows(() => '')), grid(three()))));

  it('where nothing tells, the first is read and every figure that differs is in doubt', () => {
    const report = read(grid(three()), other());
    const [note] = report.notes.filter(({ code }) => code === 'extraction.several-tables');
    expect(note?.cells.length).toBeGreaterThan(150);
  });

  it('two reports in one document are two', () => {
    const second = text('某县林业局2023年政府信息公开工作年度报告', 1);
    const reports = normalize(documentOf([TITLE, two(), grid(three()), second, two(), other()]));
    expect(reports.map(({ year }) => year)).toEqual([2024, 2023]);
    expect(reports.map((report) => value(report, 'applications.received.total'))).toEqual([
      Number(print('received', 'total')),
      9,
    ]);
  });
});

describe('table three with its columns in several tables', () => {
  /** The columns named, by their numbers; 0 is that of the labels. */
  const columns = (...own: number[]): CellSpec[][] => three().map((row) => own.map((column) => row[column] ?? ''));
  const numbers = (found: Report, kind: string): number[] =>
    found.notes.filter(({ code }) => code === kind).map(({ cells }) => cells.length);

  it.each([
    ['labels in each', [columns(0, 1, 2, 3, 4, 5, 6), columns(0, 7)]],
    ['labels in the first alone', [columns(0, 1, 2, 3), columns(4, 5, 6, 7)]],
    ['three tables', [columns(0, 1), columns(0, 2, 3, 4, 5, 6), columns(7)]],
  ])('is read where the rows are the same, and leads back to each table: %s', (_, parts) => {
    const blocks = parts.map((rows) => grid(rows));
    const report = read(text('三、收到和处理政府信息公开申请情况'), ...blocks);
    expectAllRight(report);
    expect(report.tables.applications.missingColumns).toEqual([]);
    expect(report.figures['applications.received.total']?.evidence).toMatchObject({
      table: blocks.at(-1)!.ordinal,
      row: 1,
      column: parts.at(-1)![0]!.length - 1,
    });
  });

  it('is read where an empty form stands before each part', () => {
    const parts = [columns(0, 1, 2, 3, 4, 5, 6), columns(0, 7)];
    const unfilled = (rows: CellSpec[][]): CellSpec[][] =>
      rows.map((row, index) => row.map((cell, column) => (index === 0 || column === 0 ? cell : '')));
    const report = read(...parts.flatMap((rows) => [grid(unfilled(rows)), grid(rows)]));
    expectAllRight(report);
    const doubted = report.notes.flatMap(({ cells }) => cells).filter((code) => code.startsWith('applications.'));
    expect(doubted).toEqual([]);
  });

  it.each([
    ['a row less', columns(0, 7).toSpliced(4, 1), 25],
    ['another label', columns(0, 7).with(4, ['其他情形', '1']), 25],
    ['no labels and a row less', columns(7).toSpliced(4, 1), 25],
    [
      'a column that left its group',
      [['', '法人或其他组织', '总计'], ['', '', '其他'], ...columns(0, 7, 6).slice(1)],
      25,
    ],
  ])('is in doubt where they are not: %s', (_, part, count) => {
    const report = read(
      text('三、收到和处理政府信息公开申请情况'),
      grid(columns(0, 1, 2, 3, 4, 5, 6)),
      ...[grid(part)],
    );
    expect(numbers(report, 'extraction.label-match')).toEqual([count]);
  });

  it('is in doubt where a column left its group: spans were lost', () => {
    const part: CellSpec[][] = [
      ['', '法人或其他组织', '总计', ''],
      ['', '社会公益组织', '', '法律服务机构'],
      ...columns(0, 4, 5, 7).slice(1),
    ];
    const report = read(text('三、收到和处理政府信息公开申请情况'), grid(columns(0, 1, 2, 3, 6)), grid(part));
    expect(numbers(report, 'extraction.label-match').some((count) => count >= 75)).toBe(true);
  });

  it.each([
    ['in a line, its numbers lost', [text('三、收到和处理政府信息公开申请情况')], [], text('总计')],
    ['below a heading in a cell', [], ['三、收到和处理政府信息公开申请情况'], grid(columns(0, 7).toSpliced(4, 1))],
  ])('is in doubt where one stands elsewhere: %s', (_, above, heading, further) => {
    const six = columns(0, 1, 2, 3, 4, 5, 6);
    const inCell = heading.map((words): CellSpec[] => [[words, { columnSpan: 7 }], ...Array<null>(6).fill(null)]);
    const report = read(...above, grid([...inCell, ...six]), further);
    expect(numbers(report, 'extraction.label-match').some((count) => count >= 25)).toBe(true);
  });

  it('is not taken for whole where another column stands in the place of one', () => {
    const added = (rows: CellSpec[][], head: string, own: string): CellSpec[][] =>
      rows.map((row, index) => [...row, index === 0 ? head : own]);
    const shifted = read(grid(added(columns(0, 2, 3, 4, 5, 6, 7), '备注', '')));
    expect(value(shifted, 'applications.received.natural_person')).toBeUndefined();
    expect(String(value(shifted, 'applications.received.total'))).toBe(print('received', 'total'));
    const last = read(grid(added(columns(0, 1, 2, 3, 4, 5, 6), '上年数', '9')));
    expect(numbers(last, 'extraction.label-match')).toEqual([25]);
  });
});

describe('no figures are made up', () => {
  const refusalOf = (...blocks: Block[]): string => {
    try {
      normalize(documentOf(blocks));
    } catch (error) {
      if (error instanceof PipelineError) return error.code;
      throw error;
    }
    return 'read';
  };

  it('of glued text', () => {
    const glued =
      '（本列数据的勾稽关系为：…）一、本年新收政府信息公开申请数量640020470二、上年结转政府信息公开申请数量0000000四、结转下年度继续办理1000001';
    expect(refusalOf(TITLE, text(glued))).toBe('normalize.not-machine-readable');
  });

  it('of a mirror in traditional characters with pinyin', () => {
    const mirror = grid([
      ['規(guī)章', '0'],
      ['行政處(chù)罰(fá)', '3'],
      ['行政強(qiáng)制', '4'],
      ['總(zǒng)計', '7'],
      ['自然人', '1'],
    ]);
    expect(refusalOf(TITLE, mirror, grid(three()))).toBe('normalize.not-machine-readable');
  });

  it('of a report without tables', () =>
    expect(refusalOf(TITLE, text('一、总体情况'))).toBe('normalize.no-statutory-table'));

  it('of any other document', () => {
    expect(
      refusalOf(
        text('收支预算总表'),
        grid([
          ['项目', '金额'],
          ['行政许可', '12'],
          ['合计', '12'],
        ]),
      ),
    ).toBe('normalize.not-a-report');
    expect(
      refusalOf(
        grid([
          ['行政处罚', '行政强制'],
          ['专栏', '专栏'],
        ]),
      ),
    ).toBe('normalize.not-a-report');
  });

  it('of the applicants’ words alone', () =>
    expect(refusalOf(grid([applicantLabels, zeros(7)]))).toBe('normalize.not-a-report'));
});
