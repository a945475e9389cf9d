/** The lines of a text as they are counted in `line N`. */

/** Line ends that were translated twice are \r\r\n. */
const lineEnds = /\r+\n|[\r\n\f\u2029\u0085]/;
/** Beside line ends they break a line within its cell or paragraph. */
export const softBreaks = /[\v\u2028]/;

export function linesOfText(text: string): readonly string[] {
  const whole = text.replace(/^\ufeff/, '');
  const lines = whole.split(lineEnds);
  return lines.length > 1 ? lines : whole.split(softBreaks);
}

/** `index`: from 0. */
export const lineOfText = (index: number): string => `line ${index + 1}`;

/** Lines (from 0) that begin a page: the first, and those behind a form feed. */
export const pageStarts = (text: string): readonly number[] => {
  const pages = text.replace(/^\ufeff/, '').split('\f');
  const counts = pages.slice(0, -1).map((page) => page.split(lineEnds).length);
  return counts.reduce<readonly number[]>((starts, count) => [...starts, (starts.at(-1) ?? 0) + count], [0]);
};
