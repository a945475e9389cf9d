import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { nothingDecided } from '../../src/decisions/decided.ts';
import { processDocument } from '../../src/pipeline.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
import { failureWords, findingColumns, findingRows } from '../../src/sheets/columns.ts';
import { issueDocx } from '../../src/sheets/issue-docx.ts';
import { tableKindOf, writeTable, type TableKind } from '../../src/sheets/write-table.ts';
import { writeXlsx } from '../../src/exports/xlsx.ts';
import { type CheckedReport, checkedReport, outlined } from '../../src/verdicts/checked-report.ts';

const samples = join(import.meta.dirname, '../../samples');

async function collected(work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  await work((bytes) => {
    parts.push(bytes);
    return Promise.resolve();
  });
  return Buffer.concat(parts);
}

const xlsx = (rows: Iterable<readonly (string | number | null)[]>): Promise<Buffer> =>
  collected((write) => writeXlsx([{ name: '表', columns: [{ title: '一', width: 9 }], rows }], write));

const cells = (book: Buffer, sheet = 0): unknown[][] => {
  const opened = read(book);
  return utils.sheet_to_json<unknown[]>(opened.Sheets[opened.SheetNames[sheet]!]!, { header: 1, defval: null });
};

describe('a workbook', () => {
  it('holds text and numbers as they are, whatever the text', async () => {
    const texts = [
      '<&>"\'',
      '两\n行',
      ' 空格 ',
      '=1+1',
      '_x0041_',
      '𠮷',
      'a\u0001b',
      '\uFFFEx',
      ''.padEnd(40_000, '长'),
    ];
    const rows = [...texts.map((text) => [text]), [0], [-1.5], [190.457379], [null]];
    const back = cells(await xlsx(rows))
      .slice(1)
      .map(([value]) => value);
    expect(back.slice(0, 6)).toEqual(texts.slice(0, 6));
    expect(back.slice(6, 8)).toEqual(['a\uFFFDb', '\uFFFDx']);
    expect((back[8] as string).length).toBe(32_767);
    expect(back.slice(9, 12)).toEqual([0, -1.5, 190.457379]);
  });

  it('is the same bytes for the same rows', async () => {
    expect((await xlsx([['甲', 1]])).equals(await xlsx([['甲', 1]]))).toBe(true);
  });

  it('of many rows is written as it comes', async () => {
    let most = 0;
    const rows = function* () {
      for (let row = 0; row < 30_000; row += 1) yield [`第${row}行`, row];
    };
    let total = 0;
    await writeXlsx([{ name: '多', columns: [{ title: '甲', width: 9 }], rows: rows() }], (bytes) => {
      most = Math.max(most, bytes.byteLength);
      total += bytes.byteLength;
      return Promise.resolve();
    });
    expect(most).toBeLessThan(total / 2);
  });
});

let reports: readonly CheckedReport[];
beforeAll(async () => {
  const names = ['faults-2024.html', 'huaiyuan-2024.html'];
  const records = await Promise.all(
    names.map((name) => processDocument(new Uint8Array(readFileSync(join(samples, name))), { uri: `file:${name}` })),
  );
  const broken = await processDocument(new TextEncoder().encode('没有表格'), { uri: 'file:broken,"x".txt' });
  const checking = { decided: nothingDecided, heads: ruleset.rules };
  reports = [...records.flat(), ...broken].map((record) => checkedReport(outlined(record), [], checking));
});

const written = (kind: TableKind): Promise<Buffer> => collected((write) => writeTable(kind, reports, 'zh', write));

describe('the findings table', () => {
  it('has a row for each finding, with all that a clerk needs, and one for a file that was not read', async () => {
    const [head, ...rows] = cells(await written('xlsx'), 1);
    expect(head).toEqual(findingColumns.map(({ title }) => title.zh));
    const faults = reports[0]!;
    expect(rows.length).toBe(reports.reduce((sum, report) => sum + findingRows(report, 'zh').length, 0));
    expect(rows.filter(([organ]) => organ === faults.organ!.name)).toHaveLength(faults.issues.length);
    const at = (title: string): number => head!.indexOf(title);
    const sum = rows.find((row) => row[at('规则')] === 'identity.row-sum')!;
    expect(sum[at('结论')]).toBe('有误');
    expect(sum[at('位置')]).toMatch(/^表三第\d+行「/u);
    expect(sum[at('算式')]).toContain('≠');
    expect([sum[at('依据')], sum[at('整改建议')]]).toEqual([expect.any(String), expect.any(String)]);
    expect(rows.at(-1)).toEqual(expect.arrayContaining(['无法判断', '未能读取', 'file:broken,"x".txt']));
  });

  it('has an overview before it', async () => {
    const [, ...rows] = cells(await written('xlsx'));
    expect(rows.map(([verdict]) => verdict)).toEqual(['有误', '无误', '无法判断']);
  });

  it('is the same in CSV, and opens in a spreadsheet', async () => {
    const csv = (await written('csv')).toString();
    expect(csv.startsWith('\uFEFF机关,年度,')).toBe(true);
    const back = cells(Buffer.from(csv));
    expect(back.length).toBe(cells(await written('xlsx'), 1).length);
    expect(back.at(-1)!.at(-1)).toBe('file:broken,"x".txt');
  });

  it('is lines for programs: a report, then its findings', async () => {
    const lines = (await written('jsonl'))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string });
    const schemas = ['nianbao/check@1', 'nianbao/finding@1'];
    expect(lines.map(({ schema }) => schemas.indexOf(schema)).join('')).toMatch(/^01+01*0$/u);
    expect(lines[0]).toMatchObject({ verdict: 'faulty', findings: { error: expect.any(Number) as number } });
  });

  it('is a web page without scripts, with everything escaped', async () => {
    const page = (await written('html')).toString();
    expect(page).toContain('file:broken,&quot;x&quot;.txt');
    expect(page).not.toMatch(/<script|\son\w+=|https?:\/\//u);
    expect(page.match(/<tr>/gu)!.length).toBeGreaterThan(reports[0]!.issues.length);
  });

  it('is told by the name of its file', () => {
    expect(['a.XLSX', 'b.csv', 'c.d.html', 'e.jsonl', 'f.xls', 'g'].map(tableKindOf)).toEqual([
      ...['xlsx', 'csv', 'html', 'jsonl', null, null],
    ]);
  });
});

it('an issue sheet is a Word file with the organ’s findings', async () => {
  const parts = unzipSync(await issueDocx('青芦县教育局', [reports[0]!], 'zh'));
  const text = Buffer.from(parts['word/document.xml']!).toString();
  expect(text).toContain('青芦县教育局政府信息公开工作年度报告问题清单');
  for (const { finding } of reports[0]!.issues) expect(text).toContain(finding.message.zh.slice(0, 8));
});

it('a failure is told in one language, whichever way the two are set apart', () => {
  for (const message of [
    '文件为空；请重新下载。The file is empty; download it again.',
    '文件为空；请重新下载。 | The file is empty; download it again.',
  ]) {
    expect(failureWords({ message }, 'zh')).toBe('文件为空；请重新下载。');
    expect(failureWords({ message }, 'en')).toBe('The file is empty; download it again.');
  }
});
