/** Fonts that a page brings along: their glyphs may be others than the characters say. */

const face = /@font-face\s*\{([^{}]*)\}/gi;
const digits = [0x30, 0x39] as const;

/** Names in lower case of the fonts that the page loads for digits; those that the reader's system has are no secret. */
export function ownFonts(sheets: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sheet of sheets) {
    if (!/@font-face/i.test(sheet)) continue;
    for (const [, body = ''] of sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').matchAll(face)) {
      const name = /font-family\s*:\s*([^;]+)/i.exec(body)?.[1];
      if (name !== undefined && /url\(/i.test(body) && coversDigits(body)) found.add(plainName(name));
    }
  }
  return found;
}

/** Without a range it is for all characters. */
function coversDigits(body: string): boolean {
  const range = /unicode-range\s*:\s*([^;]+)/i.exec(body)?.[1];
  if (range === undefined) return true;
  return range.split(',').some((part) => {
    const [, from = '', to = from] = /u\+([\da-f?]{1,6})(?:-([\da-f]{1,6}))?/i.exec(part) ?? [];
    const first = Number.parseInt(from.replaceAll('?', '0'), 16);
    const last = Number.parseInt(to.replaceAll('?', 'f'), 16);
    return first <= digits[1] && last >= digits[0];
  });
}

const plainName = (name: string): string =>
  name
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();

/** Fonts that readers have, which are taken before those that stand behind them. */
const usual =
  /^(?:arial|helvetica.*|n?simsun.*|新?宋体|simhei|黑体|microsoft yahei.*|微软雅黑.*|pingfang.*|st(?:heiti|song|kaiti|fangsong|xihei)|hiragino.*|tahoma|verdana|georgia|times.*|courier.*|sans-serif|serif|monospace|system-ui|-apple-system|仿宋.*|楷体.*|fangsong.*|kaiti.*)$/;

/** Longer lists are no lists of fonts. */
const maxLength = 300;

/** `fonts`: as in `font-family`, or `font`. Whether one that the page brings is the first that a reader has. */
export function isOwnFont(fonts: string, own: ReadonlySet<string>): boolean {
  for (const part of fonts.slice(0, maxLength).split(',')) {
    const name = plainName(part.trim().replace(/^.*?\d[\w.%/ ]*\s+(?=\S)/, ''));
    if (own.has(name)) return true;
    if (usual.test(name)) return false;
  }
  return false;
}
