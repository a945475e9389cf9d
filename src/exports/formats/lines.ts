/** Records as lines of text: the long form as JSONL, and tables as CSV. */
import { cellLines } from '../cells.ts';
import { BYTE_ORDER_MARK, csvLine, headerOf } from '../csv.ts';
import type { Table } from '../tables/table.ts';
import type { RecordWriter, RowWriter, Write } from './format.ts';

const NOTHING_TO_DO = (): Promise<void> => Promise.resolve();

export const cellsWriter = (write: Write): RecordWriter => ({
  add: (records) => write(Buffer.from(records.map(cellLines).join(''))),
  finish: NOTHING_TO_DO,
  abandon: NOTHING_TO_DO,
});

export function csvRows(table: Table, write: Write): RowWriter {
  let before = BYTE_ORDER_MARK + headerOf(table);
  const put = async (text: string): Promise<void> => {
    if (before + text !== '') await write(Buffer.from(before + text));
    before = '';
  };
  return { addRows: (rows) => put(rows.map(csvLine).join('')), finish: () => put('') };
}
