/** The workbook as LibreOffice opens it: the figures of the CSV export. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Shape } from '../../../src/exports/formats/format.ts';
import { openWriter } from '../../../src/exports/formats/open-writer.ts';
import type { TableFormat } from '../../../src/exports/formats/table-formats.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { processDocument } from '../../../src/pipeline.ts';

const samples = join(import.meta.dirname, '../../../samples');
const names = ['faults-2024.html', 'huaiyuan-2024.docx', 'town-2019-gbk.html', 'two-reports-2022-2023.html'];
/** Fields by commas, quoted by `"`, UTF-8, all sheets, each in a file of its own (-1). */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

let folder: string;
let records: readonly ReportRecord[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-workbook-'));
  const read = names.map((name) => processDocument(readFileSync(join(samples, name)), { uri: `file:${name}` }));
  records = (await Promise.all(read)).flat();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(format: TableFormat, shape: Shape): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const write = (bytes: Uint8Array): Promise<void> => Promise.resolve(void parts.push(Buffer.from(bytes)));
  const writer = await openWriter({ format, shape, language: 'zh', createdBy: 'nianbao test' }, write);
  await writer.add(records);
  await writer.finish();
  return Buffer.concat(parts);
}

const rowsOf = (csv: Buffer): readonly (readonly string[])[] => {
  const book = read(csv.toString().replace(/^\uFEFF/u, ''), { type: 'string', raw: true });
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: true, defval: '' });
};

it('LibreOffice opens the workbook, and finds in it what the CSV holds', async () => {
  writeFileSync(join(folder, 'all.xlsx'), await written('xlsx', 'long'));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const args = ['--headless', profile, '--convert-to', FILTER, '--outdir', folder, join(folder, 'all.xlsx')];
  const sheetsIn = (): readonly string[] => readdirSync(folder).filter((name) => /^all-.*\.csv$/u.test(name));
  // Beside other work its first start with a new profile may end at once, without a file or an error.
  for (let start = 0; start < 2 && sheetsIn().length === 0; start += 1)
    execFileSync('soffice', args, { stdio: 'ignore' });
  const sheets = sheetsIn();
  expect(sheets.length).toBe(9);
  const reports = sheets
    .map((name) => rowsOf(readFileSync(join(folder, name))))
    .find(([head]) => head!.includes('states'))!;
  expect(reports).toEqual(rowsOf(await written('csv', 'wide')));
}, 120_000);
