/** What every table says of the report that a row comes from. */
import type { ReportRecord } from '../../model/record.ts';
import { type Fact, fact, valuesOf } from './fact.ts';
import type { Row } from './table.ts';

type Organ = NonNullable<NonNullable<ReportRecord['report']>['organ']>;
const organ =
  (name: keyof Organ) =>
  ({ report }: ReportRecord) =>
    report?.organ?.[name];

export const originColumns: readonly Fact[] = [
  fact('record_id', 'text', '记录标识', 'Record', ({ record_id }) => record_id),
  fact('organ', 'text', '机关名称（按原文）', 'Organ as printed', organ('name')),
  fact('organ_key', 'text', '机关标识（历年一致）', 'Key of the organ, the same over the years', organ('key')),
  fact('region_code', 'text', '行政区划代码', 'Code of its division', organ('region_code')),
  fact('region', 'text', '行政区划', 'Its division', organ('region')),
  fact('level', 'text', '层级', 'Level of the organ', organ('level')),
  fact('kind', 'text', '类型', 'Kind of the organ', organ('kind')),
  fact('function', 'text', '职能', 'What a department does', organ('function')),
  fact('year', 'integer', '报告年度', 'Reporting year', ({ report }) => report?.year),
  fact('edition', 'text', '表式版本', 'Edition of the form', ({ report }) => report?.edition),
];

export const originOf = (record: ReportRecord): Row => valuesOf(originColumns, record);
