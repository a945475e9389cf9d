/** Boxes that show no more of a line than they have room for. */
import { lengthPx } from './css-length.ts';
import { noDeclarations, type Declarations, valueOf } from './inline-style.ts';
import type { Display, PageElement, Room } from './page.ts';

export const roomy: Room = { px: Infinity, wraps: true };

/** `display`: null for a piece of a line. Cells of a table grow with what is in them, unless they are told how wide they are at most. */
export function roomOf(declared: Declarations, display: Display | null, sizePx: number): Room {
  if (declared === noDeclarations || display === null) return roomy;
  const isClipped = ['overflow', 'overflow-x'].some((name) => /^(?:hidden|clip)/.test(valueOf(declared, name)));
  if (!isClipped) return roomy;
  const sides = display === 'cell' ? ['max-width'] : ['width', 'max-width'];
  const widths = sides.map((side) => pixels(valueOf(declared, side), sizePx)).filter((px) => px > 1);
  return { px: Math.min(Infinity, ...widths), wraps: valueOf(declared, 'white-space') !== 'nowrap' };
}

/** NaN for parts of what is around, whose width isn't known. */
function pixels(length: string, sizePx: number): number {
  const [, number, unit] = /^(\d*\.?\d+)(em|ch|ex)$/.exec(length) ?? [];
  if (unit !== undefined) return Number(number) * sizePx * (unit === 'em' ? 1 : 0.5);
  return /(?:%|v[wh])$/.test(length) ? Number.NaN : lengthPx(length);
}

/** Of their height, by the narrowest of fonts. */
const digitWidth = 0.4;

/** Whether digits of what stands in it are beyond its edge. */
export function cutsDigits({ room, sizePx, children }: Pick<PageElement, 'room' | 'sizePx' | 'children'>): boolean {
  if (room.px === Infinity) return false;
  const text = shownIn(children).trim();
  const lines = room.wraps ? text.split(/\s+/) : [text];
  return lines.some((line) => /\d/.test(line) && line.length * sizePx * digitWidth > room.px);
}

const shownIn = (children: PageElement['children']): string =>
  children
    .map((child) => {
      if (child.kind === 'text') return child.text.replace(/\s+/g, ' ');
      return child.display === 'none' || !child.visible ? '' : shownIn(child.children);
    })
    .join('');
