/** Characters that print nothing, and those that nobody can be sure to read as they print. */

/** Take up no room and show nothing: zero-width characters, soft hyphen, variation selectors. */
export const unseenCharacters = /\u00ad|[\u200b-\u200f]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff/g;

/** Not assigned to any character that prints, or turning the order of the ones that do; and the usual mojibake. */
export const unknownCharacters =
  /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\u{f0000}-\u{10ffff}]|锟斤拷|烫烫/u;

/** A letter with a line through it (U+0335 to U+0338), by which texts without formats strike out. */
const struckLetter = /(.)[\u0335-\u0338]+/gu;

export function withoutStruck(text: string): { readonly text: string; readonly struck: string } {
  if (!/[\u0335-\u0338]/.test(text)) return { text, struck: '' };
  const struck = [...text.matchAll(struckLetter)].map(([, letter = '']) => letter).join('');
  return { text: text.replace(struckLetter, ''), struck };
}

/** How many of its characters are seen. */
export function shownLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code !== 0xa0 && code !== 0x3000) length += 1;
  }
  return length;
}
