/** Tables of the form in which examples are told, as rows of cells parted by bars. */
import { editions } from '../../forms/catalogue.ts';

const results = '结果维持|结果纠正|其他结果|尚未审结|总计';

/** Table four with its row of values. */
export const tableFour = (values: string): readonly string[] => [
  '行政复议*5|未经复议直接起诉*5|复议后起诉*5',
  `${results}|${results}|${results}`,
  values,
];

/** Whose results are 7 of each kind but the last. */
export const SEVENS = '7|0|0|0|7|0|0|0|0|0|0|0|0|0|0';

/** Table three with the rows that are given. */
export const tableThree = (...rows: readonly string[]): readonly string[] => [
  '|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
  ...rows,
];

/** Table two of 2021: its first block with the rows that are given. */
export const tableTwo = (...rows: readonly string[]): readonly string[] => [
  '第二十条第（一）项*4',
  '信息内容|本年制发件数|本年废止件数|现行有效件数',
  ...rows,
];

export const received = '本年新收政府信息公开申请数量';
export const carriedIn = '上年结转政府信息公开申请数量';
export const granted = '予以公开';
export const partlyGranted = '部分公开（区分处理的，只计这一情形，不计其他情形）';

/** All rows of table three, with the same values in each. `last`: how its last column is named. */
export const wholeTableThree = (last: string, values: string): readonly string[] => [
  `|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|${last}`,
  ...(editions[0]?.tables.applications.blocks ?? []).flatMap(({ rows }) =>
    rows.map(({ label }) => `${label.ordinal ?? ''}${label.text}|${values}`),
  ),
];
