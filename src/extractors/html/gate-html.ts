/** A cheap look at the markup before it is parsed: what would take the parser more than linear time or memory is refused. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { tooComplex } from '../limits.ts';

/** Pages of government sites are 60–350 kB; a Word paste with inline pictures reaches some MB. */
const maxBytes = 16 * 1024 * 1024;
const maxTags = 200_000;
/** Browsers flatten what is deeper than 512; the walkers here recurse, so the limit also guards the stack. */
const maxDepth = 1_500;
/** Elements that unclosed formatting tags (font, b, span-like) would be repeated into, summed over the blocks. */
const maxRepeats = 3_000_000;
/** Attributes are compared with each other inside a tag, so long lists take quadratic time. */
const maxAttributes = 2_000;

const formatting = new Set([
  'a',
  'b',
  'big',
  'code',
  'em',
  'font',
  'i',
  'nobr',
  's',
  'small',
  'strike',
  'strong',
  'tt',
  'u',
]);
/** End tags that authors may leave out, and tags without content: their count says nothing about depth. */
const flat = new Set(
  'p li td th tr tbody thead tfoot dd dt option colgroup caption html head body br img input hr meta link col area base embed param source track wbr'.split(
    ' ',
  ),
);
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'iframe', 'noembed', 'noframes']);

interface Tally {
  readonly open: Map<string, number>;
  tags: number;
  depth: number;
  /** Formatting tags that are open; the parser opens them again in every further block. */
  repeating: number;
  repeats: number;
}

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function gateHtml(markup: string, sizeBytes: number): void {
  if (sizeBytes > maxBytes) {
    throw new PipelineError(
      'extract.too-large',
      `网页超过 ${maxBytes} 字节，未予读取；请只保存年度报告。The page exceeds ${maxBytes} bytes; save the report alone.`,
    );
  }
  const tally: Tally = { open: new Map(), tags: 0, depth: 0, repeating: 0, repeats: 0 };
  const pattern = /<(?:!--|(\/?)([a-zA-Z][^\s/>]*))/g;
  for (let match = pattern.exec(markup); match !== null; match = pattern.exec(markup)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      pattern.lastIndex = endOf('-->', markup, pattern.lastIndex);
      continue;
    }
    const closes = match[1] === '/';
    const end = endOf('>', markup, pattern.lastIndex);
    gateAttributes(markup, pattern.lastIndex, end);
    countTag(tally, name, closes);
    pattern.lastIndex = !closes && rawText.has(name) ? endOfRawText(markup, name, end) : end;
  }
}

/** Where the mark begins, or the markup's end. */
function endOf(mark: string, markup: string, from: number): number {
  const end = markup.indexOf(mark, from);
  return end < 0 ? markup.length : end;
}

function countTag(tally: Tally, name: string, closes: boolean): void {
  tally.tags += 1;
  if (tally.tags > maxTags) throw tooComplex({ zh: '标签数', en: 'tags' }, maxTags);
  if (flat.has(name) || rawText.has(name)) {
    tally.repeats += tally.repeating;
    if (tally.repeats > maxRepeats)
      throw tooComplex({ zh: '未闭合格式标签的重复次数', en: 'repeats of unclosed formatting tags' }, maxRepeats);
    return;
  }
  const change = countOpen(tally.open, name, closes);
  tally.depth += change;
  if (formatting.has(name)) tally.repeating += change;
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

function countOpen(open: Map<string, number>, name: string, closes: boolean): number {
  const count = open.get(name) ?? 0;
  if (closes && count === 0) return 0;
  const change = closes ? -1 : 1;
  open.set(name, count + change);
  return change;
}

function endOfRawText(markup: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(markup)?.index ?? markup.length;
}
