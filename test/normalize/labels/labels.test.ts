import { describe, expect, it } from 'vitest';
import { foldBody, foldLabel, hanNumber } from '../../../src/normalize/labels/fold.ts';
import { editDistance, matchLabel } from '../../../src/normalize/labels/match-label.ts';
import { vocabularies } from '../../../src/normalize/labels/vocabulary.ts';
import type { TableName } from '../../../src/model/report.ts';

describe('folding', () => {
  it.each([
    ['（一）予以公开', 1, '予以公开'],
    ['(七）总  计', 7, '总计'],
    ['㈠ 予以公开', 1, '予以公开'],
    ['一、本年新收', 1, '本年新收'],
    ['① 属于国家秘密', 1, '属于国家秘密'],
    ['⒈属于国家秘密', 1, '属于国家秘密'],
    ['3.危及“三安全一稳定”', 3, '危及三安全一稳定'],
    ['其中：1、当面申请数', 1, '当面申请数'],
    ['十一、附则', 11, '附则'],
    ['规章①', null, '规章'],
    ['&nbsp;规章', null, '规章'],
    ['三安全一稳定', null, '三安全一稳定'],
    ['三类内部事务', null, '三类内部事务'],
    ['1.5', null, '15'],
    ['本年增/减', null, '本年增减'],
    ['其它', null, '其他'],
    ['钩稽关系', null, '勾稽关系'],
    ['商业\n企 业\u200b', null, '商业企业'],
    ['⼈民', null, '人民'],
  ])('%s: ordinal %s, body %s', (print, value, body) => {
    const folded = foldLabel(print);
    expect([folded.ordinal?.value ?? null, folded.body]).toEqual([value, body]);
  });

  it('reads numerals below a hundred, and digits in a row', () => {
    expect(['十', '十二', '二十', '九十九', '二〇二四', '百'].map(hanNumber)).toEqual([10, 12, 20, 99, 2024, null]);
  });

  it('leaves no punctuation', () => {
    expect(foldBody('（本列数据的勾稽关系为：第一项加第二项之和，…）')).toBe('本列数据的勾稽关系为第一项加第二项之和');
  });
});

describe('matching', () => {
  const found = (print: string, table: TableName): string[] =>
    matchLabel(print, vocabularies[table]).map(({ entry, by }) => `${entry.role} ${entry.key} ${by}`);

  it.each([
    ['1.属于国家秘密', 'applications', 'row outcomes.refused.state_secret exact'],
    ['属于国家秘密', 'applications', 'row outcomes.refused.state_secret ordinal'],
    ['2.其他法律行政止公开', 'applications', 'row outcomes.refused.prohibited_by_law typo'],
    ['5.要求行政机关确认或重新出据已获取信息', 'applications', 'row outcomes.not_processed.confirmation near'],
    ['部分公开', 'applications', 'row outcomes.partly_granted ordinal'],
    ['三、本年度办理结果（三）不予公开1.属于国家秘密', 'applications', 'row outcomes.refused.state_secret exact'],
    ['本年（2023）制发件数', 'disclosure', 'column issued variant'],
    ['行政许可（填写本年度作出的许可决定）', 'disclosure', 'row licensing variant'],
    ['处理决定数\n量（件）', 'disclosure', 'column decisions variant'],
    ['规范性文件', 'disclosure', 'row normative_documents variant'],
    ['本年增（减）', 'disclosure', 'column items_change exact'],
  ])('%s in %s is %s', (print, table, expected) => {
    expect(found(print, table as TableName)[0]).toBe(expected);
  });

  it('其他 and 总计 stay open between row and column', () => {
    expect(found('其他', 'applications').sort()).toEqual([
      'column other exact',
      'row outcomes.other_handling.other ordinal',
    ]);
    expect(found('（七）总计', 'applications')[0]).toBe('row outcomes.total exact');
  });

  it('a flattened header names both', () => {
    expect(found('行政诉讼-未经复议直接起诉-结果维持', 'disputes')).toEqual([
      'row litigation_direct variant',
      'column upheld variant',
    ]);
  });

  it.each([
    ['其他主动公开文件', 'disclosure'],
    ['四、结转', 'applications'],
    ['行政复议和行政诉讼情况', 'disputes'],
    ['行政处罚信息公示专栏', 'disclosure'],
    ['4.无正理由大反申', 'applications'],
  ])('%s is no label of %s', (print, table) => {
    expect(found(print, table as TableName)).toEqual([]);
  });

  it('distances stop at the limit', () => {
    expect([
      editDistance('总体情况', '总体情况', 2),
      editDistance('abc', 'axc', 2),
      editDistance('abcdef', 'uvwxyz', 2),
    ]).toEqual([0, 1, 3]);
  });
});
