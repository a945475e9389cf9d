import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, csvHeader, csvLines } from '../../src/exports/csv.ts';
import { figures } from '../../src/exports/tables/figures.ts';
import { onOneLine } from '../../src/model/plain-text.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { recordWith } from './record.ts';

/** A plain RFC 4180 reader. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/gy;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (field.lastIndex >= text.length) break;
    if (match[3] !== ',') rows.push([]);
  }
  return rows;
}

const names = figures.columns.map(({ name }) => name);

const withRaw = (raw: string): ReportRecord => recordWith({ 'disputes.reconsideration.upheld': { value: 3, raw } });

describe('CSV', () => {
  it('gives any text on one line back, quoted where it must be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const [row] = readCsv(csvLines(withRaw(raw)));
        expect(row?.length).toBe(names.length);
        expect(row?.[names.indexOf('raw')]?.replace(/^'/u, '')).toBe(onOneLine(raw).replace(/^'/u, ''));
      }),
    );
  });

  it('names the columns of the long form', () => {
    expect(csvHeader).toBe(
      'record_id,organ,region_code,year,edition,code,value,raw,page,table,row,column,confidence,source_uri,source_sha256,state,box,path,organ_key,region,level,kind,function\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3', "'-2+3"],
    ['＝1+1', "'＝1+1"],
    [' =1', "' =1"],
    ['\t=1', "' =1"],
  ])('keeps %j from being run as a formula', (text, field) => expect(csvField(text)).toBe(field));

  it.each(['-18', '+1036', '-', '—', '1,036', '－5', '-0.5', '无', '12'])('leaves %j as printed', (text) =>
    expect(csvField(text).replaceAll('"', '')).toBe(text),
  );

  it('leaves numbers numbers and blanks empty', () => {
    expect([csvField(-18), csvField(4166.241619), csvField(null), csvField('')]).toEqual([
      '-18',
      '4166.241619',
      '',
      '',
    ]);
  });
});
