/** Which figures a row of the form should hold, in the order in which they are printed. */
import { at } from '../../shapes/at.ts';
import { allColumns, allRows, codeOf, editions } from '../../forms/catalogue.ts';
import type { FormBlock, Line } from '../../forms/form.ts';
import type { EditionId } from '../../model/report.ts';
import { labelAbove, type Named, namedSpots, orderOfHeader } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';

export interface ExpectedCodes {
  readonly codes: readonly string[];
  /**
   * Where the order comes from: the header as printed; the form, since the header is unclear, or names only some of the
   * columns; or the form although the edition is not sure.
   */
  readonly from: 'header' | 'form' | 'part of the header' | 'guess';
  /** The columns, and the procedures of table four, stand in the form's order. */
  readonly isOfficialOrder: boolean;
}

const applicantKeys = allColumns.applications.map(({ key }) => key);

/** Table three: the applicants, as the header orders them. */
export function applicationCodes(oriented: Oriented, row: string): ExpectedCodes {
  const order = orderOfHeader(oriented, allColumns.applications);
  const codes = (order ?? applicantKeys).map((column) => codeOf('applications', row, column));
  const from = order === null ? fromUnclear(oriented, applicantKeys) : 'header';
  return { codes, from, isOfficialOrder: isSame(order, applicantKeys) };
}

function fromUnclear(oriented: Oriented, keys: readonly string[]): 'form' | 'part of the header' | 'guess' {
  const spots = namedSpots(oriented, 'column');
  const named = new Set(spots.map(({ key }) => key));
  const isWhole = keys.every((key) => named.has(key));
  if (!isWhole && isTwiceBeside(spots)) return 'guess';
  return isWhole || !keys.some((key) => named.has(key)) ? 'form' : 'part of the header';
}

/** A label that stands twice beside itself, where another is missing, moved those behind it. */
const isTwiceBeside = (spots: readonly Named[]): boolean =>
  Map.groupBy(spots, ({ key }) => key)
    .values()
    .some((own) => new Set(own.map(({ spot }) => spot.column)).size > 1);

const isSame = (order: readonly string[] | null, official: readonly string[]): boolean =>
  order === null || order.join() === official.join();

/** Table two: the measures of the nearest header above the row. `count`: value cells that the row has. */
export function disclosureCodes(
  oriented: Oriented,
  rowKey: string,
  row: number,
  count: number,
  edition: EditionId | null,
): ExpectedCodes {
  const blocks = editions.flatMap(({ id, tables }) =>
    tables.disclosure.blocks
      .filter(({ rows }) => rows.some(({ key }) => key === rowKey))
      .map((block) => ({ id, block })),
  );
  const header = headerAbove(oriented, row);
  const fitting = blocks.find(({ block }) => header.length > 0 && header.every((key) => hasColumn(block, key)));
  if (fitting !== undefined && isHeaderOf(fitting.block, header))
    return {
      codes: header.map((key) => codeOf('disclosure', rowKey, key)),
      from: 'header',
      isOfficialOrder: isSame(
        header,
        fitting.block.columns.map(({ key }) => key),
      ),
    };
  const likely =
    fitting ?? blocks.find(({ id }) => id === edition) ?? blocks.find(({ block }) => block.columns.length === count);
  const keys = likely?.block.columns.map(({ key }) => key) ?? [];
  return {
    codes: keys.map((key) => codeOf('disclosure', rowKey, key)),
    from: originOf(header, keys, fitting !== undefined, likely?.id === edition),
    isOfficialOrder: true,
  };
}

const isHeaderOf = ({ columns }: FormBlock, header: readonly string[]): boolean =>
  header.length === columns.length && columns.every(({ key }) => header.includes(key));

function originOf(
  header: readonly string[],
  keys: readonly string[],
  isFitting: boolean,
  isOfEdition: boolean,
): ExpectedCodes['from'] {
  if (isRepeated(header, keys)) return 'guess';
  if (isFitting) return 'part of the header';
  return isOfEdition ? 'form' : 'guess';
}

/** A measure that stands twice where another is missing: one of its columns is the other's. */
const isRepeated = (header: readonly string[], keys: readonly string[]): boolean =>
  new Set(header).size < header.length && !keys.every((key) => header.includes(key));

const hasColumn = ({ columns }: FormBlock, key: string): boolean => columns.some((column) => column.key === key);

/** Measures of the last header row above, in printed order; none if a block title stands between. */
function headerAbove(oriented: Oriented, row: number): readonly string[] {
  const columns = namedSpots(oriented, 'column').filter(({ spot }) => spot.row < row);
  const headerRow = Math.max(-1, ...columns.map(({ spot }) => spot.row));
  const titleRow = Math.max(
    -1,
    ...namedSpots(oriented, 'title')
      .filter(({ spot }) => spot.row < row)
      .map(({ spot }) => spot.row),
  );
  return titleRow > headerRow ? [] : columns.filter(({ spot }) => spot.row === headerRow).map(({ key }) => key);
}

/** Table four: all fifteen in one row, or the five of one procedure. */
export function disputeCodes(
  oriented: Oriented,
  rowKey: string | null,
  row: number,
  values: readonly Spot[],
): ExpectedCodes {
  const results = allColumns.disputes.map(({ key }) => key);
  const procedures = rowKey === null ? proceduresOver(oriented, row, values) : [rowKey];
  const orders = ordersUnder(oriented, procedures, allColumns.disputes);
  const codes = procedures.flatMap((procedure, index) =>
    (orders?.[index] ?? results).map((result) => codeOf('disputes', procedure, result)),
  );
  const isOfficialOrder =
    procedures.every((procedure, index) => index === 0 || isBefore(at(procedures, index - 1), procedure)) &&
    (orders?.every((order) => isSame(order, results)) ?? true);
  // No publisher orders the results of one procedure otherwise than those of the next: a label of the header moved.
  const areAlike = orders?.every((order) => order.join() === orders[0]?.join()) ?? true;
  const from = orders === null ? fromResults(oriented, codes.length) : areAlike ? 'header' : 'guess';
  return { codes, from, isOfficialOrder };
}

const procedureKeys = allRows.disputes.map(({ key }) => key);

const isBefore = (first: string, second: string): boolean =>
  procedureKeys.indexOf(first) < procedureKeys.indexOf(second);

/** Each value has a result of its own over it. */
function fromResults(oriented: Oriented, count: number): 'form' | 'part of the header' {
  const named = namedSpots(oriented, 'column').length;
  return named > 0 && named < count ? 'part of the header' : 'form';
}

/** The order of the results under each procedure, where the header shows every one of them in a column of its own. */
function ordersUnder(
  oriented: Oriented,
  procedures: readonly string[],
  results: readonly Line[],
): readonly (readonly string[])[] | null {
  if (procedures.length === 1) {
    const order = orderOfHeader(oriented, results);
    return order === null ? null : [order];
  }
  const printed = namedSpots(oriented, 'column').toSorted((left, right) => left.spot.column - right.spot.column);
  const columns = new Set(printed.map(({ spot }) => spot.column));
  if (printed.length !== procedures.length * results.length || columns.size !== printed.length) return null;
  const orders = procedures.map((_, index) =>
    printed.slice(index * results.length, (index + 1) * results.length).map(({ key }) => key),
  );
  return orders.every((order) => new Set(order).size === results.length) ? orders : null;
}

/** As many values as results stand under one procedure; more stand under those that the header names, or else under all. */
function proceduresOver(oriented: Oriented, row: number, values: readonly Spot[]): readonly string[] {
  const official = procedureKeys;
  const results = allColumns.disputes.length;
  const printed = namedSpots(oriented, 'row').filter(({ spot }) => spot.row < row);
  const nearest = printed.filter(({ spot }) => spot.row === printed.at(-1)?.spot.row);
  const above = new Set(values.map((spot) => labelAbove(oriented, spot, 'row')?.key));
  const [single] = above.size === 1 ? [...above] : nearest.length === 1 ? nearest.map(({ key }) => key) : [];
  if (values.length < 2 * results && single !== undefined) return [single];
  const places = placesOf(printed);
  const named = official.filter((key) => printed.some((one) => one.key === key));
  const fitting = [official.filter((key) => above.has(key)), named].find(
    (keys) => values.length === keys.length * results,
  );
  if (fitting !== undefined) return inOrder(fitting, places);
  return named.length === official.length ? inOrder(official, places) : official;
}

/** None if one stands in its row twice: such a header has more columns than the values. */
function placesOf(printed: readonly Named[]): ReadonlyMap<string, number> {
  const isTwice = printed.some((one, index) =>
    printed.slice(0, index).some(({ key, spot }) => key === one.key && spot.row === one.spot.row),
  );
  return new Map(isTwice ? [] : printed.map(({ key, spot }) => [key, spot.column]));
}

/** In the order of the header; as they are if two stand at one place, or one at none. */
function inOrder(keys: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  const columns = keys.flatMap((key) => places.get(key) ?? []);
  if (new Set(columns).size < keys.length) return keys;
  return keys.toSorted((left, right) => at(columns, keys.indexOf(left)) - at(columns, keys.indexOf(right)));
}
