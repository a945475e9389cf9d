import { isOwnFont } from './own-fonts.ts';
import { strikesOf } from './strike-lines.ts';
import { isValid } from './valid-value.ts';

/** Declarations of a style attribute or a rule's body, names and values in lower case; later ones win. */
export type Declarations = Readonly<Record<string, string>>;

export const noDeclarations: Declarations = {};

export type ReadStyle = (style: string | undefined) => Declarations;

/** Pasted text repeats few styles thousands of times: each is read once a page. `resolve` fills in what is defined elsewhere. */
export function createStyleReader(resolve: (style: string) => string, fonts: ReadonlySet<string>): ReadStyle {
  const known = new Map<string, Declarations>();
  return (style) => {
    if (style === undefined || style === '') return noDeclarations;
    const found = known.get(style);
    if (found !== undefined) return found;
    const declarations = parseDeclarations(resolve(style), fonts);
    known.set(style, declarations);
    return declarations;
  };
}

/** What decides whether and how text is shown; everything else is left out. */
const relevant = new Set(
  (
    'display visibility text-decoration text-decoration-line font font-size opacity color -webkit-text-fill-color ' +
    'background background-color background-image vertical-align white-space mso-hide mso-text-raise position left top ' +
    'right bottom margin-left margin-top transform clip clip-path content-visibility overflow overflow-x overflow-y width ' +
    'height max-width max-height min-width min-height text-indent unicode-bidi direction flex-direction float order content ' +
    'filter zoom letter-spacing text-shadow -webkit-text-stroke background-clip -webkit-background-clip font-family z-index ' +
    'flex-flow grid grid-template grid-template-columns grid-area grid-column grid-column-start grid-column-end grid-row grid-row-start grid-row-end border-image border-image-source list-style list-style-type list-style-image'
  ).split(' '),
);

/** Pasted text sets these in every paragraph: only margins and spaces that move back count, fonts without letters, and values that there are. */
function isIdle(name: string, value: string): boolean {
  if (name === 'font-family') return !wordless.test(value);
  if (!isValid(name, value.replace(importantMark, ''))) return true;
  return /^(?:margin|letter)-/.test(name) && !value.startsWith('-');
}

/** Fonts that show signs in the places of letters and digits. */
export const wordless = /wingdings|webdings|dingbats|marlett/i;

/** `fonts`: those that the page brings along. */
export function parseDeclarations(style: string, fonts: ReadonlySet<string>): Declarations {
  const found: Record<string, string> = {};
  for (const part of plainCss(style).split(';')) addDeclaration(part, found);
  if (fonts.size > 0) noteFont(style, fonts, found);
  const names = Object.keys(found);
  if (names.length === 0) return noDeclarations;
  if (names.some((name) => name.startsWith('overflow')) && padding.test(style)) found[PADDED] = '1';
  if (found['position'] !== undefined || found['background'] !== undefined || found['background-image'] !== undefined)
    Object.assign(found, strikesOf(style, found));
  return found;
}

/** Stands among the declarations where a font is named: whether it is one that the page brings along. */
export const OWN_FONT = '::own-font';

function noteFont(style: string, fonts: ReadonlySet<string>, found: Record<string, string>): void {
  const named = [...style.matchAll(/(?:^|[;\s])font(?:-family)?\s*:\s*([^;!]+)/gi)].at(-1)?.[1];
  if (named !== undefined && !/^\s*inherit\s*$/i.test(named)) found[OWN_FONT] = isOwnFont(named, fonts) ? '1' : '0';
}

const padding = /padding[\w-]*\s*:[^;]*[1-9]/i;

function addDeclaration(part: string, found: Record<string, string>): void {
  const colon = part.indexOf(':');
  if (colon < 1) return;
  const name = part.slice(0, colon).trim().toLowerCase();
  if (!relevant.has(name)) {
    if (!isHarmless(name)) found[ODD] = '1';
    return;
  }
  const value = part
    .slice(colon + 1, colon + maxValueLength)
    .trim()
    .toLowerCase()
    .replace(/\s*!\s*important$/, importantMark);
  if (isIdle(name, value)) return;
  if (isOddValue(name, value)) found[ODD] = '1';
  found[name] = value;
}

/** Stands among the declarations where there are others than those that are known to hide nothing; no property has such a name. */
export const ODD = '::odd';

/** What pasted text and style sheets say of text without changing what is read; names with signs are for old browsers. */
const harmless =
  /^(?:[^a-z-].*|mso-.*|font-(?:weight|style|stretch|kerning|size-adjust|smoothing|synthesis.*)|line-(?:height|break)|text-(?:align.*|justify.*|autospace|rendering|size-adjust|transform|decoration.*|underline.*|emphasis.*|wrap|combine.*|kashida.*|overflow)|margin.*|padding.*|border.*|outline.*|word-.*|letter-.*|layout-.*|tab-.*|page-.*|break-.*|widows|orphans|hyphens|overflow-.*|box-.*|list-style.*|cursor|user-.*|pointer-.*|caret-.*|accent-.*|will-change|transition.*|background.*|white-space.*|min-.*|max-.*|color-.*|lang.*|panose-1|punctuation-.*|ruby-.*|unicode-.*|writing-.*|table-.*|caption-.*|empty-.*|quotes|orphans|resize|scroll.*|speak.*|stroke.*|fill.*|align-.*|justify-.*|place-.*|flex.*|gap|row-.*|column-.*|grid.*|vertical-.*|object-.*|appearance|touch-.*|-(?:webkit|moz|ms|o)-(?!mask|clip|transform|filter|text-(?:security|fill)).*|--.*)$/;

/** The names that pages repeat; a page that invents many is asked about each. */
const askedNames = new Map<string, boolean>();
const maxAsked = 500;

function isHarmless(name: string): boolean {
  const known = askedNames.get(name);
  if (known !== undefined) return known;
  const answer = harmless.test(name);
  if (askedNames.size < maxAsked) askedNames.set(name, answer);
  return answer;
}

/** Stands among the declarations where a box that clips has padding; no property has such a name. */
export const PADDED = '::padded';

/** Values that are reckoned, colours in models that aren't known here, the colours of windows, and pictures of the text. */
function isOddValue(name: string, value: string): boolean {
  if (name === 'transform' || name === 'filter' || name === 'clip-path') return !/^(?:none|initial)?$/.test(value);
  if (/^(?:calc|min|max|clamp)\(/.test(value))
    return /^(?:font-size|width|height|max-|text-indent|left|right)/.test(name);
  return name === 'color' && oddColour.test(value);
}

/** Digits without their mark are a colour for browsers that take a page for an old one, and none for others. */
const oddColour =
  /^(?!rgb|hsl|var)[\w-]+\(|calc\(|^(?:[\da-f]{3}|[\da-f]{6})$|^(?:canvas|window|field|buttonface|highlighttext|background)$/;

/** Longer values are pictures written out. */
const maxValueLength = 300;

/** Without comments, and with the letters that escapes stand for. */
function plainCss(style: string): string {
  if (!/\/\*|\\/.test(style)) return style;
  return style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(forOldBrowsers, '')
    .replace(/\\0?([\da-f]{1,5})\s?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\(?=[^\s\da-f])/gi, '');
}

/** Declarations that end so are taken by one old browser alone. */
const forOldBrowsers = /[\w-]+\s*:[^;\\]{0,300}(?:\\[09]\/?)+\s*(?:!\s*ie\s*)?(?=;|$)/gi;

const importantMark = '!important';

export function isImportant(value: string | undefined): boolean {
  return value?.endsWith(importantMark) === true;
}

/** The value alone; empty if the name isn't declared. */
export function valueOf(declared: Declarations, name: string): string {
  const value = declared[name] ?? '';
  return value.endsWith(importantMark) ? value.slice(0, -importantMark.length) : value;
}
