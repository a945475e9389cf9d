/** Declarations of a style attribute or a rule's body, names and values in lower case; later ones win. */
export type Declarations = Readonly<Record<string, string>>;

export const noDeclarations: Declarations = {};

export type ReadStyle = (style: string | undefined) => Declarations;

/** Pasted text repeats few styles thousands of times: each is read once a page. */
export function createStyleReader(): ReadStyle {
  const known = new Map<string, Declarations>();
  return (style) => {
    if (style === undefined || style === '') return noDeclarations;
    const found = known.get(style);
    if (found !== undefined) return found;
    const declarations = parseDeclarations(style);
    known.set(style, declarations);
    return declarations;
  };
}

/** What decides whether and how text is shown; everything else is left out. */
const relevant = new Set(
  (
    'display visibility text-decoration text-decoration-line font-size opacity color background background-color ' +
    'vertical-align white-space mso-hide position left top overflow width height max-height text-indent'
  ).split(' '),
);

export function parseDeclarations(style: string): Declarations {
  const found: Record<string, string> = {};
  let empty = true;
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    if (!relevant.has(name)) continue;
    found[name] = part
      .slice(colon + 1)
      .trim()
      .toLowerCase()
      .replace(/\s*!\s*important$/, importantMark);
    empty = false;
  }
  return empty ? noDeclarations : found;
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

const zero = /^0(?:\.0+)?(?:px|pt|em|rem|%|cm|mm)?$/;
/** Far enough to the left or above that nothing of a page is there. */
const farAway = /^-\d{3,}/;

/** Whether a box with these declarations shows nothing of what is in it. */
export function hides(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const read = (name: string): string => valueOf(declared, name);
  if (read('display') === 'none' || read('mso-hide').startsWith('all')) return true;
  if (/^(?:hidden|collapse)$/.test(read('visibility')) || zero.test(read('font-size')) || zero.test(read('opacity')))
    return true;
  return isOffScreen(read) || farAway.test(read('text-indent'));
}

/** Not laid out at all, or where nobody looks: the box takes no place among the others. */
export function isRemoved(declared: Declarations): boolean {
  if (declared === noDeclarations) return false;
  const read = (name: string): string => valueOf(declared, name);
  return read('display') === 'none' || read('mso-hide').startsWith('all') || isOffScreen(read);
}

function isOffScreen(read: (name: string) => string): boolean {
  const away = farAway.test(read('left')) || farAway.test(read('top'));
  if (away && /^(?:absolute|fixed|relative)$/.test(read('position'))) return true;
  const flat = zero.test(read('height')) || zero.test(read('max-height')) || zero.test(read('width'));
  return flat && read('overflow') === 'hidden';
}
