/** Whose figures a report says that its are. */
import type { Scope } from './digest.ts';

/** 本报告数据包括县政府各部门和各乡镇; 全县行政机关共收到申请95件. */
const OF_REGION =
  /(?:报告|年报|数据|统计|报表)[^。；\n]{0,30}(?<![不未仅只])(?:包括|包含|涵盖|汇总|(?<!包)含有?|覆盖)[^。；\n]{0,40}(?:部门|单位|乡镇|镇街|街道|乡（镇）|区县|县区|各县|各区)|全(?:省|市|县|区|州|盟|旗)(?:各级)?(?:行政机关|政府系统|各部门|各单位|各级)?(?:[，,]?共?(?:新)?(?:收到|受理|接收|办理|收办))[^。；\n]{0,20}申请/u;

const OF_ORGAN =
  /(?:报告|年报|数据|统计|报表)[^。；\n]{0,30}(?:仅|只)(?:含|包括|包含|统计|为|涉及|限于?)[^。；\n]{0,16}(?:本级|本机关|本单位|机关本级|办公室)|(?:不含|不包括|未包括|不包含)[^。；\n]{0,20}(?:部门|乡镇|街道|下属|所属)/u;

const MAX_QUOTE = 60;

/** Null where it says nothing, or both. */
export function scopeIn(text: string): Scope | null {
  const [region, own] = [OF_REGION.exec(text)?.[0], OF_ORGAN.exec(text)?.[0]];
  if (own !== undefined)
    return region === undefined || own.includes(region) ? { of: 'own', quote: own.slice(0, MAX_QUOTE) } : null;
  return region === undefined ? null : { of: 'region', quote: region.slice(0, MAX_QUOTE) };
}
