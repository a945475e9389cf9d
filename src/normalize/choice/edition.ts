/** Which edition of the form a table is, from its labels alone (forms.md 1.1). */
import { editions } from '../../forms/catalogue.ts';
import type { Edition, FormTable } from '../../forms/form.ts';
import type { TableName, TableReading } from '../../model/report.ts';
import { foldLabel } from '../labels/fold.ts';
import { remembered } from '../../shapes/remembered.ts';

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
  const words = editions.map(({ id, tables }) => {
    const own = wordsOf(tables[table]);
    return { id, own: new Set(own), known: new Set(own.map(withoutUnit)) };
  });
  return new Map(
    words.flatMap(({ id, own }) =>
      [...own]
        .filter((word) => words.every((other) => other.id === id || !other.known.has(withoutUnit(word))))
        .map((word) => [word, id] as const),
    ),
  );
}

/** A unit behind a label tells of no edition: 处理决定数量（件）. */
function withoutUnit(word: string): string {
  return word.replace(/(?<=.{3})(?:单位)?(?:件|项|条|部|个|元|万元)$/u, '');
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

/** （六）其他处理 as one row, by itself a row of labels, so two tells. */
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

/**
 * For a table two whose words do not decide: the rows whose number of values one edition alone has. `codes`: of cells
 * assigned while the edition is open.
 */
export function cellTells(codes: readonly string[]): Tells {
  const rows = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('.')));
  return [...rows].flatMap(([row, own]) => {
    const [edition, other] = editionsWith(row, own.length);
    return edition === undefined || other !== undefined ? [] : [{ edition, printed: row }];
  });
}

/** Editions whose table two has as many columns in this row. */
const editionsWith = (row: string, count: number): readonly TellEdition[] =>
  editions
    .filter(({ tables: { disclosure } }) =>
      disclosure.blocks.some(
        ({ rows, columns }) => columns.length === count && rows.some(({ key }) => row === `disclosure.${key}`),
      ),
    )
    .map(({ id }) => id);

/**
 * What table three tells where table two tells nothing. （六） in one row stands beside table two of 2021 too, so that it
 * tells the 2019 form only for a year in which that was due.
 */
export function editionOfApplications(tells: Tells, year: number | null): TableEdition {
  const edition = editionOf(tells);
  const isDue = editions.some(({ id, years: [from, to] }) => id === edition && isWithin(year, from, to));
  return edition === '2019' && !isDue ? null : edition;
}

const isWithin = (year: number | null, from: number, to: number | null): boolean =>
  year !== null && year >= from && (to === null || year <= to);
