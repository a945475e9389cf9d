import { describe, expect, it } from 'vitest';
import { readAliases } from '../../src/organs/aliases.ts';
import { identitiesIn } from '../../src/organs/identities.ts';

const of = (names: readonly string[], aliases: Parameters<typeof identitiesIn>[1] = []) => identitiesIn(names, aliases);

describe('names of one organ in a set', () => {
  it('are linked with and without the name of a city that no list has', () => {
    const { of: organ } = of(['青河市白石县财政局', '白石县财政局']);
    expect(organ('青河市白石县财政局', 2023)).toBe(organ('白石县财政局', 2022));
  });

  it('are linked where the one full name in the set tells which county is meant', () => {
    const { of: organ } = of(['南京市鼓楼区应急管理局', '鼓楼区应急管理局']);
    expect(organ('鼓楼区应急管理局', 2023)).toBe('320106/鼓楼区应急管理局');
  });

  it('stay unknown where several full names may be meant', () => {
    const { of: organ } = of(['南京市鼓楼区应急管理局', '徐州市鼓楼区应急管理局', '鼓楼区应急管理局']);
    expect(organ('鼓楼区应急管理局', 2023)).toBeNull();
    const unlisted = of(['青河市白石县财政局', '黄河市白石县财政局', '白石县财政局']);
    expect(unlisted.of('白石县财政局', 2023)).toBeNull();
    expect(unlisted.of('青河市白石县财政局', 2023)).not.toBe(unlisted.of('黄河市白石县财政局', 2023));
  });
});

describe('a name without a place', () => {
  it.each(['县财政局', '市场监督管理局', '人民政府办公室', '公安局'])('%s is no organ’s own', (name) => {
    expect(of([name]).of(name, 2023)).toBeNull();
  });

  it.each(['平潭综合实验区', '打浦桥街道办事处', '西咸新区太平镇'])('%s is one', (name) => {
    expect(of([name]).of(name, 2023)).not.toBeNull();
  });
});

describe('a renamed organ', () => {
  const rename = { from: '白石县环境保护局', to: '白石县生态环境局', since: 2020, isMerger: false };

  it('is one with its new name, for the years before', () => {
    const { of: organ } = of(['白石县环境保护局', '白石县生态环境局'], [rename]);
    expect(organ('白石县环境保护局', 2019)).toBe(organ('白石县生态环境局', 2020));
    expect(organ('白石县环境保护局', 2020)).not.toBe(organ('白石县生态环境局', 2020));
  });

  it('may be renamed again', () => {
    const again = { from: '白石县生态环境局', to: '白石县绿色发展局', since: 2022, isMerger: false };
    const { of: organ } = of(['白石县环境保护局'], [rename, again]);
    expect(organ('白石县环境保护局', 2019)).toBe(organ('白石县绿色发展局', 2023));
  });
});

describe('a merger', () => {
  const merged = ['白石县文化局', '白石县旅游局'].map((from) => ({
    ...{ from, to: '白石县文化和旅游局', since: 2021, isMerger: false },
  }));

  it('has no last year in its first, and leaves the organs before it as they were', () => {
    const { of: organ, isNew } = of(['白石县文化局', '白石县旅游局', '白石县文化和旅游局'], merged);
    const now = organ('白石县文化和旅游局', 2021)!;
    expect(isNew(now, 2021)).toBe(true);
    expect(isNew(now, 2022)).toBe(false);
    expect(organ('白石县文化局', 2020)).not.toBe(now);
  });

  it('may be one into an organ that was there before', () => {
    const { of: organ, isNew } = of(
      ['白石县教育局'],
      [{ from: '白石县体育局', to: '白石县教育局', since: 2021, isMerger: true }],
    );
    expect(isNew(organ('白石县教育局', 2021)!, 2021)).toBe(true);
  });
});

describe('a table of aliases', () => {
  it('is read with Chinese or English headings', () => {
    const row = ['甲县环境保护局', '甲县生态环境局', '2020年', '更名'];
    const expected = [{ from: '甲县环境保护局', to: '甲县生态环境局', since: 2020, isMerger: false }];
    expect(readAliases([['原名称', '现名称', '起始年度', '类型'], row])).toEqual(expected);
    expect(readAliases([['from', 'to', 'since', 'kind'], row])).toEqual(expected);
    expect(
      readAliases([
        ['from', 'to', 'since', 'kind'],
        ['甲', '乙', '2020', '合并'],
      ])[0]?.isMerger,
    ).toBe(true);
  });

  it('names the line that it can not read', () => {
    expect(() =>
      readAliases([
        ['from', 'to', 'since'],
        ['甲', '', '2020'],
      ]),
    ).toThrow(/^2:/);
    expect(() => readAliases([['name'], ['甲']])).toThrow(/^1:/);
  });
});
