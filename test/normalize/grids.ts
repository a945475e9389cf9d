/** Grids and documents for the tests of normalize, written as they look. */
import { applicants } from '../../src/forms/applications.ts';
import { editions } from '../../src/forms/catalogue.ts';
import type { Block, Cell, Document, Grid, Placement, TextBlock } from '../../src/model/document.ts';

/** `text`, or text with its spans: `['label', { columnSpan: 3 }]`. Null: covered by a span, or a hole. */
export type CellSpec =
  string | null | readonly [text: string, spans: Partial<Pick<Cell, 'rowSpan' | 'columnSpan' | 'doubts'>>];

interface GridOptions {
  readonly placement?: Placement;
  readonly hidden?: boolean;
  readonly pageStarts?: readonly number[];
}

let ordinal = 0;

/** Each row as long as the grid is wide; what a span covers is null. */
export function grid(rows: readonly (readonly CellSpec[])[], options: GridOptions = {}): Grid {
  ordinal += 1;
  const cells = rows.flatMap((row, rowIndex) =>
    row.flatMap((spec, column): Cell[] => {
      if (spec === null) return [];
      const [text, spans] = typeof spec === 'string' ? [spec, {}] : spec;
      const place = { pageNumber: null, box: null, path: `t${ordinal}/${rowIndex}/${column}` };
      return [{ row: rowIndex, column, rowSpan: 1, columnSpan: 1, doubts: [], ...place, ...spans, text }];
    }),
  );
  return {
    kind: 'grid',
    ordinal,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((row) => row.length)),
    placement: 'counted',
    hidden: false,
    pageStarts: [],
    ...options,
    cells,
  };
}

export const text = (words: string, headingLevel: number | null = null): TextBlock => ({
  kind: 'text',
  text: words,
  headingLevel,
  pageNumber: null,
  box: null,
  path: null,
});

export function documentOf(blocks: readonly Block[], properties: Document['properties'] = {}): Document {
  return { carrier: 'html', mediaType: 'text/html', blocks, properties, links: [], pageCount: null, notes: [] };
}

/** Table two of 2021 with the given ten values. */
export function disclosureRows(values: readonly string[]): CellSpec[][] {
  const at = (index: number): string => values[index] ?? '';
  const wide = (words: string): CellSpec[] => [[words, { columnSpan: 4 }], null, null, null];
  const pair = (label: string, value: string): CellSpec[] => [label, [value, { columnSpan: 3 }], null, null];
  return [
    wide('第二十条第（一）项'),
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', at(0), at(1), at(2)],
    ['行政规范性文件', at(3), at(4), at(5)],
    wide('第二十条第（五）项'),
    pair('信息内容', '本年处理决定数量'),
    pair('行政许可', at(6)),
    wide('第二十条第（六）项'),
    pair('信息内容', '本年处理决定数量'),
    pair('行政处罚', at(7)),
    pair('行政强制', at(8)),
    wide('第二十条第（八）项'),
    pair('信息内容', '本年收费金额（单位：万元）'),
    pair('行政事业性收费', at(9)),
  ];
}

export const applicantLabels = applicants.map(({ label }) => label.text);

/** Table three of 2021, a label column and seven values: `value` gives the print by row key and applicant key. */
export function applicationRows(value: (row: string, applicant: string) => string): CellSpec[][] {
  const rows = editions[0]!.tables.applications.blocks[0]!.rows;
  return [
    ['', ...applicantLabels],
    ...rows.map(({ key, label }) => [
      `${label.ordinal ?? ''}${label.text}`,
      ...applicants.map((applicant) => value(key, applicant.key)),
    ]),
  ];
}

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** Table four, two header rows without the group 行政诉讼. */
export function disputeRows(values: readonly string[]): CellSpec[][] {
  const procedure = (words: string): CellSpec[] => [[words, { columnSpan: 5 }], null, null, null, null];
  return [
    [...procedure('行政复议'), ...procedure('未经复议直接起诉'), ...procedure('复议后起诉')],
    [...results, ...results, ...results],
    [...values],
  ];
}

export const zeros = (count: number): string[] => Array<string>(count).fill('0');
