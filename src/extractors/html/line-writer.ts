/** Collects text into the lines a reader sees: white space folded as CSS does, lines ended by blocks and breaks. */
import { unseenCharacters } from '../characters.ts';

export interface LineWriter {
  readonly write: (text: string, preserved: boolean) => void;
  /** Ends the line, if it holds anything. */
  readonly endLine: () => void;
  /** The lines so far, without those that show nothing; the writer is empty afterwards. */
  readonly take: () => readonly string[];
}

export function createLineWriter(): LineWriter {
  let lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  return {
    write(text, preserved) {
      if (!preserved) {
        line += text.replace(/[ \t\n\r\f]+/g, ' ');
        return;
      }
      const [first = '', ...rest] = text.split(/\r\n?|\n/);
      line += first;
      for (const next of rest) {
        endLine();
        line = next;
      }
    },
    endLine,
    take() {
      endLine();
      const taken = lines.map(tidy);
      lines = [];
      const shown = taken.filter((text) => text.trim() !== '');
      // A cell that holds nothing but a no-break space is told from an empty one: the page has it.
      return shown.length > 0 ? shown : taken.filter((text) => text !== '').slice(0, 1);
    },
  };
}

/** Only ordinary spaces vanish at the ends of a line; no-break and ideographic ones are printed. */
function tidy(line: string): string {
  return line
    .replace(unseenCharacters, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ \t]+|[ \t]+$/g, '');
}
