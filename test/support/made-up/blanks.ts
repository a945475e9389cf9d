/** Cells that show no number: zeros left empty or struck with a dash, as many organs do. */
import type { Values } from './figures.ts';
import type { Random } from './random.ts';

/** `some`: a third of the zeros; `all`: every zero of table three but the totals; a text stands in their place. */
export type Blanks = 'none' | 'some' | 'dash' | 'all';

const emptyTexts = ['', '\u3000', '\u00a0', ' '];
const dashTexts = ['-', '—', '/', '无', '－', '——'];

export interface Shown {
  readonly values: Values;
  readonly printed: Readonly<Record<string, string>>;
}

export function blanked(values: Values, blanks: Blanks, random: Random): Shown {
  const texts = blanks === 'dash' ? dashTexts : emptyTexts;
  const text = random.pick(texts);
  const shown: Record<string, number | null> = {};
  const printed: Record<string, string> = {};
  for (const [code, value] of Object.entries(values)) {
    const leftOut = value === 0 && isLeftOut(code, blanks, random);
    shown[code] = leftOut ? null : value;
    printed[code] = leftOut ? text : String(value);
  }
  return { values: shown, printed };
}

function isLeftOut(code: string, blanks: Blanks, random: Random): boolean {
  if (blanks === 'none' || !code.startsWith('applications.')) return false;
  if (blanks === 'all') return !code.endsWith('.total');
  return random.chance(1 / 3);
}
