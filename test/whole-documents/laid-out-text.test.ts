/** Texts in columns of blanks whose cells go on over several lines, each with a property of its own that was once read wrongly. */
import { describe, expect, it } from 'vitest';
import { codeOf, editionNamed } from '../../src/forms/catalogue.ts';
import type { Line } from '../../src/forms/form.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { figureAt } from '../support/made-up/judge.ts';

const [block] = editionNamed('2021').tables.applications.blocks;
const LABEL_WIDTH = 12;
const FIRST_VALUE = 30;

const printed = ({ label: { ordinal, text } }: Line): string => `${ordinal ?? ''}${text}`;
const wrapped = (text: string, width: number): readonly string[] => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
const valueOf = (row: number, column: number): number => 10 * row + column;
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(1, columns - 2 * text.length));
const inColumns = (words: readonly string[]): string =>
  words
    .map((word) => padded(word, 14))
    .join('')
    .trimEnd();
const values = (row: number): string => block!.columns.map((_, at) => String(valueOf(row, at)).padEnd(14)).join('');

/** A row's label over lines, and its values beside one of them. */
function rowOf(label: string, row: number, besideLine: number): readonly string[] {
  const lines = wrapped(label, LABEL_WIDTH);
  return lines.map((line, at) =>
    at === lines.length + besideLine || at === besideLine ? padded(line, FIRST_VALUE) + values(row).trimEnd() : line,
  );
}

const tableThree = (labelOf: (line: Line) => string, besideLine: number): readonly string[] => [
  '三、收到和处理政府信息公开申请情况',
  '',
  ' '.repeat(FIRST_VALUE) + inColumns(block!.columns.map(printed)),
  ...block!.rows.flatMap((line, row) => rowOf(labelOf(line), row, besideLine)),
  '',
];

const TITLE = '某某县2023年政府信息公开工作年度报告';

async function recordOf(lines: readonly string[], title = TITLE): Promise<ReportRecord> {
  const bytes = new TextEncoder().encode(`${[title, '', ...lines].join('\n')}\n`);
  const [record] = await processDocument(bytes, { uri: 'file:x' });
  return record!;
}

/** Codes of table three that were read otherwise and that no note names; none where the document is refused. */
function silentIn(record: ReportRecord): readonly string[] {
  if (record.status === 'failed') return [];
  const noted = new Set(record.notes.flatMap(({ cells }) => cells));
  return block!.rows.flatMap((line, row) =>
    block!.columns.flatMap((column, at) => {
      const code = codeOf('applications', line.key, column.key);
      return figureAt(record, code) === valueOf(row, at) || noted.has(code) ? [] : [code];
    }),
  );
}

const doubted = ({ notes }: ReportRecord, table: string): number =>
  new Set(notes.filter((note) => note.table === table).flatMap(({ cells }) => cells)).size;

const remark = '（指本行政机关在本年度内作出的决定，包括所属派出机构）';

describe('Text in columns of blanks', () => {
  it('Values stand beside the last line of a remark, that of the last row too', async () => {
    const record = await recordOf(tableThree((line) => printed(line) + remark, -1));
    expect(silentIn(record)).toEqual([]);
    expect(doubted(record, 'applications')).toBe(0);
  });

  it('A table that was not found would have the figures of the form that is due for the year', async () => {
    const lines = tableThree(printed, 0);
    const { notes } = await recordOf(lines, '某某县2019年政府信息公开工作年度报告');
    const missing = notes.find(({ table }) => table === 'disclosure')?.cells;
    expect(missing).toContain('disclosure.rules.newly_made');
  });

  it('Last year’s table behind this one’s is read apart from it', async () => {
    const own = tableThree(printed, 0);
    const other = own.slice(1).map((line) => line.replaceAll(/(?<= )\d+/gu, (digits) => '9'.repeat(digits.length)));
    const record = await recordOf([...own, '附：2022年度统计情况', ...other]);
    expect(silentIn(record)).toEqual([]);
    expect([doubted(record, 'applications'), record.applications === undefined]).toEqual([0, false]);
  });

  it('A table four that is left in lines keeps the one that was read in doubt', async () => {
    const own = ['行政复议', '行政诉讼未经复议直接起诉', '行政诉讼复议后起诉'].flatMap((over) => [
      `          ${over}`,
      '结果维  结果纠  其他结  尚未审',
      '  持      正      果      结     合计',
      '  0       0       1       2       3',
      '',
    ]);
    const other = [
      '行政复议'.padStart(14) + '行政诉讼'.padStart(50),
      ' '.repeat(50) + '未经复议直接起诉' + ' '.repeat(24) + '复议后起诉',
      '结果维持  结果纠正  其他结果  尚未审结  总计  '.repeat(3).trimEnd(),
      '   1         0         1         7       9     '.repeat(3).trimEnd(),
    ];
    const record = await recordOf([
      ...tableThree(printed, 0),
      ...['四、政府信息公开行政复议、行政诉讼情况', '', ...own, ...other, '', '五、存在的主要问题及改进情况'],
    ]);
    expect(doubted(record, 'disputes')).toBe(15);
  });
});
