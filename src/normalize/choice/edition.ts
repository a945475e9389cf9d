/** Which edition of the form a table is, from its labels alone. */
import { editions, ofEachTable } from '../../forms/catalogue.ts';
import type { Edition, FormTable, Line } from '../../forms/form.ts';
import type { FormId } from '../../forms/names.ts';
import type { TableName, TableReading } from '../../model/report.ts';
import { foldLabel } from '../labels/fold.ts';
import { remembered } from '../../shapes/remembered.ts';

/** Null: the labels do not say. */
export type TableEdition = FormId | null;
export type Tells = TableReading['tells'];

/** Folded words of rows, columns and titles that only some of the editions print, each with these. */
const tellingWords = ofEachTable(wordsOfSome);
const formWords = ofEachTable(wordsOfAny);

function wordsOfAny(table: TableName): ReadonlySet<string> {
  return new Set(editions.flatMap(({ tables }) => wordsOf(tables[table])));
}

function wordsOfSome(table: TableName): ReadonlyMap<string, readonly FormId[]> {
  const known = editions.map(({ id, tables }) => ({ id, words: new Set(wordsOf(tables[table]).map(withoutUnit)) }));
  const holders = (word: string): readonly FormId[] =>
    known.filter(({ words }) => words.has(withoutUnit(word))).map(({ id }) => id);
  return new Map([...wordsOfAny(table)].map((word) => [word, holders(word)] as const).filter(([, ids]) => isSome(ids)));
}

/** What all editions have tells of none. */
function isSome(ids: readonly FormId[]): boolean {
  return ids.length > 0 && ids.length < editions.length;
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

/** `labels`: printed words beside the official ones they were taken for; `rowKeys`: rows of the table. */
export function tellsOf(
  table: TableName,
  labels: readonly { readonly printed: string; readonly official: string }[],
  rowKeys: readonly string[],
): Tells {
  const byWords = labels.flatMap(({ printed, official }) => {
    const ids = tellingWords[table].get(wordsThatTell(table, printed, official));
    return ids === undefined || isDividedSomewhere(table, official) ? [] : [{ editions: ids, printed }];
  });
  return [...byWords, ...undividedTells(table, rowKeys)];
}

/** The printed words where the form knows them; else, for a misprint or a label with a remark, the official ones. */
function wordsThatTell(table: TableName, printed: string, official: string): string {
  const body = bodyOf(printed);
  return formWords[table].has(body) ? body : bodyOf(official);
}

const bodyOf = remembered((text) => foldLabel(text).body);

/** Rows that one edition divides and another doesn't. */
const undividedRows = (table: TableName): readonly Line[] => [
  ...new Map(
    editions.flatMap(({ tables }) => tables[table].rowVariants.map(({ line }) => [line.key, line] as const)),
  ).values(),
];

const isDividedSomewhere = (table: TableName, official: string): boolean =>
  undividedRows(table).some(({ label }) => official.includes(label.text));

/** （六）其他处理 as one row, by itself a row of labels, so two tells. */
function undividedTells(table: TableName, rowKeys: readonly string[]): Tells {
  return undividedRows(table)
    .filter(({ key }) => rowKeys.includes(key))
    .flatMap(({ key, label }) => {
      const ids = editions.filter(({ tables }) => isOfficial(tables[table], key)).map(({ id }) => id);
      const tell = { editions: ids, printed: `${label.ordinal ?? ''}${label.text}（一行）` };
      return isSome(ids) ? [tell, tell] : [];
    });
}

const isOfficial = ({ blocks }: FormTable, key: string): boolean =>
  blocks.some(({ rows }) => rows.some((row) => row.key === key));

/** A single word may be a slip; two that agree decide a table. */
const TELLS_THAT_DECIDE = 2;

/**
 * The edition with most tells, if they are two or more and no unlike one has as many. Of editions that no word tells apart
 * it is the one that is due for the year, or the newest.
 */
export function editionOf(tells: Tells, year: number | null): TableEdition {
  const counted = editions
    .map((edition) => ({ edition, own: tells.filter((tell) => tell.editions.includes(edition.id)) }))
    .toSorted((left, right) => right.own.length - left.own.length);
  const [best] = counted;
  if (best === undefined || best.own.length < TELLS_THAT_DECIDE) return null;
  const asMany = counted.filter(({ own }) => own.length === best.own.length);
  if (asMany.some(({ own }) => own.some((tell) => !best.own.includes(tell)))) return null;
  const due = asMany.find(({ edition }) => isDue(edition, year)) ?? best;
  return due.edition.id;
}

/**
 * For a table two whose words do not decide: the rows whose number of values only some editions have. `codes`: of cells
 * assigned while the edition is open.
 */
export function cellTells(codes: readonly string[]): Tells {
  const rows = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('.')));
  return [...rows].flatMap(([row, own]) => {
    const ids = editionsWith(row, own.length);
    return isSome(ids) ? [{ editions: ids, printed: row }] : [];
  });
}

/** Editions whose table two has as many columns in this row. */
const editionsWith = (row: string, count: number): readonly FormId[] =>
  editions
    .filter(({ tables: { disclosure } }) =>
      disclosure.blocks.some(
        ({ rows, columns }) => columns.length === count && rows.some(({ key }) => row === `disclosure.${key}`),
      ),
    )
    .map(({ id }) => id);

/**
 * What table three tells where table two tells nothing. （六） in one row stands beside table two of later forms too, so
 * that it tells a form only for a year in which that was due.
 */
export function editionOfApplications(tells: Tells, year: number | null): TableEdition {
  const id = editionOf(tells, year);
  return editions.some((edition) => edition.id === id && isDue(edition, year)) ? id : null;
}

const isDue = ({ years: [from, to] }: Edition, year: number | null): boolean =>
  year !== null && year >= from && (to === null || year <= to);
