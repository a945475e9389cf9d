/** Characters of figures by the standard names of their glyphs (Adobe Glyph List). */

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const NAMED: ReadonlyMap<string, string> = new Map([
  ...DIGITS.map((name, digit) => [name, String(digit)] as const),
  ['period', '.'],
  ['comma', ','],
  ['hyphen', '-'],
  ['minus', '\u2212'],
]);

/** A name that only numbers its glyph: `g17`, `glyph3`, `cid:00019`, `index12`, `C51`. */
const NUMBERED = /^(?:glyph|index|gid|cid|[a-z])[:._-]?\d+$/i;
const BY_CODE = /^(?:uni|u)([\dA-F]{4,6})$/;

/** Null for a name that says nothing. Variants after a point are of the same character. */
export function characterOfName(name: string): string | null {
  const [stem = ''] = name.split('.');
  const hex = BY_CODE.exec(stem)?.[1];
  return hex === undefined
    ? (NAMED.get(stem) ?? null)
    : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16)));
}

export const isNumberedName = (name: string): boolean => NUMBERED.test(name) && !BY_CODE.test(name);
