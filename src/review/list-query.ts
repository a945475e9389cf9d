/** The list's filter, search, facets and order, over rows in memory. */
import { verdicts } from '../verdicts/verdict.ts';
import type { IndexedRow, ListRow } from './list-row.ts';

/** Names in the address, in the order in which they are shown. */
export const facetNames = [
  'verdict',
  'severity',
  'decision',
  'year',
  'region',
  'level',
  'function',
  'rule',
  'organ',
  'carrier',
] as const;
export type FacetName = (typeof facetNames)[number];

export const sortNames = ['worst', 'organ', 'year', 'region', 'file'] as const;
export type SortName = (typeof sortNames)[number];

export interface ListQuery {
  /** Values of a facet: one of them must hold. Facets that aren't there leave all. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Words that must all be there, folded. */
  readonly words: readonly string[];
  readonly sort: SortName;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface ListResult {
  /** All that fit, in their order. */
  readonly rows: readonly ListRow[];
  /** For each facet what its values would leave, the other filters kept; the most frequent first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
}

/** More values are found by searching. */
const MOST_VALUES = 50;
const MOST_WORDS = 10;

/** What stands for a value that isn't known. */
const UNKNOWN = '';

export function readQuery(parameters: URLSearchParams): ListQuery {
  const facets = Object.fromEntries(
    facetNames.flatMap((name) => (parameters.has(name) ? [[name, parameters.getAll(name)]] : [])),
  );
  const words = (parameters.get('q') ?? '').normalize('NFKC').toLowerCase().split(/\s+/u);
  const sort = sortNames.find((name) => name === parameters.get('sort')) ?? 'worst';
  return { facets, words: words.filter((word) => word !== '').slice(0, MOST_WORDS), sort };
}

const valuesOf: Readonly<Record<FacetName, (indexed: IndexedRow) => readonly string[]>> = {
  verdict: ({ row }) => [row.verdict],
  severity: ({ row: { counts } }) =>
    (['error', 'warning', 'info', 'doubt'] as const).filter((severity) => counts[severity] > 0),
  decision: ({ row: { counts, decided } }) => [
    ...(counts.error + counts.warning + counts.info > 0 ? ['open'] : []),
    ...(decided > 0 ? ['decided'] : []),
  ],
  year: ({ row }) => [row.year === null ? UNKNOWN : String(row.year)],
  region: ({ row }) => [row.region ?? UNKNOWN],
  level: ({ row }) => [row.level ?? UNKNOWN],
  function: ({ row }) => [row.function ?? UNKNOWN],
  rule: ({ rules }) => rules,
  organ: ({ row }) => [row.organ ?? UNKNOWN],
  carrier: ({ row }) => [row.carrier ?? UNKNOWN],
};

export function runQuery(rows: readonly IndexedRow[], { facets, words, sort }: ListQuery): ListResult {
  const counts = new Map(facetNames.map((name) => [name, new Map<string, number>()] as const));
  const fitting: IndexedRow[] = [];
  for (const indexed of rows) {
    if (!words.every((word) => indexed.searched.includes(word))) continue;
    const failing = facetNames.filter((name) => !fits(indexed, name, facets[name]));
    if (failing.length === 0) fitting.push(indexed);
    if (failing.length > 1) continue;
    // A facet counts what its own filter leaves out, so that another value can be chosen.
    for (const name of failing.length === 0 ? facetNames : failing) countValues(counts.get(name), indexed, name);
  }
  const counted = facetNames.map((name) => [name, inOrder(name, counts.get(name) ?? new Map())] as const);
  return {
    rows: fitting.map(({ row }) => row).sort(orders[sort]),
    facets: Object.fromEntries(counted) as unknown as ListResult['facets'],
  };
}

const fits = (indexed: IndexedRow, name: FacetName, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || valuesOf[name](indexed).some((value) => wanted.includes(value));

function countValues(counts: Map<string, number> | undefined, indexed: IndexedRow, name: FacetName): void {
  for (const value of valuesOf[name](indexed)) counts?.set(value, (counts.get(value) ?? 0) + 1);
}

const fixedOrders: Readonly<Partial<Record<FacetName, readonly string[]>>> = {
  verdict: verdicts,
  severity: ['error', 'warning', 'info', 'doubt'],
};

function inOrder(name: FacetName, counts: ReadonlyMap<string, number>): readonly FacetCount[] {
  const all = [...counts].map(([value, count]) => ({ value, count }));
  const fixed = fixedOrders[name];
  if (fixed !== undefined) all.sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value));
  else if (name === 'year') all.sort((a, b) => compare(b.value, a.value));
  else all.sort((a, b) => b.count - a.count || compare(a.value, b.value));
  return all.slice(0, MOST_VALUES);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const collator = new Intl.Collator('zh');
const named = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b);

type Order = (a: ListRow, b: ListRow) => number;

const worst: Order = (a, b) =>
  verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
  b.counts.error - a.counts.error ||
  b.counts.warning - a.counts.warning ||
  b.counts.doubt - a.counts.doubt;

/** What is equal stays as it came. */
const orders: Readonly<Record<SortName, Order>> = {
  worst,
  organ: (a, b) => named(a.organ, b.organ) || (b.year ?? 0) - (a.year ?? 0),
  year: (a, b) => (b.year ?? 0) - (a.year ?? 0) || worst(a, b),
  region: (a, b) => named(a.region, b.region) || worst(a, b),
  file: (a, b) => compare(a.uri, b.uri),
};
