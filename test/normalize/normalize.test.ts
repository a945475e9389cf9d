import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { PipelineError } from '../../src/model/pipeline-error.ts';
import type { Report } from '../../src/model/report.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import {
  applicantLabels,
  applicationRows,
  type CellSpec,
  disclosureRows,
  disputeRows,
  documentOf,
  grid,
  text,
  zeros,
} from './grids.ts';

const TITLE = text('某县林业局2024年政府信息公开工作年度报告', 1);
const two = (): Block => grid(disclosureRows(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10.5']));
/** Every cell of table three has a print of its own. */
const print = (row: string, applicant: string): string => String((row.length * 31 + applicant.length * 7) % 1000);
const three = (): CellSpec[][] => applicationRows(print);
const four = (): Block => grid(disputeRows(zeros(15).map((_, index) => String(index))));

const read = (...blocks: Block[]): Report => normalize(documentOf([TITLE, ...blocks]))[0]!;
const labelOf = ([label]: CellSpec[]): string => (typeof label === 'string' ? label : '');
const value = ({ figures }: Report, code: string): number | null | undefined => figures[code]?.value;
const notes = (report: Report): string[] =>
  report.notes.map(({ code, table, cells }) => `${code} ${table ?? ''} ${cells.length}`);
const turned = (rows: CellSpec[][]): CellSpec[][] => rows[0]!.map((_, column) => rows.map((row) => row[column] ?? ''));

function expectAllRight(report: Report): void {
  for (const [code, figure] of Object.entries(report.figures).filter(([code]) => code.startsWith('applications.'))) {
    const [, ...rest] = code.split('.');
    expect([code, String(figure.value)]).toEqual([code, print(rest.slice(0, -1).join('.'), rest.at(-1)!)]);
  }
  expect(Object.keys(report.figures).filter((code) => code.startsWith('applications.'))).toHaveLength(175);
}

describe('the three tables', () => {
  it('are read with every code of the edition, in the form’s order', () => {
    const report = read(two(), grid(three()), four());
    expect(report).toMatchObject({ edition: '2021', year: 2024, organ: { name: '某县林业局' }, notes: [] });
    expect(report.codes).toHaveLength(200);
    expectAllRight(report);
    expect(value(report, 'disclosure.fees.amount_wan_cny')).toBe(10.5);
    expect(value(report, 'disputes.litigation_after_reconsideration.total')).toBe(14);
  });

  it('keep the way back to each cell', () => {
    const report = read(two(), grid(three()), four());
    const evidence = report.figures['applications.received.business']!.evidence;
    expect(evidence).toMatchObject({ row: 1, column: 2, raw: print('received', 'business'), pageNumber: null });
    expect(evidence.path).toMatch(/\/1\/2$/);
  });

  it('are read turned', () => expectAllRight(read(grid(turned(three())))));

  it('are read with columns in another order, where the header says so', () => {
    const order = [0, 7, 2, 1, 4, 3, 6, 5];
    expectAllRight(read(grid(three().map((row) => order.map((column) => row[column] ?? '')))));
  });

  it('are read without a header, in the form’s order', () => expectAllRight(read(grid(three().slice(1)))));

  it('are read with a blank column between and one at the end', () => {
    expectAllRight(read(grid(three().map((row) => [row[0]!, '', ...row.slice(1, 4), '', ...row.slice(4), '']))));
  });

  it('are read with an added column that has a header', () => {
    const added = three().map((row, index) => [...row.slice(0, 4), index === 0 ? '小计' : '77', ...row.slice(4)]);
    expectAllRight(read(grid(added)));
  });

  it('are read from pieces, the header on the first alone', () => {
    const rows = three();
    expectAllRight(read(grid(rows.slice(0, 12)), text('（续）'), grid(rows.slice(12, 25)), grid(rows.slice(25))));
  });

  it('are read from one grid, headings in it', () => {
    const pad = (rows: CellSpec[][]): CellSpec[][] =>
      rows.map((row) => [...row, ...Array<CellSpec>(15 - row.length).fill('')]);
    const report = read(
      grid([
        ...pad(disclosureRows(zeros(10))),
        ['三、收到和处理政府信息公开申请情况', ...zeros(14).map(() => '')],
        ...pad(three()),
        ...disputeRows(zeros(15)),
      ]),
    );
    expectAllRight(report);
    expect(notes(report)).toEqual([
      'extraction.shared-grid disclosure 0',
      'extraction.shared-grid applications 0',
      'extraction.shared-grid disputes 0',
    ]);
    expect(report.sections.map(({ ordinal }) => ordinal)).toEqual([3]);
  });

  it('keep an undivided row （六） of the older form, and leave its three rows absent', () => {
    const rows = three().filter((row) => !/^[12]\.申请人|^3\.其他$/.test(labelOf(row)));
    rows.splice(-2, 0, ['（六）其他处理', '1', '2', '3', '4', '5', '6', '21']);
    const report = read(two(), grid(rows));
    expect(report.edition).toBe('2021');
    expect(value(report, 'applications.outcomes.other_handling.total.total')).toBe(21);
    expect(report.codes.filter((code) => code.startsWith('applications.'))).toHaveLength(161);
  });

  it('take two halves of a row cut by a page break for one', () => {
    const rows = three();
    const at = rows.findIndex((row) => labelOf(row).startsWith('5.要求行政机关'));
    rows.splice(
      at,
      1,
      ['5.要求行政机关确认或重', ...rows[at]!.slice(1)],
      ['新出具已获取信息', ...Array<string>(7).fill('')],
    );
    expectAllRight(read(grid(rows, { placement: 'drawn', pageStarts: [at + 1] })));
  });

  it('are read as a list of label, label and value', () => {
    const list = grid([
      ['规章', '本年制发件数', '1'],
      ['', '本年废止件数', '2'],
      ['', '现行有效件数', '3'],
      ['行政许可', '本年处理决定数量', '4'],
    ]);
    const report = read(list, grid(three()));
    expect([value(report, 'disclosure.rules.in_force'), value(report, 'disclosure.licensing.decisions')]).toEqual([
      3, 4,
    ]);
  });
});

describe('doubt', () => {
  it('a row with a value too few gives no figures and names them', () => {
    const rows = three();
    rows[5] = [...rows[5]!.slice(0, 7)];
    const report = read(grid(rows));
    expect(notes(report)).toContain('extraction.cell-count applications 7');
    expect(value(report, 'applications.outcomes.refused.state_secret.total') ?? null).toBeNull();
    expect(report.figures['applications.outcomes.refused.state_secret.natural_person']).toMatchObject({
      state: 'doubtful',
      value: null,
    });
  });

  it('a column that the publisher left out takes no figure from the others', () => {
    const report = read(grid(three().map((row) => row.filter((_, column) => column !== 5))));
    expect(report.tables.applications.missingColumns).toEqual(['legal_service']);
    expect(value(report, 'applications.received.total')).toBe(Number(print('received', 'total')));
    expect(value(report, 'applications.received.legal_service')).toBeUndefined();
    expect(report.notes.some(({ table }) => table === 'applications')).toBe(false);
  });

  it('a row known by its place alone stays in doubt', () => {
    const rows = three();
    rows[10] = ['■■■■', ...rows[10]!.slice(1)];
    expect(notes(read(grid(rows)))).toContain('extraction.label-match applications 7');
  });

  it('a row that no edition knows shifts nothing', () => {
    const rows = three();
    rows.splice(4, 0, ['现场申请', ...zeros(7)]);
    const report = read(grid(rows));
    expectAllRight(report);
    expect(report.tables.applications.addedRows).toEqual(['现场申请']);
  });

  it('one cell under two columns gives no figure to either', () => {
    const rows = three();
    rows[1] = [rows[1]![0]!, ['5', { columnSpan: 2 }], null, ...rows[1]!.slice(3)];
    const report = read(grid(rows));
    expect(report.figures['applications.received.natural_person']?.value ?? null).toBeNull();
    expect(report.notes.flatMap(({ cells }) => cells)).toContain('applications.received.business');
  });

  it('the reader’s doubt about a cell becomes a note', () => {
    const rows = three();
    rows[1] = [rows[1]![0]!, ['5', { doubts: ['number-on-rule'] }], ...rows[1]!.slice(2)];
    const report = read(grid(rows));
    expect(notes(report)).toContain('extraction.number-on-rule applications 1');
    expect(report.figures['applications.received.natural_person']).toMatchObject({
      state: 'doubtful',
      value: 5,
      confidence: 0.5,
    });
  });

  it('a value cell of several lines is cells that were not told apart, not a slip of the publisher', () => {
    const rows = three();
    rows[1] = [rows[1]![0]!, '5\n第二十条', ...rows[1]!.slice(2)];
    expect(notes(read(grid(rows)))).toContain('extraction.two-numbers applications 1');
  });

  it('a statutory table that is not there is noted with all of its codes, which are null', () => {
    const report = read(grid(three()));
    expect(notes(report)).toContain('extraction.table-not-found disputes 15');
    expect(report.tables.disputes.found).toBe(false);
  });
});

describe('several tables of one form', () => {
  const other = (): Block => grid(applicationRows(() => '9'));

  it('last year’s, by its caption, is left', () => {
    const report = read(text('2023年数据（供比较）'), other(), text('2024年数据'), grid(three()));
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
