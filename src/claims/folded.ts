/** Text folded for reading words, with the way back to the printed text. */

export interface Folded {
  readonly text: string;
  /** Offset in the printed text of each character, and at the end the offset behind the last one. */
  readonly at: readonly number[];
}

/** Marks that only set words off: 三“安全一稳定”, 「…」. */
const QUOTES = '“”‘’"「」『』＂＇';
const SPACE = /[\s\p{C}\u3000\u3164]/u;
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

/** Han letters and ASCII, which are most of a text, fold to themselves. */
const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f && code !== 0x22) || (code >= 0x4e00 && code < 0xa000);

class Folding {
  private text = '';
  private readonly at: number[] = [];
  private isApart = false;

  add(printed: string, offset: number): void {
    if (SPACE.test(printed)) {
      this.isApart = true;
      return;
    }
    if (!QUOTES.includes(printed)) for (const character of printed.normalize('NFKC')) this.put(character, offset);
  }

  /** Letters that fold to themselves, one at least. */
  addPlain(printed: string, from: number, to: number): void {
    this.put(printed.charAt(from), from);
    this.text += printed.slice(from + 1, to);
    for (let offset = from + 1; offset < to; offset += 1) this.at.push(offset);
  }

  private put(character: string, offset: number): void {
    // A space parts two numbers, and nothing else.
    if (this.isApart && isDigit(character) && isDigit(this.text.at(-1))) this.push(' ', offset);
    this.isApart = false;
    this.push(character, offset);
  }

  private push(character: string, offset: number): void {
    this.text += character;
    for (let unit = 0; unit < character.length; unit += 1) this.at.push(offset);
  }

  end(offset: number): Folded {
    return { text: this.text, at: [...this.at, offset] };
  }
}

/** Where the letters that fold to themselves end. */
function endOfPlain(printed: string, from: number, to: number): number {
  let end = from;
  while (end < to && isPlain(printed.charCodeAt(end))) end += 1;
  return end;
}

/** `printed` from `from` to `to`: compatibility forms folded, without white space and quotes. */
export function fold(printed: string, from: number, to: number): Folded {
  const folding = new Folding();
  for (let offset = from; offset < to; offset += 1) {
    const end = endOfPlain(printed, offset, to);
    if (end > offset) folding.addPlain(printed, offset, end);
    if (end < to) folding.add(printed.charAt(end), end);
    offset = end;
  }
  return folding.end(to);
}

/** The printed words behind a stretch of the folded text. */
export function printedWords(
  printed: string,
  { at }: Folded,
  from: number,
  to: number,
): { readonly text: string; readonly offset: number } {
  const offset = at[from] ?? 0;
  const last = at[Math.max(from, to - 1)] ?? offset;
  return { text: printed.slice(offset, Math.max(last + 1, offset)), offset };
}

/** The text without what a pattern matches; the rest keeps its way back. */
export function without(folded: Folded, pattern: RegExp): Folded {
  let text = '';
  const at: number[] = [];
  let from = 0;
  const keep = (to: number): void => {
    text += folded.text.slice(from, to);
    // One by one: a spread of a text's length exhausts the stack.
    for (const place of folded.at.slice(from, to)) at.push(place);
  };
  for (const match of folded.text.matchAll(pattern)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  if (from === 0) return folded;
  keep(folded.text.length);
  return { text, at: [...at, ...folded.at.slice(-1)] };
}
