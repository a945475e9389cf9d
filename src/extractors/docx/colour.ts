/** Colours as they are seen on the page. */

/** Red, green and blue, 0–255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

/** `4472C4`; undefined for anything else. */
export function colourOf(hex: string | undefined): Colour | undefined {
  const [, red, green, blue] = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex ?? '') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** What the eye makes of red, green and blue (ITU-R BT.601). */
const weights: Colour = [0.299, 0.587, 0.114];
/** #EDEDED on white, #131313 or dark blue on black: nobody reads that on paper. Yellow on white and blue on black are read. */
const leastDifference = 20;

/** Text of the one on a ground of the other can't be read. */
export function looksAlike(one: Colour, other: Colour): boolean {
  const parts = weights.map((weight, channel) => weight * Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)));
  return parts.reduce((sum, part) => sum + part, 0) < leastDifference;
}

/** `share` of the first in the second, as dots of it make it look. */
export function mixed([r1, g1, b1]: Colour, [r2, g2, b2]: Colour, share: number): Colour {
  const mix = (one: number, other: number): number => Math.round(one * share + other * (1 - share));
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2)];
}
