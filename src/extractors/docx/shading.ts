/** What lies under text: the shading of a run, paragraph, cell or table (ECMA-376 part 1, 17.3.5 and 17.18.78 ST_Shd). */
import { black, mixed, white, type Channels } from '../contrast.ts';
import { hueOf } from './ink.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/**
 * - `none`: what lies under it shows.
 * - `unknown`: stripes, or a colour that only the theme tells.
 */
export type Shading = Channels | 'none' | 'unknown';

export function groundOf(shading: Shading | undefined, under: Channels | null): Channels | null {
  if (shading === undefined || shading === 'none') return under;
  return shading === 'unknown' ? null : shading;
}

/** `properties`: what may hold a w:shd. */
export function shadingOf(properties: XmlElement | undefined): Shading | undefined {
  const shading = childOf(properties, 'w:shd');
  if (shading === undefined) return undefined;
  const { val = 'clear', fill, themeFill, themeFillShade, themeFillTint } = shading.attributes;
  const under = hueOf(fill, themeFill, themeFillShade ?? themeFillTint);
  if (val === 'nil') return 'none';
  if (val === 'clear') return under ?? (themeFill === undefined ? 'none' : 'unknown');
  return patterned(val, shading.attributes, under ?? white);
}

function patterned(val: string, attributes: XmlElement['attributes'], under: Channels): Shading {
  const { color, themeColor, themeShade, themeTint } = attributes;
  const dots = hueOf(color, themeColor, themeShade ?? themeTint) ?? black;
  if (val === 'solid') return dots;
  const share = /^pct(\d+)$/.exec(val)?.[1];
  return share === undefined ? 'unknown' : mixed(dots, under, Number(share) / 100);
}
