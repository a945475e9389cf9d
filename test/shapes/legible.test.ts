import { describe, expect, it } from 'vitest';
import { isGarbled } from '../../src/shapes/legible.ts';

describe('words that can be read', () => {
  it.each([
    ['a report', ['三、收到和处理政府信息公开申请情况', '共收到申请3件，均已按期办结。']],
    [
      'breadcrumbs and a copyright',
      ['首页 » 政务公开 » 年报', '版权所有 © 某县人民政府', '首页 « 返回', '电话：0559·1234', '气温±2'],
    ],
    ['signs that are meant', ['面积3×5', '温度20°', '品牌®', '商标® 一件', '第1§']],
    ['a foreign name', ['Café 某某餐厅', '某某 Société Générale 分行']],
  ])('%s', (_, texts) => expect(isGarbled(texts)).toBe(false));

  it.each([
    [
      'a font without its characters',
      ['三、收到和è ã政府信息公开& 情况', '五、C ú Ÿ主c ³ D', '属于三®内部', '掌Ž相关', '信ï', '公ð开ñ', '工作˜ò'],
    ],
    ['characters that were lost', ['政府信息�开', '年度�告', '�开情况', '收到�请', '处理�况', '其他��']],
  ])('%s', (_, texts) => expect(isGarbled(texts)).toBe(true));

  it('is one for some slips', () => expect(isGarbled(['某县人民政府é', '年度报告ï'])).toBe(false));
});
