/** The words of a made-up report: six sections that state what the tables state. */
import { sectionForms } from '../../../src/forms/sections.ts';
import type { Values } from './figures.ts';
import type { Random } from './random.ts';

export interface ModelSection {
  readonly ordinal: number;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const numerals = ['一', '二', '三', '四', '五', '六'];

export interface Narrative {
  readonly preamble: string;
  readonly sections: readonly ModelSection[];
}

export function narrative(organ: string, year: number, values: Values, random: Random): Narrative {
  const bodies = [overview(organ, year, values), [], [], [], problems(random), further(year, values)];
  const sections = sectionForms.map(({ ordinal, heading, variants }, index) => ({
    ordinal,
    heading: `${numerals[index]!}、${random.chance(0.15) && variants.length > 0 ? random.pick(variants) : heading}`,
    paragraphs: bodies[index]!,
  }));
  return { preamble: preamble(organ, year), sections };
}

function preamble(organ: string, year: number): string {
  const basis = year >= 2021 ? '国办公开办函〔2021〕30号' : '国办公开办函〔2019〕60号';
  return (
    `根据《中华人民共和国政府信息公开条例》（国务院令第711号）和${basis}的要求，${organ}编制本报告。` +
    `本报告由总体情况等六个部分组成，所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`
  );
}

function overview(organ: string, year: number, values: Values): readonly string[] {
  const at = (row: string): number => values[`applications.${row}.total`] ?? 0;
  return [
    `（一）主动公开。${year}年，${organ}围绕群众关心的事项更新政府信息公开目录，公开内容覆盖财政资金、民生服务和行政执法等领域。`,
    `（二）依申请公开。全年收到政府信息公开申请${at('received')}件，上年结转${at('carried_in')}件，` +
      `办结${at('outcomes.total')}件，结转下年度继续办理${at('carried_out')}件。`,
    '（三）政府信息管理。落实先审查后公开的制度，对失效信息及时清理，对公开属性实行动态调整。',
    '（四）平台建设。依托政府网站设立公开专栏，统一栏目名称，方便公众查阅和下载。',
    '（五）监督保障。明确专人负责，开展业务培训，工作考核和社会评议结果良好，全年没有发生责任追究的情形。',
  ];
}

function problems(random: Random): readonly string[] {
  const problem = random.pick(['政策解读的形式不够丰富', '栏目更新的及时性还有差距', '基层人员的业务能力仍有不足']);
  const measure = random.pick(['组织专题培训', '完善内部协同机制', '每季度开展一次自查']);
  return [
    `（一）存在的主要问题。${problem}，与公众期待相比存在不足，互动交流的渠道也有待拓宽。`,
    `（二）改进情况。下一步将${measure}，细化任务分工，逐项明确改进措施和完成时限，持续提升公开质量。`,
  ];
}

function further(year: number, values: Values): readonly string[] {
  const at = (procedure: string): number => values[`disputes.${procedure}.total`] ?? 0;
  const suits = at('litigation_direct') + at('litigation_after_reconsideration');
  return [
    year >= 2021 ? '本年度没有收取信息处理费。' : '没有收取与申请有关的收费。',
    `因政府信息公开工作被申请行政复议${at('reconsideration')}件，被提起行政诉讼${suits}件。没有其他需要报告的事项。`,
  ];
}
