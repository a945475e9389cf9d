/** Text in symbol fonts: characters by their places there. */

const wingdingsCircledFrom = 0x81;

/** Where Symbol agrees with ASCII. */
const sharedWithAscii = /[\d\s%()+,./:;<=>[\]{|}]/;

const symbolFont =
  /^(?:symbol|wingdings(?: [23])?|webdings|marlett|mt extra|(?:itc )?zapf ?dingbats|bookshelf symbol 7)$/i;
const printed = /[!-~]/g;

/** Ordinary letters and digits, as a font shows them. */
export function inFont(text: string, font: string): string {
  if (!symbolFont.test(font)) return text;
  return text.replace(printed, (character) => symbolText(font, character.charCodeAt(0).toString(16)));
}

/** What can't be told is kept as a private-use character, which marks the cell as doubtful. */
export function symbolText(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!(code >= 0 && code <= 0xffff)) return '';
  // Symbol fonts live in the private-use area from U+F000; producers also write the bare byte.
  const inArea = code >= 0xf000 && code <= 0xf0ff;
  const place = inArea ? code - 0xf000 : code;
  if (/^wingdings$/i.test(font)) return wingdings(place);
  if (/^symbol$/i.test(font)) return symbol(place);
  return inArea || symbolFont.test(font) ? unknown(place) : String.fromCharCode(code);
}

function wingdings(place: number): string {
  if (place >= wingdingsCircledFrom && place <= 0x8a) return String.fromCharCode(0x2460 + place - wingdingsCircledFrom);
  const known: Readonly<Record<number, string>> = { 0xfe: '☑', 0xfc: '✓', 0xa8: '□', 0x6c: '●', 0x6e: '■', 0x20: ' ' };
  return known[place] ?? unknown(place);
}

function symbol(place: number): string {
  const character = String.fromCharCode(place);
  return place < 0x7f && sharedWithAscii.test(character) ? character : unknown(place);
}

function unknown(place: number): string {
  return String.fromCharCode(0xf000 + (place & 0xff));
}
