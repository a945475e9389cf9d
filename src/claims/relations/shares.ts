/** n件，占x%. */
import type { Share } from '../../model/claim.ts';
import type { Quantity } from '../quantities.ts';
import type { Bound, Mention } from '../mention.ts';
import { type BoundParagraph, isCount, sameSentence } from './relation.ts';

const SHARE = /占(?:比)?[^#]{0,18}(?:的|为|达|到|:|约)?$|占比[^#]{0,4}$/u;
const CHANGED = /同比|提高|上升|下降|增|较|比上年/u;
/** 占全县的6.5%: of a whole that this report does not count. */
const OF_OTHERS =
  /占[^#]{0,4}(?:全(?:省|市|州|盟|县|区|旗|镇|乡|系统)|近|历年|同类|同级|[二三四五六七八九十两\d]+年|累计|历史)/u;
const NAMED: readonly (readonly [RegExp, 'received' | 'outcomes'])[] = [
  [/占[^#]{0,8}(?:收到|新收|受理|申请(?:总)?(?:数|量))/u, 'received'],
  [/占[^#]{0,8}(?:答复|办结|办理)/u, 'outcomes'],
];

/** 二者合计占61.5%: of several numbers before it. */
const OF_SEVERAL =
  /[二两三四五六\d][者项类]|合计|合占|共占|共同占|总共|以上|上述|前述|(?:和|与|及|以及|、)[^#]{1,12}占/u;

/** The per cent of a share; null for another number. */
function percentOf({ lead, before, piece: { quantity } }: Mention): Quantity | null {
  if (quantity?.kind !== 'percent' || quantity.isApprox) return null;
  const isOfOne = !CHANGED.test(lead) && !OF_SEVERAL.test(lead) && !OF_OTHERS.test(before + lead);
  return SHARE.test(lead) && isOfOne ? quantity : null;
}

/** The count right before it in its sentence. */
function partBefore(bound: readonly Bound[], index: number): Bound | null {
  const own = bound[index];
  const previous = bound[index - 1];
  if (own === undefined || previous === undefined || !isCount(previous)) return null;
  return sameSentence(previous.mention, own.mention) ? previous : null;
}

function shareAt({ bound, quote }: BoundParagraph, index: number): Share | null {
  const own = bound[index];
  const part = partBefore(bound, index);
  const quantity = own === undefined ? null : percentOf(own.mention);
  if (own === undefined || part === null || quantity === null) return null;
  const { mention } = own;
  return {
    part: part.mention.value ?? 0,
    percent: quantity.value,
    decimals: quantity.decimals,
    codes: part.bindings[0]?.codes ?? [],
    of: NAMED.find(([words]) => words.test(mention.lead))?.[1] ?? null,
    wholes: wholesBefore(bound, index - 1),
    ...quote(part.mention.piece.from, mention.piece.to),
  };
}

/** Any number before it in the paragraph that is no smaller may be the whole. */
const wholesBefore = (bound: readonly Bound[], index: number): readonly number[] => {
  const part = bound[index]?.mention.value ?? 0;
  const values = bound
    .slice(0, index)
    .flatMap(({ mention: { value } }) => (value !== null && value >= part ? [value] : []));
  return [...new Set(values)];
};

export const sharesIn = (paragraph: BoundParagraph): readonly Share[] =>
  paragraph.bound.flatMap((_, index) => shareAt(paragraph, index) ?? []);
