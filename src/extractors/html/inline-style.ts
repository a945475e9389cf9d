/** Declarations of a style attribute or a rule's body, names and values in lower case; later ones win. */
export type Declarations = Readonly<Record<string, string>>;

export const noDeclarations: Declarations = {};

export type ReadStyle = (style: string | undefined) => Declarations;

/** Pasted text repeats few styles thousands of times: each is read once a page. `resolve` fills in what is defined elsewhere. */
export function createStyleReader(resolve: (style: string) => string): ReadStyle {
  const known = new Map<string, Declarations>();
  return (style) => {
    if (style === undefined || style === '') return noDeclarations;
    const found = known.get(style);
    if (found !== undefined) return found;
    const declarations = parseDeclarations(resolve(style));
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
    'filter zoom letter-spacing text-shadow -webkit-text-stroke background-clip -webkit-background-clip font-family'
  ).split(' '),
);

/** Pasted text sets these in every paragraph: only margins and spaces that move back count, and fonts without letters. */
function isIdle(name: string, value: string): boolean {
  if (name === 'font-family') return !wordless.test(value);
  return /^(?:margin|letter)-/.test(name) && !/^\s*-/.test(value);
}

/** Fonts that show signs in the places of letters and digits. */
export const wordless = /wingdings|webdings|dingbats|marlett/i;

export function parseDeclarations(style: string): Declarations {
  const found: Record<string, string> = {};
  let empty = true;
  let padded = false;
  for (const part of plainCss(style).split(';')) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    padded ||= name.startsWith('padding') && /[1-9]/.test(part.slice(colon));
    if (!relevant.has(name) || isIdle(name, part.slice(colon + 1))) continue;
    found[name] = part
      .slice(colon + 1, colon + maxValueLength)
      .trim()
      .toLowerCase()
      .replace(/\s*!\s*important$/, importantMark);
    empty = false;
  }
  if (empty) return noDeclarations;
  if (padded && Object.keys(found).some((name) => name.startsWith('overflow'))) found[PADDED] = '1';
  return found;
}

/** Stands among the declarations where a box that clips has padding; no property has such a name. */
export const PADDED = '::padded';

/** Longer values are pictures written out. */
const maxValueLength = 300;

/** Without comments, and with the letters that escapes stand for. */
function plainCss(style: string): string {
  if (!/\/\*|\\/.test(style)) return style;
  return style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\0?([\da-f]{1,5})\s?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\(?=[^\s\da-f])/gi, '');
}

const importantMark = '!important';

export function isImportant(value: string | undefined): boolean {
  return value?.endsWith(importantMark) === true;
}

/** The value alone; empty if the name isn't declared. */
export function valueOf(declared: Declarations, name: string): string {
  const value = declared[name] ?? '';
  return value.endsWith(importantMark) ? value.slice(0, -importantMark.length) : value;
}
