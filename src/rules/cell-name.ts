/** A cell, row or column in words, from the forms' labels. */
import { editions, tableNames } from '../forms/catalogue.ts';
import type { FormTable, Label, Line } from '../forms/form.ts';
import type { EditionId, Message, TableName } from '../model/report.ts';

export type Language = keyof Message;

interface NamedLines {
  readonly rows: ReadonlyMap<string, Line>;
  readonly columns: ReadonlyMap<string, Line>;
}

const linesOf = (form: FormTable): NamedLines => ({
  rows: new Map(
    [...form.blocks.flatMap(({ rows }) => rows), ...form.rowVariants.map(({ line }) => line)].map((row) => [
      row.key,
      row,
    ]),
  ),
  // A column's words may differ from block to block; its row tells the block, but the words of one edition agree.
  columns: new Map(form.blocks.flatMap(({ columns }) => columns).map((column) => [column.key, column])),
});

const lines = new Map<string, NamedLines>(
  editions.flatMap(({ id, tables }) => tableNames.map((table) => [`${id}/${table}`, linesOf(tables[table])] as const)),
);

const tableTitles: Readonly<Record<TableName, Message>> = {
  disclosure: { zh: '表二', en: 'Table two' },
  applications: { zh: '表三', en: 'Table three' },
  disputes: { zh: '表四', en: 'Table four' },
};

export const tableName = (table: TableName): Message => tableTitles[table];

/** A figure's code cut into table, row and column. */
export interface CodeParts {
  readonly table: TableName;
  readonly row: string;
  readonly column: string;
}

export function codeParts(code: string): CodeParts | null {
  const table = tableNames.find((name) => code.startsWith(`${name}.`));
  const end = code.lastIndexOf('.');
  if (table === undefined || end <= table.length) return null;
  return { table, row: code.slice(table.length + 1, end), column: code.slice(end + 1) };
}

/** A line of the given edition, or of another one where that has none of this key (mixed forms). */
function findLine(edition: EditionId | null, table: TableName, kind: keyof NamedLines, key: string): Line | undefined {
  const ids = [edition, ...editions.map(({ id }) => id)].filter((id) => id !== null);
  return ids.map((id) => lines.get(`${id}/${table}`)?.[kind].get(key)).find((line) => line !== undefined);
}

const printedLabel = ({ ordinal, text }: Label): string => `${ordinal ?? ''}${text}`;

/** Groups by their ordinals alone (三、（四）), or in words where they have none. */
const chineseName = ({ groups, label }: Line): string =>
  groups.map(({ ordinal, text }) => ordinal ?? `${text}／`).join('') + printedLabel(label);

/** `outcomes.unavailable.not_held` → `outcomes: unavailable: not held`. */
const englishName = (key: string): string => key.replaceAll('.', ': ').replaceAll('_', ' ');

export function rowName(edition: EditionId | null, table: TableName, key: string): Message {
  const line = findLine(edition, table, 'rows', key);
  return { zh: line === undefined ? key : chineseName(line), en: englishName(key) };
}

export function columnName(edition: EditionId | null, table: TableName, key: string): Message {
  const line = findLine(edition, table, 'columns', key);
  return { zh: line?.label.text ?? key, en: englishName(key) };
}

/** 「三、（四）1.本机关不掌握相关政府信息」×「自然人」; the code itself for one that no form knows. */
export function cellName(code: string, edition: EditionId | null, language: Language): string {
  const parts = codeParts(code);
  if (parts === null) return code;
  const row = rowName(edition, parts.table, parts.row)[language];
  const column = columnName(edition, parts.table, parts.column)[language];
  return language === 'zh' ? `「${row}」×「${column}」` : `“${row}” × “${column}”`;
}

export const cellWords = (code: string, edition: EditionId | null): Message => ({
  zh: cellName(code, edition, 'zh'),
  en: cellName(code, edition, 'en'),
});
