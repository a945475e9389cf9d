/** Records as lines of text: the long form as JSONL, and tables as CSV. */
import type { ReportRecord } from '../../model/record.ts';
import { cellLines } from '../cells.ts';
import { BYTE_ORDER_MARK, csvLine, headerOf } from '../csv.ts';
import type { RecordTable } from '../tables/table.ts';
import type { RecordWriter, Write } from './format.ts';

const NOTHING_TO_DO = (): Promise<void> => Promise.resolve();

/** `head`: what stands before the first record. */
function textWriter(write: Write, head: string, textOf: (record: ReportRecord) => string): RecordWriter {
  let before = head;
  const put = async (text: string): Promise<void> => {
    if (before + text !== '') await write(Buffer.from(before + text));
    before = '';
  };
  return {
    add: (records) => put(records.map(textOf).join('')),
    finish: () => put(''),
    abandon: NOTHING_TO_DO,
  };
}

export const cellsWriter = (write: Write): RecordWriter => textWriter(write, '', cellLines);

export const csvWriter = (table: RecordTable, write: Write): RecordWriter =>
  textWriter(write, BYTE_ORDER_MARK + headerOf(table), (record) => table.rowsOf(record).map(csvLine).join(''));
