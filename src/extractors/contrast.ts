/** Whether a colour can be told from the one behind it. Carriers differ only in how they write colours down. */

/** Channels 0–255, alpha 0–1. */
export interface Colour {
  readonly channels: readonly [red: number, green: number, blue: number];
  readonly alpha: number;
}

export const white: Colour = { channels: [255, 255, 255], alpha: 1 };

/** A difference that nobody sees on paper: that of #f0f0f0 and white. */
const unseenDifference = 15;

/** What is seen of a colour on `ground`, which lets nothing through. */
export function blend({ channels, alpha }: Colour, ground: Colour): Colour {
  const [red, green, blue] = channels;
  const [underRed, underGreen, underBlue] = ground.channels;
  const mix = (over: number, under: number): number => over * alpha + under * (1 - alpha);
  return { channels: [mix(red, underRed), mix(green, underGreen), mix(blue, underBlue)], alpha: 1 };
}

/** Whether nobody sees `ink` on `ground`, which lets nothing through. */
export function looksAlike(ink: Colour, ground: Colour): boolean {
  const seen = ink.alpha === 1 ? ink : blend(ink, ground);
  return seen.channels.every((channel, index) => {
    const difference = channel - (ground.channels[index] ?? 0);
    return Math.abs(difference) <= unseenDifference;
  });
}

/** Of this part of its colour or less nothing can be seen, whatever is behind. */
const faintTo = 0.05;

export function isFaint(alpha: number): boolean {
  return alpha <= faintTo;
}
