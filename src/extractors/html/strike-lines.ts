/** Lines that a style draws through the middle of a box, as a pen strikes out what stands there. */
import { lengthPx } from './css-length.ts';

/** Stands among the declarations of a box that is such a line itself; no property has such a name. */
export const LINE = '::line';
/** Among those of an element that has such a line drawn through it. */
export const LINED = '::lined';

type Declared = Readonly<Record<string, string>>;

/** `style`: as written, for what is declared of borders alone. */
export function strikesOf(style: string, declared: Declared): Declared {
  if (isOfLine(style, declared)) return { [LINE]: '1' };
  const ground = `${declared['background'] ?? ''} ${declared['background-image'] ?? ''}`;
  return ground.includes('linear-gradient(') && holdsBand(ground) ? { [LINED]: '1' } : {};
}

const border = /(?:^|[;\s])border(?:-(?:top|bottom))?\s*:(?!\s*(?:none|hidden|0))[^;]*[1-9]/i;
const inset = /(?:^|[;\s])inset\s*:\s*([^;!]+)/i;
const clearGround = /^\s*(?:(?:none|transparent|initial|unset)\s*)*$/;
const thickestPx = 4;
/** As wide as a digit. */
const narrowestPx = 8;

function isOfLine(style: string, declared: Declared): boolean {
  const read: Read = (name) => (declared[name] ?? '').replace(/!important$/, '');
  const isFree = /^(?:absolute|fixed)$/.test(read('position')) && read('content') !== 'none';
  return isFree && isThin(style, read) && isThrough(style, read);
}

type Read = (name: string) => string;

/** And seen. */
function isThin(style: string, read: Read): boolean {
  const height = lengthPx(read('height'));
  if (border.test(style)) return read('height') === '' || height <= thickestPx;
  const grounds = ['background', 'background-color', 'background-image'].map(read);
  return height <= thickestPx && !clearGround.test(grounds.join(' '));
}

function isThrough(style: string, read: Read): boolean {
  const [above = read('top'), right = read('right'), below = read('bottom'), left = read('left')] = insetOf(style);
  const isWide = (left !== '' && right !== '') || isWidth(read('width'));
  const isTilted = /rotate\(\s*-?(?!0|9?0deg)[\d.]/.test(read('transform'));
  return isWide && (isTilted || isMiddle(above) || isMiddle(below));
}

/** Of the four sides, in the order of CSS. */
function insetOf(style: string): readonly string[] {
  const values = inset.exec(style)?.[1]?.trim().toLowerCase().split(/\s+/) ?? [];
  const [top, right = top, bottom = top, left = right] = values;
  return top === undefined ? [] : [top, right, bottom, left].map((value) => value ?? '');
}

const isWidth = (width: string): boolean =>
  width.endsWith('%') ? Number(width.slice(0, -1)) >= 50 : lengthPx(width) >= narrowestPx;

/** Not along the upper or the lower edge of a line of text. */
function isMiddle(length: string): boolean {
  const [, part] = /(\d*\.?\d+)%/.exec(length) ?? [];
  if (part !== undefined) return isInMiddle(Number(part));
  return lengthPx(length) >= 6 && lengthPx(length) <= 14;
}

const isInMiddle = (part: number): boolean => part >= 25 && part <= 75;

/** Of the height of the box. */
const broadestBand = 20;
const clear = 'transparent';

/** A narrow band of colour within nothing. Patterns of many are the ground of a page's tables. */
function holdsBand(ground: string): boolean {
  const plain = ground
    .replace(/calc\(\s*([\d.]+%)[^()]*\)/g, '$1')
    .replace(/(?:rgb|hsl)a?\([^()]*[,/]\s*0(?:\.0*)?%?\s*\)/g, clear)
    .replace(/(?:rgb|hsl)a?\([^()]*\)/g, 'ink');
  return [...plain.matchAll(/(?<!repeating-)linear-gradient\(([^()]*)\)/g)].some(([, stops = '']) => isBand(stops));
}

function isBand(stops: string): boolean {
  const colours = stops
    .split(',')
    .map((stop) => stop.trim())
    .filter((stop) => !/^(?:to\s|-?[\d.]+(?:deg|turn|rad|grad))/.test(stop));
  const isClear = (stop: string | undefined): boolean => stop?.startsWith(clear) === true;
  if (!isClear(colours[0]) || !isClear(colours.at(-1)) || colours.every(isClear)) return false;
  const parts = [...stops.matchAll(/([\d.]+)%/g)].map(([, part]) => Number(part)).filter((part) => part % 100 !== 0);
  return parts.length > 1 && parts.every(isInMiddle) && Math.max(...parts) - Math.min(...parts) <= broadestBand;
}
