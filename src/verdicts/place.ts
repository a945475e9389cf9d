/** Where a finding is, in the form's own words. */
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import { cellWords, codeParts, tableName } from '../rules/cell-name.ts';

/** Row as counted on the page, from 1, and the page where the carrier has pages. */
export interface CellPlace {
  readonly row: number;
  readonly page: number | null;
}

export type CellPlaces = Readonly<Record<string, CellPlace>>;

export const cellPlaces = ({ evidence }: Pick<ReportRecord, 'evidence'>): CellPlaces =>
  Object.fromEntries(Object.entries(evidence).map(([code, { row, page }]) => [code, { row: row + 1, page }]));

type Edition = NonNullable<ReportRecord['report']>['edition'];

/** 表三第5行「三、（一）予以公开」×「自然人」; parts of the report for what stands in no cell. */
export function placeWords(
  { rule, cells: [cell], quote }: Pick<Finding, 'rule' | 'cells' | 'quote'>,
  places: CellPlaces,
  edition: Edition,
): Message {
  if (cell !== undefined) return cellPlaceWords(cell, places, edition);
  if (quote !== undefined) return { zh: '正文', en: 'Text' };
  return familyPlaces[rule.slice(0, rule.indexOf('.'))] ?? { zh: '全文', en: 'Report' };
}

export function cellPlaceWords(cell: string, places: CellPlaces, edition: Edition): Message {
  const parts = codeParts(cell);
  const { zh, en } = cellWords(cell, edition);
  if (parts === null) return { zh, en };
  const [table, row] = [tableName(parts.table), places[cell]?.row];
  return {
    zh: `${table.zh}${row === undefined ? '' : `第${row}行`}${zh}`,
    en: `${table.en}${row === undefined ? '' : `, row ${row}`}: ${en}`,
  };
}

const familyPlaces: Readonly<Record<string, Message>> = {
  metadata: { zh: '标题及说明', en: 'Title and preamble' },
  edition: { zh: '表格格式', en: 'Form' },
  structure: { zh: '结构', en: 'Structure' },
  narrative: { zh: '正文', en: 'Text' },
  publication: { zh: '公布情况', en: 'Publication' },
};
