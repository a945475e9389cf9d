import type { Label, Line } from './form.ts';

interface LabelOptions {
  readonly ordinal?: string;
  readonly variants?: readonly string[];
  readonly typos?: readonly string[];
}

/** Data notation for a label. */
export function label(text: string, { ordinal, variants = [], typos = [] }: LabelOptions = {}): Label {
  return { text, ordinal: ordinal ?? null, variants, typos };
}

/** Data notation for a row or column. */
export function line(key: string, own: Label, groups: readonly Label[] = []): Line {
  return { key, label: own, groups };
}
