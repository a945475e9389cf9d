/** Colours as Word writes them. */
import type { Channels } from '../contrast.ts';

/** `4472C4`; undefined for anything else. */
export function colourOf(hex: string | undefined): Channels | undefined {
  const [, red, green, blue] = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex ?? '') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}
