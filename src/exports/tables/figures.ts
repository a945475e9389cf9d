/** A row a figure, with the way back to its cell. */
import { figuresOf } from '../figures.ts';
import type { ReportRecord } from '../../model/record.ts';
import { valuesOf } from './fact.ts';
import { originColumns } from './origin.ts';
import { column, list, type RecordTable, type Row } from './table.ts';

/** What a cell shows; `absent`: the page has no such cell, or none was found. */
export type State = 'number' | 'blank' | 'dash' | 'text' | 'doubtful' | 'absent';

export interface FigureRow {
  readonly code: string;
  readonly value: number | null;
  readonly state: State;
}

/** Lines of versions before `state` tell a number from none, and what is in doubt. */
function stateOf(record: ReportRecord, code: string, value: number | null): State {
  const evidence = record.evidence[code];
  if (evidence === undefined) return 'absent';
  if (evidence.state !== undefined) return evidence.state;
  if (evidence.confidence < 1) return 'doubtful';
  return value === null ? 'blank' : 'number';
}

/** In the form's order, none of a failed record. */
export const figureRows = (record: ReportRecord): readonly FigureRow[] =>
  record.status === 'failed'
    ? []
    : figuresOf(record).map(({ code, value }) => ({ code, value, state: stateOf(record, code, value) }));

const leadingNames = ['record_id', 'organ', 'region_code', 'year', 'edition'];
const leading = leadingNames.flatMap((name) => originColumns.filter((one) => one.name === name));
const trailing = originColumns.filter(({ name }) => !leadingNames.includes(name));

export const figures: RecordTable = {
  name: 'figures',
  title: { zh: '数据（每项一行）', en: 'Figures, a row each' },
  columns: [
    ...leading,
    column('code', 'text', '数据代码', 'Code of the figure'),
    column('value', 'number', '数值，未填为空', 'Value; null where the cell shows no number'),
    column('raw', 'text', '单元格原文', 'The cell as printed'),
    column('page', 'integer', '页码（从 1 起）', 'Page, from 1'),
    column('table', 'integer', '文中第几张表（从 1 起）', 'Table of the document, from 1'),
    column('row', 'integer', '行（从 0 起）', 'Row of the grid, from 0'),
    column('column', 'integer', '列（从 0 起）', 'Column of the grid, from 0'),
    column('confidence', 'number', '可信度', 'Confidence of the reading'),
    column('source_uri', 'text', '来源', 'Source'),
    column('source_sha256', 'text', '来源文件 SHA-256', 'SHA-256 of the source'),
    column('state', 'text', '单元格状态', 'What the cell shows'),
    column('box', 'text', '页面位置 x0;y0;x1;y1（点）', 'Box on the page: x0;y0;x1;y1 in points'),
    column('path', 'text', '元素路径', 'Path of the element'),
    ...trailing,
  ],
  rowsOf: (record) => {
    const [before, behind] = [valuesOf(leading, record), valuesOf(trailing, record)];
    const { uri, sha256 } = record.source;
    return figureRows(record).map(({ code, value, state }): Row => {
      const { raw, page, table, row, column: at, box, path, confidence } = record.evidence[code] ?? nowhere;
      return [
        ...before,
        ...[code, value],
        ...[raw, page, table, row, at, confidence, uri, sha256, state],
        ...[box === null ? null : list(box), path],
        ...behind,
      ];
    });
  },
};

const nowhere = {
  ...{ raw: null, page: null, table: null, row: null, column: null, box: null, path: null, confidence: null },
};
