/** Which edition of the form a table is, from its labels alone (forms.md 1.1). */
import { editions } from '../forms/catalogue.ts';
import type { Edition, FormTable } from '../forms/form.ts';
import type { TableName, TableReading } from '../model/report.ts';
import { foldLabel } from './fold.ts';
import { remembered } from './remembered.ts';

type TellEdition = Edition['id'];
/** Null: the labels do not say. */
export type TableEdition = TellEdition | null;
export type Tells = TableReading['tells'];

/** Folded words of rows, columns and titles that one edition's table alone prints. */
const tellingWords: Readonly<Record<TableName, ReadonlyMap<string, TellEdition>>> = {
  disclosure: wordsOfOne('disclosure'),
  applications: wordsOfOne('applications'),
  disputes: new Map(),
};

const formWords: Readonly<Record<TableName, ReadonlySet<string>>> = {
  disclosure: new Set(editions.flatMap(({ tables }) => wordsOf(tables.disclosure))),
  applications: new Set(editions.flatMap(({ tables }) => wordsOf(tables.applications))),
  disputes: new Set(),
};

function wordsOfOne(table: TableName): ReadonlyMap<string, TellEdition> {
  const words = editions.map(({ id, tables }) => ({ id, words: new Set(wordsOf(tables[table])) }));
  return new Map(
    words.flatMap(({ id, words: own }) =>
      [...own]
        .filter((word) => words.every((other) => other.id === id || !other.words.has(word)))
        .map((word) => [word, id] as const),
    ),
  );
}

function wordsOf({ blocks }: FormTable): readonly string[] {
  return blocks
    .flatMap(({ title, rows, columns }) => [
      ...(title === null ? [] : [title]),
      ...[...rows, ...columns].map(({ label }) => label),
    ])
    .flatMap(({ text, variants }) => [text, ...variants])
    .map((text) => foldLabel(text).body);
}

/** `labels`: printed words beside the official ones they were taken for; `rowKeys`: rows of table three. */
export function tellsOf(
  table: TableName,
  labels: readonly { readonly printed: string; readonly official: string }[],
  rowKeys: readonly string[],
): Tells {
  const byWords = labels.flatMap(({ printed, official }) => {
    const edition = tellingWords[table].get(wordsThatTell(table, printed, official));
    return edition === undefined || isOfOtherHandling(official) ? [] : [{ edition, printed }];
  });
  return [...byWords, ...(table === 'applications' ? otherHandlingTells(rowKeys) : [])];
}

/** The printed words where the form knows them; else, for a misprint or a label with a remark, the official ones. */
function wordsThatTell(table: TableName, printed: string, official: string): string {
  const body = bodyOf(printed);
  return formWords[table].has(body) ? body : bodyOf(official);
}

const bodyOf = remembered((text) => foldLabel(text).body);

const isOfOtherHandling = (official: string): boolean => official.includes('其他处理');

/** （六）其他处理 with its three rows is the 2021 form, undivided the 2019 one: each by itself a row of labels, so two tells. */
function otherHandlingTells(rowKeys: readonly string[]): Tells {
  const rows = rowKeys.filter((key) => key.startsWith('outcomes.other_handling.'));
  if (rows.includes('outcomes.other_handling.total')) {
    const tell = { edition: '2019', printed: '（六）其他处理（一行）' } as const;
    return [tell, tell];
  }
  return [];
}

/** Two agreeing tells decide a table; the one with more of them wins. */
export function editionOf(tells: Tells): TableEdition {
  const count = (id: TellEdition): number => tells.filter(({ edition }) => edition === id).length;
  const [best, second] = editions
    .map(({ id }) => ({ id, count: count(id) }))
    .toSorted((left, right) => right.count - left.count);
  if (best === undefined || best.count < 2 || best.count === second?.count) return null;
  return best.id;
}
