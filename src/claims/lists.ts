/** Lists in one breath: A、B、C 分别为 a、b、c; A、B 各 n; A、B 均为 n; 无 A、B; A、B 0件. */
import type { Part, Stretch } from './piece.ts';
import { HAN_NUMERAL } from './numerals.ts';
import type { Quantity } from './quantities.ts';

export const JOINERS = /、|和(?!政府|社会|改革)|以及|及(?!时)|与(?!上)|或者?|也|又/gu;

/** Heads of lists: what stands before one in the first name, and behind one in the last, is said of all. */
const HEAD = /行政许可|行政处罚|行政强制|规范性文件|规章(?!制)|行政复议|复议(?!机关)|行政诉讼|诉讼/u;

const namesIn = (words: string): readonly string[] =>
  words.split(new RegExp(JOINERS.source, 'u')).filter((name) => name !== '');

/** 许可、处罚、强制 behind 行政 said once. */
const inFull = (name: string): string => name.replace(/^(?:的)?(处罚|强制|许可)(?!机关|人)/u, '行政$1');

/** Names with the words that the first and the last lend to the others. */
function completed(names: readonly string[]): readonly string[] {
  const full = names.map((name, index) => (index === 0 ? name : inFull(name)));
  const first = full[0] ?? '';
  const last = full.at(-1) ?? '';
  const headOfFirst = HEAD.exec(first);
  const headOfLast = HEAD.exec(last);
  const before = headOfFirst === null ? '' : first.slice(0, headOfFirst.index);
  const behind = headOfLast === null ? '' : last.slice(headOfLast.index + headOfLast[0].length);
  return full.map((name, index) => {
    if (!HEAD.test(name)) return name;
    return (index === 0 ? '' : before) + name + (index === full.length - 1 ? '' : behind);
  });
}

const EACH = new RegExp(
  `各(?:有|为|是|发生|收到|计)?(?=[\\d${HAN_NUMERAL}])|(?:均|都)(?:各)?(?:为|是|有)?(?=[\\d零])`,
  'u',
);

const OBJECT =
  /(?:行政)?(?:规范性文件|规章(?!制)|许可|处罚|强制|复议|诉讼)|(?:政府)?信息公开申请|公开申请|依申请公开|申请/u;

/** 收到、办结政府信息公开申请: the object that the last name has is that of all. */
function withObject(names: readonly string[]): readonly string[] {
  const object = OBJECT.exec(names.at(-1) ?? '')?.[0] ?? '';
  return names.map((name) => (OBJECT.test(name) ? name : name + object));
}

/** A、B 各 n, A、B 均为 n: n for each; null where there is no such list. */
function eachOf(text: string, quantity: Quantity): readonly Stretch[] | null {
  const each = EACH.exec(text);
  if (each === null || each.index + each[0].length !== quantity.from) return null;
  const names = withObject(completed(namesIn(text.slice(0, each.index))));
  if (names.length < 2) return null;
  return names.map((lead) => ({ lead, tail: text.slice(quantity.to), from: 0, to: text.length, quantity }));
}

/**
 * The numbers of a list with the name of each; null where the clause is no list; `unclear` where names and numbers are not
 * equally many.
 */
export function listedStretches(text: string, quantities: readonly Quantity[]): readonly Stretch[] | 'unclear' | null {
  const [first] = quantities;
  if (first === undefined) return null;
  const at = text.indexOf('分别');
  if (at >= 0 && quantities.length >= 2) {
    const names = withObject(completed(namesIn(text.slice(0, at))));
    if (first.from < at || names.length !== quantities.length) return 'unclear';
    const between = text.slice(at + 2, first.from);
    return quantities.map((quantity, index) => ({
      lead: (names[index] ?? '') + between,
      tail: '',
      from: 0,
      to: text.length,
      quantity,
    }));
  }
  return quantities.length === 1 ? eachOf(text, first) : null;
}

/** A name without a head that says something of its own; 因公开申请 only tells a cause. */
const OF_ITS_OWN = /^(?!因|由|对|就).*(?:收到|受理|接收|新收|制发|废止)/u;

/** What a denial or a zero reaches over: each name of the list by itself. */
export function eachNamed(part: Part): readonly Part[] {
  const isZero = part.kind === 'none' || part.quantity?.value === 0;
  if (!isZero || !HEAD.test(part.lead)) return [part];
  return completed(namesIn(part.lead))
    .filter((name) => HEAD.test(name) || OF_ITS_OWN.test(name))
    .map((lead) => ({ ...part, lead }));
}
