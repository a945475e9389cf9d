/** Lengths of CSS, in pixels where their unit has a size on a desk's screen. */

const pixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  // Of a screen of 1440 × 900; a part of a box counts as one of the screen.
  vw: 14.4,
  vh: 9,
  '%': 14.4,
};

/** NaN for what is no single length. `value` is in lower case. */
export function lengthPx(value: string): number {
  const [, number, unit = ''] = /^([-+]?\d*\.?\d+)([a-z]{2,3}|%)?$/.exec(value) ?? [];
  return Number(number) * (pixels[unit] ?? Number.NaN);
}
