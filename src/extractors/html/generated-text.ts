/** Letters that a style sheet adds before or after an element's own, or takes from its beginning. */
import { covers } from './cover.ts';
import { type Declarations, valueOf } from './inline-style.ts';
import { hides } from './removal.ts';

/** Stands among an element's declarations for what its `::before` and `::after` show; no property has such a name. */
export const GENERATED = '::content';

/** What changes a number that it stands beside: digits, signs, points, numerals, and letters that only an icon's font knows. */
const telling = /[\d%+＋−-]|^\s*[.．,，]\s*$|[零一二三四五六七八九十百千万亿\ue000-\uf8ff]/;
const strings = /"([^"]*)"|'([^']*)'/g;

/** The letters as the sheet writes them; empty where they can't change a number. */
export function generatedBy(declarations: Declarations): string {
  const content = valueOf(declarations, 'content');
  if (content !== '' && covers(declarations)) return LOST;
  return content !== '' &&
    (/\bcounters?\(|\battr\(|\burl\(/.test(content) || isTelling(content)) &&
    !hides(declarations)
    ? content
    : '';
}

function isTelling(content: string): boolean {
  return [...content.replace(/url\([^)]*\)/g, '').matchAll(strings)].some(([, a, b]) => telling.test(a ?? b ?? ''));
}

/** A first letter or line that isn't shown. */
export function lostBy(declarations: Declarations): string {
  return hides(declarations) ? LOST : '';
}

/** As good as another number: what is there isn't seen. */
const LOST = '"0"';

/** Whether what an element shows may be another number than its text. */
export function isAltered(declared: Declarations, attributes: Readonly<Record<string, string>>): boolean {
  const content = declared[GENERATED];
  if (content === undefined) return false;
  if (/\bcounters?\(|\burl\(/.test(content)) return true;
  return isTelling(content.replace(/attr\(\s*([\w-]+)[^)]*\)/g, (_, name: string) => `"${attributes[name] ?? ''}"`));
}
