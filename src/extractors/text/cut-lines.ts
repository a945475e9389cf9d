/** Lines that a width cut, as mail and terminals do: what they hold goes on in the next line. */
import { isBlank } from './line-shape.ts';
import { textWidth } from './text-width.ts';

type Measure = (text: string) => number;

const inCharacters: Measure = (text) => text.length;

/** Paragraphs of the same length by chance are fewer. */
const minLines = 3;

/** Their ordinals from 0; none where lines end where their writer ended them. */
export function cutLines(lines: readonly string[]): ReadonlySet<number> {
  return new Set([inCharacters, textWidth].flatMap((measure) => fullLines(lines, measure)));
}

/** Lines as long as any, whose next line would not have fitted on by a character. */
function fullLines(lines: readonly string[], measure: Measure): readonly number[] {
  const lengths = lines.map(measure);
  const width = lengths.reduce((most, length) => Math.max(most, length), 0);
  const full = lengths.flatMap((length, index) => {
    const next = lines[index + 1];
    const isFull = length >= width - 1 && !isBlank(next) && length + measure((next ?? '').charAt(0)) > width;
    return isFull ? [index] : [];
  });
  return full.filter((index) => isRunning(lines[index] ?? '')).length >= minLines ? full : [];
}

/** No row or rule of a table, whose lines may well be as long as one another. */
function isRunning(line: string): boolean {
  return /\p{L}/u.test(line) && !/[\t|│┃║｜]/.test(line);
}
