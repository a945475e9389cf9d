/** The colour that text is drawn in. */
import { black, white, type Channels } from '../contrast.ts';
import { colourOf } from './colour.ts';
import { childOf, valueOf, type XmlElement } from './xml-tree.ts';

/**
 * - `auto`: black, or white where it stands on dark shading, so that it is always seen.
 * - `clear`: not drawn at all.
 * - `unknown`: a colour that only the theme tells.
 */
export type Ink = Channels | 'auto' | 'clear' | 'unknown';

/** What a w:rPr says of it. */
export function inkOf(properties: XmlElement | undefined): Ink | undefined {
  const color = childOf(properties, 'w:color');
  const filled = filledInk(properties);
  if (filled !== undefined || color === undefined) return filled;
  const { val, themeColor, themeShade, themeTint } = color.attributes;
  const hue = hueOf(val, themeColor, themeShade ?? themeTint);
  return hue ?? (themeColor === undefined ? 'auto' : 'unknown');
}

/** In thousandths of a per cent. */
const nearlyClear = 95_000;

/** The fill of a text effect counts before the colour; one that the theme tells is the same in both. */
function filledInk(properties: XmlElement | undefined): Ink | undefined {
  const fill = childOf(properties, 'w14:textFill');
  if (childOf(fill, 'w14:noFill') !== undefined) return isOutlined(properties) ? 'unknown' : 'clear';
  const solid = childOf(childOf(fill, 'w14:solidFill'), 'w14:srgbClr');
  return Number(valueOf(solid, 'w14:alpha') ?? 0) >= nearlyClear ? 'clear' : colourOf(solid?.attributes['val']);
}

function isOutlined(properties: XmlElement | undefined): boolean {
  const outline = childOf(properties, 'w14:textOutline');
  return outline !== undefined && childOf(outline, 'w14:noFill') === undefined;
}

/** The theme's colour counts before the one that is written out; unchanged ones of text and paper are alike in all themes. */
export function hueOf(hex: string | undefined, theme = '', change: string | undefined): Channels | undefined {
  if (change === undefined && /^(?:background1|light1)$/.test(theme)) return white;
  if (change === undefined && /^(?:text1|dark1)$/.test(theme)) return black;
  return colourOf(hex);
}
