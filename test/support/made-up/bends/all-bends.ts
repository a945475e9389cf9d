import { arrangementBends } from './arrangement.ts';
import type { Bend } from './bend.ts';
import { labelBends } from './labels.ts';
import { numberBends } from './numbers.ts';
import { spanBends } from './spans.ts';
import { surroundingBends } from './surroundings.ts';

export const allBends: readonly Bend[] = [
  ...arrangementBends,
  ...labelBends,
  ...numberBends,
  ...spanBends,
  ...surroundingBends,
];

export function bendNamed(name: string): Bend {
  const found = allBends.find((bend) => bend.name === name);
  if (found === undefined) throw new Error(`No bend is named ${name}`);
  return found;
}
