/** Which figures of an edition may be set beside which of the edition before it, and which may not although they look alike. */
import { at } from '../shapes/at.ts';
import { codeOf, editions, tableNames } from './catalogue.ts';
import { cellsOf } from './form-cells.ts';
import type { Correspondence, Edition } from './form.ts';
import type { FormId } from './names.ts';

export interface Compared extends Correspondence {
  readonly editions: { readonly older: FormId; readonly newer: FormId };
}

const codesOf = ({ tables }: Edition, officialOnly: boolean): readonly string[] =>
  tableNames.flatMap((table) =>
    cellsOf(tables[table]).flatMap(({ code, official }) => (official || !officialOnly ? [code] : [])),
  );

/** An undivided （六）其他处理 against its three rows, by column. */
function undividedRows(older: Edition, newer: Edition): readonly Correspondence[] {
  const known = new Set(codesOf(older, false));
  return tableNames.flatMap((table) =>
    newer.tables[table].rowVariants.flatMap(({ line: { key, label }, replaces }) => {
      const words = `${label.ordinal ?? ''}${label.text}`;
      const columns = newer.tables[table].blocks.flatMap((block) => block.columns);
      return columns
        .map((column) => ({ code: codeOf(table, key, column.key), column: column.key }))
        .filter(({ code }) => known.has(code))
        .map(({ code, column }): Correspondence => ({
          older: [code],
          newer: replaces.map((row) => codeOf(table, row, column)),
          comparable: 'sum',
          why: { zh: `${words}未分项`, en: `${words} in one row` },
        }));
    }),
  );
}

/** In the order of the newer form, what the older one alone has behind it. */
function correspondences(older: Edition, newer: Edition): readonly Correspondence[] {
  const [before, after] = [codesOf(older, true), codesOf(newer, true)];
  const told = [...newer.changes, ...undividedRows(older, newer)];
  const same = after
    .filter((code) => before.includes(code))
    .map((code): Correspondence => ({ older: [code], newer: [code], comparable: 'same', why: null }));
  const known = new Set([...told, ...same].flatMap((one) => [...one.older, ...one.newer]));
  const alone = (codes: readonly string[], side: 'older' | 'newer'): readonly Correspondence[] =>
    codes
      .filter((code) => !known.has(code))
      .map((code) => ({ older: [], newer: [], [side]: [code], comparable: 'no', why: null }));
  const order = new Map([...after, ...before].map((code, index) => [code, index]));
  const placeOf = (one: Correspondence): number => order.get([...one.newer, ...one.older][0] ?? '') ?? 0;
  return [...told, ...same, ...alone(after, 'newer'), ...alone(before, 'older')].toSorted(
    (left, right) => placeOf(left) - placeOf(right),
  );
}

/** Of each edition with the one before it, the newest first. */
export const crosswalk: readonly Compared[] = editions.slice(1).flatMap((older, index) => {
  const newer = at(editions, index);
  const pair = { older: older.id, newer: newer.id };
  return correspondences(older, newer).map((one) => ({ ...one, editions: pair }));
});
