/** What single lines look like, apart from any form. */

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Nothing but blank lines from there on. */
export const isEnd = (lines: readonly string[], from: number): boolean =>
  lines.slice(from, from + 20).every(isBlank) && lines.length <= from + 20;

/** `一、总体情况`: begins a section, so that no table goes on over it. */
export function isHeading(line: string): boolean {
  return /^[\s\u3000]*[一二三四五六七八九十]{1,3}、/.test(line);
}

/** Sentences and long lines are running text, whatever they are indented by. */
export function isParagraph(line: string): boolean {
  const text = line.trim();
  return text.length > 80 || (text.length > 30 && /[。；：]$/.test(text));
}
