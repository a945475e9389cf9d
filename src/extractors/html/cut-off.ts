/** Whether a page's markup ends before its end: a download that broke off, a file that was cut. */

/** Stands in the markup where it was cut, so that the cell that was open there is known. No element has such a name. */
export const CUT = 'cut-off-here';

/** What a look at all tags tells. */
export interface MarkupEnd {
  /** Elements are open that only an end tag closes. */
  readonly isOpen: boolean;
  /** Where a tag, a comment, or the text of a script begins that doesn't end; null where all do. */
  readonly unfinishedFrom: number | null;
}

/** Elements whose end tags a page may leave out, though one that writes them for all others doesn't for its last. */
const closedByHabit = ['p', 'td', 'th', 'tr', 'li'];
/** More than this behind a page's end is no page's end. */
const tailLength = 20_000;

export function isCutOff(markup: string, { isOpen, unfinishedFrom }: MarkupEnd): boolean {
  const tail = markup.slice(-tailLength).toLowerCase();
  if (endsWhole(markup)) return false;
  if (unfinishedFrom !== null) return isOpen || !isWithinLastTag(markup.slice(unfinishedFrom));
  if (isOpen || opensNothing.test(tail)) return true;
  return lacksEndOfBody(markup) || closedByHabit.some((name) => isLastLeftOpen(tail, name));
}

/** Its last element is closed. */
export const endsWhole = (markup: string): boolean => /<\/(?:body|html)\s*>/i.test(markup.slice(-tailLength));

/** An element that begins where the page ends. */
const opensNothing = /<(?!br|hr|img|input|meta|link|wbr|col)[a-z][^<>]*[^/<>]?>\s*$/;

/** Nothing of a page that ends in its last tag is lost. */
const isWithinLastTag = (rest: string): boolean => /^<\/(?:bo?d?y?|ht?m?l?)\s*$/i.test(rest);

/** Who closes the head closes the body. */
function lacksEndOfBody(markup: string): boolean {
  const head = /<\/head\s*>/i.exec(markup.slice(0, headWithin));
  return head !== null && /<body[\s>]/i.test(markup.slice(head.index, head.index + bodyWithin));
}

/** Scripts and styles may stand in it. */
const headWithin = 500_000;
const bodyWithin = 2_000;

/** Those before it are all closed. */
function isLastLeftOpen(tail: string, name: string): boolean {
  const begins = [...tail.matchAll(new RegExp(`<${name}[\\s>]`, 'g'))];
  const ends = [...tail.matchAll(new RegExp(`</${name}>`, 'g'))];
  const [begin, end] = [begins.at(-1), ends.at(-1)];
  if (begin === undefined || end === undefined) return false;
  return begin.index > end.index && ends.length >= begins.length - 1;
}

/** The markup with its cut marked, without the piece of a tag or comment that it ends in. */
export const withMarkedCut = (markup: string, { unfinishedFrom }: MarkupEnd): string =>
  `${markup.slice(0, unfinishedFrom ?? markup.length)}<${CUT}>`;
