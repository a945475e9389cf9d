/** Whether a colour can be told from the one behind it. Carriers differ only in how they write colours down. */

/** 0–255 each. */
export type Channels = readonly [red: number, green: number, blue: number];

export const white: Channels = [255, 255, 255];
export const black: Channels = [0, 0, 0];

/** What the eye makes of red, green and blue (ITU-R BT.601). */
const weights: Channels = [0.299, 0.587, 0.114];
/** #F0F0F0 on white, dark blue on black: nobody reads that on paper. #EEE on white is read by some, yellow on white by all. */
const leastDifference = 17;

/** Whether nobody sees `ink` on `ground`. */
export function looksAlike(ink: Channels, ground: Channels): boolean {
  const parts = weights.map((weight, channel) => weight * Math.abs((ink[channel] ?? 0) - (ground[channel] ?? 0)));
  return parts.reduce((sum, part) => sum + part, 0) < leastDifference;
}

/** `share` of the first over the second: a colour that lets some through, or dots of it. */
export function mixed([r1, g1, b1]: Channels, [r2, g2, b2]: Channels, share: number): Channels {
  const mix = (one: number, other: number): number => Math.round(one * share + other * (1 - share));
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2)];
}
