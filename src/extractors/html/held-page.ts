/**
 * A page that shows no table itself and holds one where it is no markup: in a script's strings, as the source of a page that is shown
 * as text, in a field. What is held is put in its place.
 */
import type { PageElement } from './page.ts';
import { withoutEscapes } from '../encoding/markup-escapes.ts';
import { heldMarkup, type HeldMarkup, LEAST_NUMBERS, numberCellsIn } from './held-markup.ts';

export type Holder = 'script' | 'text' | 'field';

export interface HeldPage {
  /** The page with what it holds in its place; null where it holds nothing that can be read. */
  readonly markup: string | null;
  readonly holder: Holder | null;
  /** Where tables stand that are not read. */
  readonly unread: ReadonlySet<'script' | 'comment'>;
}

/** So many numbers alone in their elements are a table that the page shows itself, whatever its elements are. */
export function showsNumbers(root: PageElement): boolean {
  let count = 0;
  const waiting = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.display === 'none') continue;
    const [only, further] = element.children;
    if (only?.kind === 'text' && further === undefined && NUMBER.test(only.text)) count += 1;
    if (count >= LEAST_NUMBERS) return true;
    for (const child of element.children) if (child.kind === 'element') waiting.push(child);
  }
  return false;
}

const NUMBER = /^\s*-?\d[\d.,]*\s*$/u;

export function heldPage(markup: string): HeldPage {
  const unread = new Set<'script' | 'comment'>();
  const scripted = withRuns(markup, /<script\b[^<>]*>/giu, '</script', (script, opening) => {
    const held = isOfMarkup.test(opening) ? ownMarkup(script) : heldMarkup(script);
    if (held.isAssembled) unread.add('script');
    return held.markup === null ? null : withoutEscapes(held.markup);
  });
  if (scripted !== null) return { markup: scripted, holder: 'script', unread };
  const values = heldValues(markup);
  if (values !== '') return { markup: `${markup}\n${values}`, holder: 'field', unread };
  const open = withoutEscapes(withoutFields(markup));
  if (open !== markup && numberCellsIn(open) >= LEAST_NUMBERS) return { markup: open, holder: 'text', unread };
  withRuns(markup, /<!--/gu, '-->', (comment) => {
    if (numberCellsIn(comment) >= LEAST_NUMBERS) unread.add('comment');
    return null;
  });
  return { markup: null, holder: null, unread };
}

/** Kept in a script's element for other scripts. */
const isOfMarkup = /\stype\s*=\s*["']?[\w/+-]*(?:xml|html|template)/iu;

function ownMarkup(text: string): HeldMarkup {
  const isTable = numberCellsIn(text) >= LEAST_NUMBERS;
  return { markup: isTable ? text.replace(/<!\[CDATA\[|\]\]>/gu, '') : null, isAssembled: false };
}

/** With what `insteadOf` gives for them in the place of the runs from `begin` to `end`; null where it gives nothing. */
function withRuns(
  markup: string,
  begin: RegExp,
  end: string,
  insteadOf: (run: string, opening: string) => string | null,
) {
  const lower = markup.toLowerCase();
  let read = '';
  let from = 0;
  let isChanged = false;
  for (const { 0: opening, index } of markup.matchAll(begin)) {
    if (index < from) continue;
    const close = lower.indexOf(end, index);
    if (close < 0) break;
    const instead = insteadOf(markup.slice(index + opening.length, close), opening);
    if (instead === null) continue;
    read += markup.slice(from, index) + instead;
    from = end.startsWith('</') ? markup.indexOf('>', close) + 1 || markup.length : close + end.length;
    isChanged = true;
  }
  return isChanged ? read + markup.slice(from) : null;
}

/** Elements whose content is text, whatever it looks like. */
const FIELDS = ['textarea', 'xmp', 'plaintext'];

/** With the content of fields that hold tables as markup. */
function withoutFields(markup: string): string {
  const opened = FIELDS.reduce((read, name) => {
    const begin = new RegExp(`<${name}\\b[^<>]*>`, 'giu');
    const insteadOf = (text: string): string | null => (/(?:<|&lt;)t[dh]\b/iu.test(text) ? `<div>${text}</div>` : null);
    return withRuns(read, begin, `</${name}`, insteadOf) ?? read;
  }, markup);
  return /&lt;t[dh]\b/iu.test(opened) ? opened.replace(/<\/?(?:pre|code|samp)\b[^<>]*>/giu, '') : opened;
}

/** Tables in the values of fields and of what belongs to scripts. */
function heldValues(markup: string): string {
  const values = [...markup.matchAll(/\s[\w:-]+\s*=\s*(?:"([^"]*&lt;t[dh][^"]*)"|'([^']*&lt;t[dh][^']*)')/giu)];
  const texts = values.map(([, double, single]) => withoutEscapes(double ?? single ?? ''));
  return [...new Set(texts.filter((text) => numberCellsIn(text) >= LEAST_NUMBERS))].join('\n');
}
