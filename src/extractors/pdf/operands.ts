/** Operands as pdfjs hands them over, checked: a content stream may hold anything. */
import type { ShownGlyph } from './text-marks.ts';

export function numberAt(args: readonly unknown[], index: number): number {
  const value = args[index];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function numbersOf(value: unknown): ArrayLike<number> & Iterable<number> {
  if (value instanceof Float32Array || value instanceof Float64Array) return value;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}

/** `#rrggbb` as a number; null for anything else, since no single colour is meant. */
export function toColor(value: unknown): number | null {
  return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? Number.parseInt(value.slice(1), 16) : null;
}

export function toGlyphs(value: unknown): (ShownGlyph | number)[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): (ShownGlyph | number)[] => {
    if (typeof item === 'number') return Number.isFinite(item) ? [item] : [];
    return isGlyph(item) ? [item] : [];
  });
}

function isGlyph(item: unknown): item is ShownGlyph {
  return (
    typeof item === 'object' &&
    item !== null &&
    'unicode' in item &&
    'width' in item &&
    typeof item.unicode === 'string' &&
    typeof item.width === 'number' &&
    'originalCharCode' in item &&
    typeof item.originalCharCode === 'number' &&
    'fontChar' in item &&
    typeof item.fontChar === 'string'
  );
}
