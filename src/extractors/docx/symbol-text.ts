/** Text of a w:sym: a character by its place in a symbol font. */

const wingdingsCircledFrom = 0x81;

/** What can't be told is kept as a private-use character, which marks the cell as doubtful. */
export function symbolText(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!(code >= 0 && code <= 0xffff)) return '';
  // Symbol fonts live in the private-use area from U+F000; producers also write the bare byte.
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^wingdings$/i.test(font)) return wingdings(place);
  const ascii = place >= 0x20 && place <= 0x7e;
  if (/^symbol$/i.test(font))
    return ascii && /[\d\s%()+,./:;<=>[\]{|}]/.test(String.fromCharCode(place))
      ? String.fromCharCode(place)
      : unknown(place);
  return code >= 0xf000 && code <= 0xf0ff ? unknown(place) : String.fromCharCode(code);
}

function wingdings(place: number): string {
  if (place >= wingdingsCircledFrom && place <= 0x8a) return String.fromCharCode(0x2460 + place - wingdingsCircledFrom);
  const known: Readonly<Record<number, string>> = { 0xfe: '☑', 0xfc: '✓', 0xa8: '□', 0x6c: '●', 0x6e: '■', 0x20: ' ' };
  return known[place] ?? unknown(place);
}

function unknown(place: number): string {
  return String.fromCharCode(0xf000 + (place & 0xff));
}
