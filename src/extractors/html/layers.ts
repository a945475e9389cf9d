/** Cascade layers: which rule yields to which, whatever their selectors weigh (CSS Cascading and Inheritance 5, 6.4.2). */
import { type Declarations, isImportant } from './inline-style.ts';

interface Layer {
  readonly path: string;
  readonly within: Map<string, Layer>;
}

/** More than any selector weighs. */
const step = 10_000_000;

/** What each layer adds to the weight of its rules. `paths`: dotted names, in the order in which the sheets name them. */
export function layerWeights(paths: readonly string[]): ReadonlyMap<string, number> {
  const root: Layer = { path: '', within: new Map() };
  for (const path of new Set(paths)) {
    let layer = root;
    for (const name of path === '' ? [] : path.split('.')) {
      const inner = layer.within.get(name) ?? { path: `${layer.path}.${name}`.replace(/^\./, ''), within: new Map() };
      layer.within.set(name, inner);
      layer = inner;
    }
  }
  const ordered = inOrder(root);
  return new Map(ordered.map((path, index) => [path, (index - ordered.length + 1) * step]));
}

/** What stands in a layer itself is stronger than the layers within it; what stands in none is the strongest. */
const inOrder = ({ path, within }: Layer): readonly string[] => [...[...within.values()].flatMap(inOrder), path];

export interface Weighed {
  readonly weight: number;
  readonly declarations: Declarations;
}

/** Values marked as important are weighed the other way round: the first layer's are the strongest. */
export function weighed(declarations: Declarations, weight: number): readonly Weighed[] {
  if (weight === 0) return [{ weight, declarations }];
  const entries = Object.entries(declarations);
  const isMarked = ([, value]: readonly [string, string]): boolean => isImportant(value);
  return [
    { weight, declarations: entries.filter((entry) => !isMarked(entry)) },
    { weight: -weight, declarations: entries.filter(isMarked) },
  ].flatMap(({ weight: own, declarations: part }) =>
    part.length === 0 ? [] : [{ weight: own, declarations: Object.fromEntries(part) }],
  );
}
