/** What the codes, states and columns of the other tables mean. */
import { editions, tableNames } from '../../forms/catalogue.ts';
import { crosswalk } from '../../forms/crosswalk.ts';
import { cellsOf } from '../../forms/form-cells.ts';
import type { Unit } from '../../forms/form.ts';
import type { Message } from '../../model/note.ts';
import type { State } from './figures.ts';
import { column, type FixedTable, list, type Table } from './table.ts';

const unitWords: Readonly<Record<Unit, Message>> = {
  count: { zh: '件（次、个）', en: 'count' },
  signed: { zh: '件，增为正、减为负', en: 'count, signed' },
  wan_cny: { zh: '万元', en: '10,000 CNY' },
  cny: { zh: '元', en: 'CNY' },
};

export const codes: FixedTable = {
  name: 'codes',
  title: { zh: '数据代码', en: 'Codes of the figures' },
  columns: [
    column('code', 'text', '代码', 'Code'),
    column('edition', 'text', '表式版本', 'Edition of the form'),
    column('form_table', 'text', '表', 'Table'),
    column('block', 'text', '所在栏', 'Block'),
    column('row_label', 'text', '行（官方用语）', 'Row, in the official words'),
    column('column_label', 'text', '列（官方用语）', 'Column, in the official words'),
    column('unit_zh', 'text', '单位', 'Unit in Chinese'),
    column('unit_en', 'text', '单位（英文）', 'Unit'),
    column('is_official', 'boolean', '官方表式中有此行', 'The official form has this row'),
  ],
  rows: editions.flatMap(({ id, tables }) =>
    tableNames.flatMap((table) =>
      cellsOf(tables[table]).map(({ code, block, row, column: words, unit, official }) => [
        ...[code, id, table, block, row.join('／'), words.join('／')],
        ...[unitWords[unit].zh, unitWords[unit].en, official],
      ]),
    ),
  ),
};

const oldestFirst = editions.map(({ id }) => id).toReversed();

export const comparable: FixedTable = {
  name: 'crosswalk',
  title: { zh: `${oldestFirst.join(' 与 ')} 表式对照`, en: `Crosswalk of the ${oldestFirst.join(' and ')} forms` },
  columns: [
    ...oldestFirst.map((id) => column(`codes_${id}`, 'text', `${id} 表式代码`, `Codes of the ${id} form`)),
    column('comparable', 'text', '可比性：same、sum、near、no', 'same, sum, near, or no: not comparable'),
    column('why_zh', 'text', '说明', 'Why, in Chinese'),
    column('why_en', 'text', '说明（英文）', 'Why'),
  ],
  rows: crosswalk.map(({ editions: pair, older, newer, comparable: how, why }) => [
    ...oldestFirst.map((id) => (id === pair.older ? list(older) : id === pair.newer ? list(newer) : null)),
    ...[how, why?.zh ?? null, why?.en ?? null],
  ]),
};

const stateWords: Readonly<Record<State, Message>> = {
  number: { zh: '数值', en: 'a number' },
  blank: { zh: '空白', en: 'nothing' },
  dash: { zh: '“—”“/”“无”等，不是 0', en: 'a dash, a stroke or 无: not 0' },
  text: { zh: '文字，不是数', en: 'words, no number' },
  doubtful: { zh: '读取存疑，须看原文', en: 'in doubt: look at the source' },
  absent: { zh: '页面上没有此格，或未找到', en: 'no such cell on the page, or none found' },
};

export const states: FixedTable = {
  name: 'states',
  title: { zh: '单元格状态', en: 'States of figures' },
  columns: [
    column('state', 'text', '状态', 'State'),
    column('meaning_zh', 'text', '含义', 'What the cell shows, in Chinese'),
    column('meaning_en', 'text', '含义（英文）', 'What the cell shows'),
  ],
  rows: Object.entries(stateWords).map(([state, { zh, en }]) => [state, zh, en]),
};

/** The columns of the given tables: what a workbook or database says of itself. */
export const columnsOf = (tables: readonly Table[]): FixedTable => ({
  name: 'columns',
  title: { zh: '列说明', en: 'Columns' },
  columns: [
    column('table_name', 'text', '表', 'Table'),
    column('column_name', 'text', '列', 'Column'),
    column('type', 'text', '类型', 'Type'),
    column('meaning_zh', 'text', '含义', 'Meaning in Chinese'),
    column('meaning_en', 'text', '含义（英文）', 'Meaning'),
  ],
  rows: tables.flatMap((table) =>
    table.columns.map(({ name, type, title: { zh, en } }) => [table.name, name, type, zh, en]),
  ),
});
