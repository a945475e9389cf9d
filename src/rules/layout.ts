/** The rows, codes and sums of the form variant that a report's table follows. */
import { codesOf, editions, rowsOf, tableNames, unitOf } from '../forms/catalogue.ts';
import { equalitiesOf } from '../forms/equalities.ts';
import type { Edition, Equality, FormTable, Line, Unit } from '../forms/form.ts';
import type { Report, TableName } from '../model/report.ts';

/** A cell's part in a sum: what a unit more in the cell does to left − right. */
export interface Membership {
  /** Index in the layout's equalities. */
  readonly equality: number;
  readonly sign: 1 | -1;
}

/** An equality with its codes as indices in the layout's codes. */
export interface IndexedEquality {
  readonly equality: Equality;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface Layout {
  readonly table: TableName;
  readonly edition: Edition;
  readonly form: FormTable;
  readonly rows: readonly Line[];
  readonly codes: readonly string[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly equalities: readonly Equality[];
  readonly indexed: readonly IndexedEquality[];
  readonly memberships: ReadonlyMap<string, readonly Membership[]>;
}

export type Layouts = Readonly<Record<TableName, Layout | null>>;

function membershipsOf(equalities: readonly Equality[]): ReadonlyMap<string, readonly Membership[]> {
  const memberships = equalities.flatMap(({ left, right }, equality) => [
    ...left.map((code) => ({ code, equality, sign: 1 as const })),
    ...right.map((code) => ({ code, equality, sign: -1 as const })),
  ]);
  return Map.groupBy(memberships, ({ code }) => code);
}

function indexedIn(codes: readonly string[], equalities: readonly Equality[]): readonly IndexedEquality[] {
  const places = new Map(codes.map((code, place) => [code, place]));
  const placesOf = (side: readonly string[]): readonly number[] => side.map((code) => places.get(code) ?? -1);
  return equalities.map((equality) => ({ equality, left: placesOf(equality.left), right: placesOf(equality.right) }));
}

function layout(edition: Edition, form: FormTable, present?: ReadonlySet<string>): Layout {
  const equalities = equalitiesOf(form, present);
  const codes = codesOf(form, present);
  return {
    table: form.table,
    edition,
    form,
    rows: form.blocks.flatMap((block) => rowsOf(form, block, present)),
    codes,
    units: new Map(codes.map((code) => [code, unitOf(form, code)])),
    equalities,
    indexed: indexedIn(codes, equalities),
    memberships: membershipsOf(equalities),
  };
}

/** The official rows, and for each row variant the rows with that variant in place of those that it replaces. */
function variantsOf(edition: Edition, table: TableName): readonly Layout[] {
  const form = edition.tables[table];
  const official = form.blocks.flatMap(({ rows }) => rows).map(({ key }) => key);
  const varied = form.rowVariants.map(({ line, replaces }) =>
    layout(edition, form, new Set([...official.filter((key) => !replaces.includes(key)), line.key])),
  );
  return [layout(edition, form), ...varied];
}

const layouts = tableNames.flatMap((table) => editions.flatMap((edition) => variantsOf(edition, table)));

const candidatesFor: Readonly<Record<TableName, readonly Layout[]>> = {
  disclosure: layouts.filter(({ table }) => table === 'disclosure'),
  applications: layouts.filter(({ table }) => table === 'applications'),
  disputes: layouts.filter(({ table }) => table === 'disputes'),
};

/**
 * The layout that shares most codes with the report's; the report's own edition breaks a tie. Null where neither codes
 * nor edition say anything.
 */
function layoutOf(report: Report, codes: ReadonlySet<string>, table: TableName): Layout | null {
  const score = (candidate: Layout): number =>
    2 * candidate.codes.filter((code) => codes.has(code)).length + (candidate.edition.id === report.edition ? 1 : 0);
  const candidates = candidatesFor[table];
  const whole = candidates.find(
    ({ edition, codes: own }) => edition.id === report.edition && own.every((code) => codes.has(code)),
  );
  if (whole !== undefined) return whole;
  const best = candidates.reduce((a, b) => (score(b) > score(a) ? b : a));
  return score(best) > 0 ? best : null;
}

/** A table of the pre-2019 statistics has no layout: the rules on the three tables don't apply to it. */
export function layoutsOf(report: Report): Layouts {
  const codes = new Set(report.codes);
  const of = (table: TableName): Layout | null => layoutOf(report, codes, table);
  return { disclosure: of('disclosure'), applications: of('applications'), disputes: of('disputes') };
}
