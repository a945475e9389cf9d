/** A cheap look at the markup before it is parsed: what would take the parser more than linear time or memory is refused. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { tooComplex } from '../limits.ts';
import type { MarkupEnd } from './cut-off.ts';

/** Pages of government sites are 60–350 kB; a Word paste with inline pictures reaches some MB. */
const maxBytes = 16 * 1024 * 1024;
const maxTags = 200_000;
/** Browsers flatten what is deeper than 512; the walkers here recurse, so the limit also guards the stack. */
const maxDepth = 1_500;
/** Elements that unclosed formatting tags (font, b, span-like) would be repeated into, summed over the blocks. */
const maxRepeats = 3_000_000;
/** Attributes are compared with each other inside a tag, so long lists take quadratic time. */
const maxAttributes = 2_000;

const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** End tags that authors may leave out, and tags without content: their count says nothing about depth. */
const flat = new Set(
  'p li td th tr tbody thead tfoot dd dt option colgroup caption html head body br img input hr meta link col area base embed param source track wbr'.split(
    ' ',
  ),
);
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'iframe', 'noembed', 'noframes']);

/** Elements that nothing but an end tag closes: one that is open at the end of the markup was cut. */
const closing = new Set(
  'a article aside b blockquote center div dl em fieldset font footer form h1 h2 h3 h4 h5 h6 header i main nav ol section span strong table u ul'.split(
    ' ',
  ),
);

/** What is known of a tag in this page. */
interface Tag {
  readonly name: string;
  readonly holdsRawText: boolean;
  readonly isFlat: boolean;
  readonly isFormatting: boolean;
  open: number;
}

interface Tally {
  /** By name as printed, so that thousands of equal tags are looked up once each. */
  readonly known: Map<string, Tag>;
  tags: number;
  depth: number;
  /** Formatting tags that are open; the parser opens them again in every further block. */
  repeating: number;
  repeats: number;
  /** Where the last tag or comment begins, and where it, or the text that belongs to it, ends. */
  last: number;
  end: number;
}

/** Errors: `extract.too-large`. */
export function gateSize(sizeBytes: number): void {
  if (sizeBytes > maxBytes) {
    throw new PipelineError(
      'extract.too-large',
      `网页超过 ${maxBytes} 字节，未予读取；请只保存年度报告。The page exceeds ${maxBytes} bytes; save the report alone.`,
    );
  }
}

/** What was open at the markup's end. Errors: `extract.too-large`, `extract.too-complex`. */
export function gateHtml(markup: string, sizeBytes: number): MarkupEnd {
  gateSize(sizeBytes);
  const tally: Tally = { known: new Map(), tags: 0, depth: 0, repeating: 0, repeats: 0, last: 0, end: 0 };
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    tally.last = at;
    at = markup.startsWith('!--', at + 1) ? endOf('-->', markup, at) : gateTag(markup, at + 1, tally);
    tally.end = at;
  }
  const isOpen = [...tally.known.values()].some(({ name, open }) => open > 0 && closing.has(name));
  return { isOpen, unfinishedFrom: tally.tags > 0 && tally.end >= markup.length ? tally.last : null };
}

/** `at`: behind the `<`. Gives the tag's end, or that of the text that isn't markup behind it. */
function gateTag(markup: string, at: number, tally: Tally): number {
  const closes = markup.charCodeAt(at) === SLASH;
  const start = closes ? at + 1 : at;
  if (!isLetter(markup.charCodeAt(start))) return at;
  const end = endOf('>', markup, start);
  const nameEnd = endOfName(markup, start, end);
  const tag = tagOf(tally, markup.slice(start, nameEnd));
  gateAttributes(markup, nameEnd, end);
  countTag(tally, tag, closes);
  return !closes && tag.holdsRawText ? endOfRawText(markup, tag.name, end) : end;
}

function tagOf({ known }: Pick<Tally, 'known'>, printed: string): Tag {
  const before = known.get(printed);
  if (before !== undefined) return before;
  const name = printed.toLowerCase();
  const holdsRawText = rawText.has(name);
  const tag =
    name === printed
      ? { name, holdsRawText, isFlat: holdsRawText || flat.has(name), isFormatting: formatting.has(name), open: 0 }
      : tagOf({ known }, name);
  known.set(printed, tag);
  return tag;
}

const SLASH = 0x2f;

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** White space or a slash ends a name. */
function endOfName(markup: string, start: number, end: number): number {
  let at = start + 1;
  for (; at < end; at += 1) {
    const code = markup.charCodeAt(at);
    if (code <= 0x20 || code === SLASH) break;
  }
  return at;
}

/** Where the mark begins, or the markup's end. */
function endOf(mark: string, markup: string, from: number): number {
  const end = markup.indexOf(mark, from);
  return end < 0 ? markup.length : end;
}

function countTag(tally: Tally, tag: Tag, closes: boolean): void {
  tally.tags += 1;
  if (tally.tags > maxTags) throw tooComplex({ zh: '标签数', en: 'tags' }, maxTags);
  if (tag.isFlat) {
    tally.repeats += tally.repeating;
    if (tally.repeats > maxRepeats)
      throw tooComplex({ zh: '未闭合格式标签的重复次数', en: 'repeats of unclosed formatting tags' }, maxRepeats);
    return;
  }
  if (closes && tag.open === 0) return;
  const change = closes ? -1 : 1;
  tag.open += change;
  tally.depth += change;
  if (tag.isFormatting) tally.repeating += change;
  if (tally.depth > maxDepth) throw tooComplex({ zh: '标签嵌套层数', en: 'levels of nested tags' }, maxDepth);
}

function gateAttributes(markup: string, from: number, end: number): void {
  // Four characters are the least that two further attributes take.
  if (end - from < maxAttributes * 2) return;
  const count = markup
    .slice(from, end)
    .replace(/"[^"]*"|'[^']*'/g, '""')
    .split(/\s+/).length;
  if (count > maxAttributes) throw tooComplex({ zh: '单个标签属性数', en: 'attributes in one tag' }, maxAttributes);
}

function endOfRawText(markup: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(markup)?.index ?? markup.length;
}
