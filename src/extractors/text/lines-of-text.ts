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
