/** Collects text into the lines a reader sees: white space folded as CSS does, lines ended by blocks and breaks. */
import { unseenCharacters } from '../characters.ts';

export class LineWriter {
  /** Null: none has ended yet, as in most cells. */
  #lines: string[] | null = null;
  #line = '';

  write(text: string, preserved: boolean): void {
    if (!preserved) {
      this.#line += text.replace(/[ \t\n\r\f]+/g, ' ');
      return;
    }
    const [first = '', ...rest] = text.split(/\r\n?|\n/);
    this.#line += first;
    for (const next of rest) {
      this.endLine();
      this.#line = next;
    }
  }

  /** Ends the line, if it holds anything. */
  endLine(): void {
    if (this.#line !== '') (this.#lines ??= []).push(this.#line);
    this.#line = '';
  }

  /** The lines so far, without those that show nothing; the writer is empty afterwards. */
  take(): readonly string[] {
    if (this.#lines === null) return this.#takeLine();
    this.endLine();
    const taken = this.#lines.map(tidy);
    this.#lines = null;
    const shown = taken.filter((text) => text.trim() !== '');
    // A cell that holds nothing but a no-break space is told from an empty one: the page has it.
    return shown.length > 0 ? shown : taken.filter((text) => text !== '').slice(0, 1);
  }

  #takeLine(): readonly string[] {
    const text = tidy(this.#line);
    this.#line = '';
    return text === '' ? noLines : [text];
  }
}

const noLines: readonly string[] = [];

/** Figures and words without anything around them: nothing to tidy. */
const tidied = /^[\u0021-\u007e\u4e00-\u9fff]*$/;

/** Only ordinary spaces vanish at the ends of a line; no-break and ideographic ones are printed. */
function tidy(line: string): string {
  if (tidied.test(line)) return line;
  return line
    .replace(unseenCharacters, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ \t]+|[ \t]+$/g, '');
}
