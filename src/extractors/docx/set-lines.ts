/** A paragraph's pieces as lines of texts that are set alike each: Word cuts runs at every edit. */
import type { Piece } from './body.ts';

export interface SetText extends Pick<Piece, 'struck' | 'raised' | 'unseen'> {
  readonly text: string;
}

export type SetLine = readonly SetText[];

/** Ends of lines that XML takes for white space. */
const separators = /[\u0085\u2028]/g;

export function setLines(pieces: readonly Piece[]): readonly SetLine[] {
  let line: SetText[] = [];
  const lines = [line];
  for (const piece of pieces) {
    const [first = '', ...rest] = piece.text.replace(separators, ' ').split('\n');
    addTo(line, first, piece);
    for (const text of rest) {
      lines.push((line = []));
      addTo(line, text, piece);
    }
  }
  return lines;
}

function addTo(line: SetText[], text: string, { struck, raised, unseen }: Piece): void {
  if (text === '') return;
  const last = line.at(-1);
  if (last?.struck === struck && last.raised === raised && last.unseen === unseen)
    line[line.length - 1] = { ...last, text: last.text + text };
  else line.push({ text, struck, raised, unseen });
}
