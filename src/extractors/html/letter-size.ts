/** How high letters are. */
import { lengthPx } from './css-length.ts';

/** Words of CSS, and the sizes from 1 to 7 of `font`, in pixels. */
const named: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  'xxx-large': 48,
};
const bySize = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];
/** From one word to the next. */
const step = 1.2;

const byTag: Readonly<Record<string, string>> = { small: 'smaller', big: 'larger', sub: 'smaller', sup: 'smaller' };

/** As CSS would say it; empty where the tag says nothing. `size`: of a `font` tag, which counts from 3 with a sign. */
export function sizeOfTag(tag: string, size: string | undefined): string {
  if (tag !== 'font') return byTag[tag] ?? '';
  const [, sign, digits] = /^\s*([+-]?)(\d+)/.exec(size ?? '') ?? [];
  if (digits === undefined) return '';
  const number = Number(digits) * (sign === '-' ? -1 : 1) + (sign === '' ? 0 : 3);
  return bySize[Math.min(Math.max(number, 1), bySize.length) - 1] ?? '';
}

/** `outer`: of the letters around, for a size that is a part of theirs, or none. */
export function pixelsOf(size: string, outer: number): number {
  if (size === '') return outer;
  if (size === 'smaller' || size === 'larger') return size === 'smaller' ? outer / step : outer * step;
  const [, number, unit] = /^([\d.]+)(em|%)$/.exec(size) ?? [];
  const px =
    unit === undefined ? (named[size] ?? lengthPx(size)) : (Number(number) / (unit === 'em' ? 1 : 100)) * outer;
  return px > 0 ? px : outer;
}
