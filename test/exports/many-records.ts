/** As many records as asked for, each with all figures of the 2021 form. */
import { editions, tableNames } from '../../src/forms/catalogue.ts';
import { cellsOf } from '../../src/forms/form-cells.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { recordWith } from './record.ts';

const codes = tableNames.flatMap((table) =>
  cellsOf(editions[0]!.tables[table])
    .filter(({ official }) => official)
    .map(({ code }) => code),
);

const digest = (index: number): string => index.toString(16).padStart(64, '0');

export function* manyRecords(count: number): Generator<ReportRecord> {
  for (let index = 0; index < count; index += 1) {
    const figures = codes.map((code, place) => {
      const value = (index * 31 + place * 17) % 97;
      return [code, value > 90 ? { value: null, raw: '' } : { value, raw: ` ${value}` }] as const;
    });
    const made = recordWith(Object.fromEntries(figures));
    yield {
      ...made,
      record_id: digest(index),
      source: { ...made.source, uri: `https://www.example.gov.cn/xxgk/${index}.html`, sha256: digest(index * 7 + 1) },
      report: { ...made.report!, organ: { name: `第${index}县公安局`, key: `k${index}` }, year: 2021 + (index % 4) },
      findings: [
        {
          rule: 'identity.balance',
          severity: 'error',
          message: { zh: `第 ${index} 份不平衡`, en: `${index} is off balance` },
          cells: [codes[index % codes.length]!],
          printed: [index],
          expected: index + 1,
          formula: `${index} + 1`,
          hint: null,
          consequence_of: null,
          unverified: false,
        },
      ],
    };
  }
}
