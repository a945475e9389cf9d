/** Lines that a listing has numbered, each by its own place: `12\\t规章…`, `  12: 规章…`. */

/** Fewer may be a list. */
const FEWEST_LINES = 10;
const NUMBERED = /^[ ]*(?<number>\d{1,6})(?:\t|[:：|]\s?| {1,2}|$)/u;

/** The lines without such numbers; as they are where any has none, or another's. */
export function withoutLineNumbers(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const matches = lines.slice(0, last + 1).map((line) => NUMBERED.exec(line));
  const first = Number(matches[0]?.groups?.['number'] ?? NaN);
  const isNumbered = matches.every((match, index) => Number(match?.groups?.['number']) === first + index);
  if (matches.length < FEWEST_LINES || !isNumbered) return lines;
  return lines.map((line, index) => line.slice(matches[index]?.[0].length ?? 0));
}
