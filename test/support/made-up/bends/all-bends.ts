import { additionBends } from './additions.ts';
import { arrangementBends } from './arrangement.ts';
import type { Bend, BendFamily } from './bend.ts';
import { columnBends } from './columns.ts';
import { labelBends } from './labels.ts';
import { numberBends } from './numbers.ts';
import { orderBends } from './order.ts';
import { spanBends } from './spans.ts';
import { surroundingBends } from './surroundings.ts';
import { titleBends } from './titles.ts';

const families: Readonly<Record<BendFamily, readonly Omit<Bend, 'family'>[]>> = {
  arrangement: arrangementBends,
  order: orderBends,
  additions: additionBends,
  spans: spanBends,
  labels: labelBends,
  numbers: numberBends,
  surroundings: surroundingBends,
  titles: titleBends,
  columns: columnBends,
};

/** In the order in which they are applied. */
export const allBends: readonly Bend[] = (Object.keys(families) as BendFamily[]).flatMap((family) =>
  families[family].map((bend) => ({ ...bend, family })),
);

export function bendNamed(name: string): Bend {
  const found = allBends.find((bend) => bend.name === name);
  if (found === undefined) throw new Error(`No bend is named ${name}`);
  return found;
}
