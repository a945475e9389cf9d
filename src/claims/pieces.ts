/** A clause cut into pieces of one number each: what stands before it, the number, what stands behind it. */
import { eachNamed, JOINERS, listedStretches } from './lists.ts';
import type { Clause } from './paragraphs.ts';
import { HAN_NUMERAL } from './numerals.ts';
import type { Part, Piece, Place, Stretch } from './piece.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';

/** Words before a number that say nothing of what it counts: then what follows it does. */
const LIGHT =
  /^(?:其中|此外|另外|另|还|仅|即|只|共计|合计|总计|累计|共|总共|有|全部|余下|剩余|以及|和|及|与|对|将|就|或|至|、|:|,|约|第|年内|本年|全年|年末|年底|分别|内|里|中|含|为|的|截至[^,、#]{0,8}|\d{4}年度?|一是|二是|三是|四是|五是)*$/u;

/** 未…, 无…, 没有…, 零…: but not where the word belongs to a wording of its own. */
const DENIAL =
  /(?:从|尚|暂|均|也|并|亦|既|还|仍)?(?:未(?!经|按|补正|缴|审结|办结|公开的|公开[,、#]|答复|成年|来|尽|予|能|及时|在|满|达|到位|完|涉密)(?:曾|有)?|没(?:有(?!现成|法|收[^到])|(?!有))|无(?!法|正当|效|关|论|需|权公开|障碍|形|线|人|锡|为|缝|纸|偿|罪|现成|条件|异议|明确|感|差别|处|诉讼不|一)|零(?=申请|受理|收件|收到|新收|接收|诉讼|复议|结转|行政|败诉|被))|无一(?:件|起|例|宗)?/gu;
/** 任何一份, 一件: behind a denial no number. */
const NO_ONE = new RegExp(`(?:任何)?[一1](?:件|份|起|宗|例|条|次)|任何|(?<=#)[${HAN_NUMERAL}]`, 'gu');
const EVERY = /(?:均|全部|全数|都|一律|皆|悉数)(?!值|衡|匀)/u;

const lastJoiner = (gap: string): number => Array.from(gap.matchAll(JOINERS)).at(-1)?.index ?? -1;
const firstMark = (gap: string): number => gap.indexOf('、');

/** Where between two numbers the words of the first end. */
function cutIn(gap: string, isBehind: boolean): number {
  if (isBehind) {
    const at = lastJoiner(gap);
    return at < 0 ? gap.length : at;
  }
  const at = firstMark(gap);
  return Math.max(at, 0);
}

function stretchesOf(text: string, quantities: readonly Quantity[]): readonly Stretch[] {
  const [first] = quantities;
  const gapAfterFirst = first === undefined ? '' : text.slice(first.to, quantities[1]?.from ?? text.length);
  // Words behind the first number and none before it: so do those of the others.
  const isBehind =
    first !== undefined && LIGHT.test(text.slice(0, first.from)) && gapAfterFirst.replace(JOINERS, '') !== '';
  let from = 0;
  return quantities.map((quantity, index) => {
    const next = quantities[index + 1];
    const to = next === undefined ? text.length : quantity.to + cutIn(text.slice(quantity.to, next.from), isBehind);
    const stretch = { lead: text.slice(from, quantity.from), tail: text.slice(quantity.to, to), from, to, quantity };
    from = to;
    return stretch;
  });
}

/** A number's piece, and what its words hold beside: 无诉讼、复议2件; 收到7件全部办结. */
function* partsOf({ lead, tail, from, to, quantity }: Stretch): Iterable<Part> {
  if (quantity === null) return;
  const denied = deniedBefore(lead);
  const rest = lead.slice(denied);
  if (denied > 0) yield* wordsOf(lead.slice(0, denied), from);
  if (isDenied(rest)) {
    // 没有一件; 未…3件 says no number.
    if (quantity.value <= 1) yield* wordsOf(rest + tail, from + denied);
    return;
  }
  const every = EVERY.exec(tail)?.index ?? -1;
  const mark = LIGHT.test(rest) ? -1 : firstMark(tail);
  const end = [every, mark].filter((at) => at >= 0 && !LIGHT.test(rest)).toSorted((a, b) => a - b)[0] ?? tail.length;
  yield {
    kind: 'number',
    quantity,
    lead: rest,
    tail: tail.slice(0, end),
    from: from + denied,
    to: to - tail.length + end,
  };
  if (end < tail.length) yield* wordsOf(tail.slice(end), to - tail.length + end);
}

const isDenied = (lead: string): boolean => {
  DENIAL.lastIndex = 0;
  return DENIAL.test(lead);
};

/** End of a denial before a number that is not denied: 无行政诉讼、行政复议2件. */
function deniedBefore(lead: string): number {
  return isDenied(lead) ? lastJoiner(lead) + 1 : 0;
}

/** Words without a number of their own. */
function* wordsOf(text: string, from: number): Iterable<Part> {
  const plain = { quantity: null, tail: '', from, to: from + text.length };
  DENIAL.lastIndex = 0;
  const denials = Array.from(text.matchAll(DENIAL));
  if (denials.length === 0) {
    yield { ...plain, kind: EVERY.test(text) ? 'all' : 'bare', lead: text };
    return;
  }
  // Each denial reaches to the next.
  for (const [index, denial] of denials.entries()) {
    const start = index === 0 ? 0 : denial.index;
    const end = denials[index + 1]?.index ?? text.length;
    const words = text.slice(start, denial.index) + text.slice(denial.index + denial[0].length, end);
    yield { ...plain, kind: 'none', lead: words.replace(NO_ONE, ''), from: from + start, to: from + end };
  }
}

/** Pieces of a clause in their order. `from` and `to` count in the paragraph. */
export function piecesOf(clause: Clause): readonly Piece[] {
  const place: Place = { mark: clause.mark, opener: clause.opener, isBracket: clause.isBracket };
  const quantities = quantitiesIn(clause.text);
  const listed = listedStretches(clause.text, quantities);
  if (listed === 'unclear') return [];
  const stretches = listed ?? stretchesOf(clause.text, quantities);
  const parts =
    quantities.length === 0 ? [...wordsOf(clause.text, 0)] : stretches.flatMap((stretch) => [...partsOf(stretch)]);
  return parts
    .flatMap(eachNamed)
    .map((part) => ({ ...part, ...place, from: clause.from + part.from, to: clause.from + part.to }));
}
