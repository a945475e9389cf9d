/** Text of a w:sym: a character by its place in a symbol font. */

const wingdingsCircledFrom = 0x81;

/** Where Symbol agrees with ASCII. */
const sharedWithAscii = /[\d\s%()+,./:;<=>[\]{|}]/;

/** What can't be told is kept as a private-use character, which marks the cell as doubtful. */
export function symbolText(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!(code >= 0 && code <= 0xffff)) return '';
  // Symbol fonts live in the private-use area from U+F000; producers also write the bare byte.
  const inArea = code >= 0xf000 && code <= 0xf0ff;
  const place = inArea ? code - 0xf000 : code;
  if (/^wingdings$/i.test(font)) return wingdings(place);
  if (/^symbol$/i.test(font))
    return place < 0x7f && sharedWithAscii.test(String.fromCharCode(place))
      ? String.fromCharCode(place)
      : unknown(place);
  return inArea ? unknown(place) : String.fromCharCode(code);
}

function wingdings(place: number): string {
  if (place >= wingdingsCircledFrom && place <= 0x8a) return String.fromCharCode(0x2460 + place - wingdingsCircledFrom);
  const known: Readonly<Record<number, string>> = { 0xfe: '☑', 0xfc: '✓', 0xa8: '□', 0x6c: '●', 0x6e: '■', 0x20: ' ' };
  return known[place] ?? unknown(place);
}

function unknown(place: number): string {
  return String.fromCharCode(0xf000 + (place & 0xff));
}
