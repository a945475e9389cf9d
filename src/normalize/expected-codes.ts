/** Which figures a row of the form should hold, in the order in which they are printed. */
import { applicants } from '../forms/applications.ts';
import { codeOf, editions } from '../forms/catalogue.ts';
import { disputes } from '../forms/disputes.ts';
import type { FormBlock } from '../forms/form.ts';
import type { EditionId } from '../model/report.ts';
import { labelAbove, namedSpots, orderOfHeader } from './columns.ts';
import type { Spot } from './lattice.ts';
import type { Oriented } from './orient.ts';

export interface ExpectedCodes {
  readonly codes: readonly string[];
  /**
   * Where the order comes from: the header as printed; the form, since the header is unclear; or the form although the
   * edition is not sure.
   */
  readonly from: 'header' | 'form' | 'guess';
}

const applicantKeys = applicants.map(({ key }) => key);

/** Table three: the applicants, as the header orders them. */
export function applicationCodes(oriented: Oriented, row: string): ExpectedCodes {
  const order = orderOfHeader(oriented, applicantKeys);
  const codes = (order ?? applicantKeys).map((column) => codeOf('applications', row, column));
  return { codes, from: order === null ? 'form' : 'header' };
}

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
  if (fitting !== undefined && header.length === fitting.block.columns.length)
    return { codes: header.map((key) => codeOf('disclosure', rowKey, key)), from: 'header' };
  const likely =
    fitting ?? blocks.find(({ id }) => id === edition) ?? blocks.find(({ block }) => block.columns.length === count);
  const keys = likely?.block.columns.map(({ key }) => key) ?? [];
  const isSure = likely !== undefined && (likely === fitting || likely.id === edition);
  return { codes: keys.map((key) => codeOf('disclosure', rowKey, key)), from: isSure ? 'form' : 'guess' };
}

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
export function disputeCodes(oriented: Oriented, rowKey: string | null, values: readonly Spot[]): ExpectedCodes {
  const [block] = disputes.blocks;
  if (block === undefined) return { codes: [], from: 'guess' };
  const results = block.columns.map(({ key }) => key);
  const procedures = rowKey === null ? proceduresOver(oriented, values) : [rowKey];
  const order = procedures.length === 1 ? orderOfHeader(oriented, results) : null;
  const codes = procedures.flatMap((procedure) =>
    (order ?? results).map((result) => codeOf('disputes', procedure, result)),
  );
  return { codes, from: order === null ? 'form' : 'header' };
}

/** Five values stand under one procedure; more under all, in the order in which the header prints them. */
function proceduresOver(oriented: Oriented, values: readonly Spot[]): readonly string[] {
  const official = disputes.blocks.flatMap(({ rows }) => rows.map(({ key }) => key));
  const above = values.map((spot) => labelAbove(oriented, spot, 'row')?.key ?? null);
  const [first] = above;
  if (values.length <= 5 && first !== null && first !== undefined && above.every((key) => key === first))
    return [first];
  const printed = new Map(namedSpots(oriented, 'row').map(({ key, spot }) => [key, spot.column]));
  const places = official.map((key) => printed.get(key));
  const isClear = places.every((place) => place !== undefined) && new Set(places).size === official.length;
  return isClear ? official.toSorted((left, right) => (printed.get(left) ?? 0) - (printed.get(right) ?? 0)) : official;
}
