import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import type { Report } from '../../src/model/report.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, disclosureRows, disputeRows, documentOf, grid, text, zeros } from './grids.ts';

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

  it('have no figure beside the sign that fonts show for what they lack', () => {
    const cells = disclosureRows(['☐148', '2', '3', '4', '5□', '6', '7', '8', '9', '10.5']);
    const report = read(grid(cells), grid(three()), four());
    const [first, fifth] = [report.codes[0] ?? '', report.codes[4] ?? ''];
    expect([value(report, first), value(report, fifth)]).toEqual([null, null]);
    expect(report.notes.map(({ code, cells: own }) => [code, own])).toEqual([
      ['extraction.unknown-characters', [first, fifth]],
    ]);
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

  it.each([
    ...['（5）', '约5', '5.', '①', '略'].map((text) => [text, 'text']),
    ...['‘5’', '{{ row.a }}'].map((text) => [text, 'doubtful']),
  ] as const)(
    'keep an undivided row whose cells hold no plain numbers but %s (%s): it is not a row that is not there',
    (text, state) => {
      const rows = three().filter((row) => !/^[12]\.申请人|^3\.其他$/.test(labelOf(row)));
      rows.splice(-2, 0, ['（六）其他处理', ...Array<string>(7).fill(text)]);
      const report = read(two(), grid(rows));
      const figure = report.figures['applications.outcomes.other_handling.total.total'];
      expect(figure).toMatchObject({ state, evidence: { raw: text } });
    },
  );

  it.each(['1E+05', '若干', '见附件'])('keep an undivided row that prints %s for one of its numbers', (words) => {
    const rows = three().filter((row) => !/^[12]\.申请人|^3\.其他$/.test(labelOf(row)));
    rows.splice(-2, 0, ['（六）其他处理', words, '2', '3', '4', '5', '6', '21']);
    const report = read(two(), grid(rows));
    expect(report.figures['applications.outcomes.other_handling.total.natural_person']?.state).toBe('text');
    expect(value(report, 'applications.outcomes.other_handling.total.total')).toBe(21);
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

  it('name the figures of the rows that a part without text may hold', () => {
    const document = documentOf([TITLE, two(), grid(three().slice(0, -1))]);
    const named = (found: readonly Report[]): readonly string[] => found[0]!.notes.flatMap(({ cells }) => cells);
    const code = 'applications.carried_out.natural_person';
    const unread = { code: 'extraction.no-text-layer', message: { zh: '', en: '' }, cells: [] } as const;
    expect(named(normalize(document))).not.toContain(code);
    expect(named(normalize({ ...document, notes: [unread] }))).toContain(code);
  });

  it('keep rows with figures apart at a page break, whatever the head of the page prints over them', () => {
    const rows = three();
    const at = rows.findIndex((row) => labelOf(row).startsWith('1.本机关不掌握'));
    const [above, below] = [rows[at - 1]!, rows[at]!];
    [above[above.length - 7], below[below.length - 7], below[below.length - 1]] = ['', '7135', '页 共9页\n7423'];
    const report = read(two(), grid(rows, { placement: 'drawn', pageStarts: [at] }));
    expect(value(report, 'applications.outcomes.refused.administrative_queries.natural_person')).toBeNull();
    expect(value(report, 'applications.outcomes.unavailable.not_held.natural_person')).toBe(7135);
  });
});

describe('table four', () => {
  it('is read as its header orders the results of each procedure', () => {
    const rows = disputeRows(zeros(15).map((_, index) => String(index)));
    [rows[1]![5], rows[1]![6]] = [rows[1]![6]!, rows[1]![5]!];
    const report = read(two(), grid(three()), grid(rows));
    expect([
      value(report, 'disputes.litigation_direct.upheld'),
      value(report, 'disputes.litigation_direct.corrected'),
    ]).toEqual([6, 5]);
    expect(value(report, 'disputes.reconsideration.upheld')).toBe(0);
  });

  it('numbered columns are no values', () => {
    const rows = disputeRows(zeros(15));
    rows.splice(
      2,
      0,
      zeros(15).map((_, index) => String(index + 1)),
    );
    const report = read(two(), grid(three()), grid(rows));
    expect([value(report, 'disputes.reconsideration.total'), report.notes]).toEqual([0, []]);
  });

  it.each([5, 10])('leaves no part of its row without a doubt, where it is cut after the value %i', (length) => {
    const results = disputeRows([])[1]!;
    const values = zeros(15).map((_, index) => String(index));
    const rows = [
      ['行政复议', '行政诉讼'],
      [...results.slice(0, 5), '未经复议直接起诉', '复议后起诉'],
      results.slice(5),
      values.slice(0, length),
      values.slice(length),
    ];
    const report = read(two(), grid(three()), grid(rows, { placement: 'listed' }));
    const noted = report.notes.flatMap(({ table, cells }) => (table === 'disputes' ? cells : []));
    expect(new Set(noted).size).toBe(15);
  });

  it('is not blank where blank cells stand before its header, and its figures elsewhere', () => {
    const results = disputeRows([])[1]!;
    const labels = results.map((label) => ['\u3000', label]);
    const report = read(
      two(),
      grid(three()),
      grid([['', '行政复议'], ['', '未经复议直接起诉'], ['', '复议后起诉'], ...labels]),
    );
    expect(notes(report)).toContain('extraction.table-not-found disputes 15');
  });

  it('that could not be read in its section is not found, and the doubt is ours', () => {
    const unread = grid([
      ['甲', '乙', '丙'],
      ['1', '2', '3'],
    ]);
    const report = read(
      two(),
      grid(three()),
      text('四、政府信息公开行政复议、行政诉讼情况'),
      unread,
      text('五、存在的主要问题及改进情况'),
    );
    expect(notes(report)).toContain('extraction.label-match disputes 15');
  });

  const rest = three();
  const [lost] = rest.splice(
    rest.findIndex((row) => labelOf(row).startsWith('2.重复申请')),
    1,
  );
  it.each([
    ['as text', text('2.重复申请 3')],
    ['as text with full-width figures', text('重复申请：３')],
    ['without its label', grid([lost!.slice(1)])],
  ])('a row that stands outside the table, %s, is not found, and the doubt is ours', (_, block) => {
    const heading = text('三、收到和处理政府信息公开申请情况');
    const report = read(two(), heading, grid(rest), block, text('五、存在的主要问题及改进情况'));
    expect(notes(report)).toContain('extraction.label-match applications 7');
  });
});

describe('doubt', () => {
  it('a label typed twice leaves both rows in doubt', () => {
    const rows = three();
    const at = rows.findIndex((row) => labelOf(row).startsWith('6.属于四类'));
    rows[at] = [rows[at - 1]![0]!, ...rows[at]!.slice(1)];
    const named = read(grid(rows)).notes.flatMap(({ cells }) => cells);
    expect(named).toEqual(
      expect.arrayContaining([
        'applications.outcomes.refused.internal_affairs.total',
        'applications.outcomes.refused.process_information.total',
      ]),
    );
  });

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

  it('a label that ran into its figure is a doubt where cells are found by lines, and a slip where the source has cells', () => {
    const rows = three();
    rows[1] = [rows[1]![0]!, '总计 5', ...rows[1]!.slice(2)];
    expect(notes(read(grid(rows, { placement: 'drawn' })))).toContain('extraction.two-numbers applications 1');
    expect(notes(read(grid(rows)))).not.toContain('extraction.two-numbers applications 1');
  });

  it('a statutory table that is not there is noted with all of its codes, which are null', () => {
    const report = read(grid(three()));
    expect(notes(report)).toContain('extraction.table-not-found disputes 15');
    expect(report.tables.disputes.found).toBe(false);
  });
});
