/** Indents that push text out of its cell. */
import { childOf, type XmlElement } from './xml-tree.ts';

/** In twips: half a letter's width beyond the padding is set to fit more into a narrow cell; this is two letters more. */
const maxOutside = 600;
/** Of a letter, in twips: the indents that count letters count hundredths. */
const letterWidth = 210;

/** Whether text of a cell that is `width` twips wide begins or ends beside it. */
export function isPushedOut(properties: XmlElement | undefined, width: number): boolean {
  const { attributes } = childOf(properties, 'w:ind') ?? {};
  if (attributes === undefined) return false;
  const indent = (...names: readonly string[]): number => {
    const letters = names.map((name) => Number(attributes[`${name}Chars`] ?? 0)).find((count) => count !== 0);
    const twips = names.map((name) => Number.parseFloat(attributes[name] ?? '0')).find((length) => length !== 0);
    return letters === undefined ? (twips ?? 0) : (letters / 100) * letterWidth;
  };
  const left = indent('left', 'start');
  const first = left + indent('firstLine') - indent('hanging');
  const right = indent('right', 'end');
  return Math.min(left, first, right) < -maxOutside || Math.max(left, first, right) >= width;
}
