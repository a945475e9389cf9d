import { describe, expect, it } from 'vitest';
import { readDay } from '../../../src/normalize/facts/dates.ts';
import { factsOf } from '../../../src/normalize/facts/facts.ts';
import { readPeriod } from '../../../src/normalize/facts/period.ts';
import { titlesOf } from '../../../src/normalize/facts/placed-titles.ts';
import { readTitle } from '../../../src/normalize/facts/title.ts';
import { text } from '../grids.ts';

describe('titles', () => {
  it.each([
    ['怀远县公安局2024年政府信息公开工作年度报告', '怀远县公安局', 2024],
    ['2024年度怀远县公安局政府信息公开工作年度报告', '怀远县公安局', 2024],
    ['怀远县公安局2024年政务公开工作年度报告', '怀远县公安局', 2024],
    ['2024年政务公开工作年度报告', null, 2024],
    ['洪泽区人民政府政府信息公开工作年度报告（2023年）', '洪泽区人民政府', 2023],
    ['洪泽区人民政府信息公开工作年度报告(2023年度)', '洪泽区人民政府', 2023],
    ['龙口镇政府信息公开2022年度报告', '龙口镇', 2022],
    ['某县局二〇二三年政府信息公开年报', '某县局', 2023],
    ['某县局２０２３年政府信息公开工作年度报告（图片版）', '某县局', 2023],
    ['政府信息公开工作年度报告 某县公安局2023年政府信息公开工作年度报告', '某县公安局', 2023],
    ['某县公安局2022年政府信息公开年报某县公安局2023年政府信息公开年报', '某县公安局', 2023],
    ['（2024年度）某县局政府信息公开工作年度报告', '某县局', 2024],
    ['[2024年]某县局政府信息公开工作年度报告', '某县局', 2024],
    ['【图解】某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['某县局-2024年-政府信息公开工作年度报告', '某县局', 2024],
    ['某县局关于报送2024年政府信息公开工作年度报告的报告', '某县局', 2024],
    ['某县局——2024年政府信息公开工作年度报告', '某县局', 2024],
    ['3. 某县局2024年政府信息公开工作年度报告。', '某县局', 2024],
    ['某县局2024年政府信息公开工作年度报告2025-01-22', '某县局', 2024],
    ['某县局2024年政府信息公开工作年度报告 发布日期：2025-01-22 10:30', '某县局', 2024],
    ['某县局2024年1月1日至12月31日政府信息公开工作年度报告', null, null],
    ['名称某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['信息名称：某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['索引号：1132/2025-1 信息分类：年报 名 称：《某县局2024年政府信息公开工作年度报告》', '某县局', 2024],
    ['2020年政府信息公开工作年度报告', null, 2020],
    ['某县局政府信息公开工作年度报告', '某县局', null],
    ['* 某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['## 某县局2024年政府信息公开工作年度报告 ##', '某县局', 2024],
    ['h1. 某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['== 某县局2024年政府信息公开工作年度报告 ==', '某县局', 2024],
    ['**某县局2024年政府信息公开工作年度报告**', '某县局', 2024],
    ['\\section*{某县局2024年政府信息公开工作年度报告}', '某县局', 2024],
    ['title: "某县局2024年政府信息公开工作年度报告"', '某县局', 2024],
    ['[某县局2024年政府信息公开工作年度报告](https://example.org/1)', '某县局', 2024],
    ['1.2 某县局2024年政府信息公开工作年度报告', '某县局', 2024],
    ['关于某县局2024年政府信息公开工作年度报告的公示', '某县局', 2024],
    ['关于公布《某县局2024年政府信息公开工作年度报告》的公告', '某县局', 2024],
    ['关于2024年政府信息公开工作情况的报告', null, 2024],
    ['某县人民政府（本级）2024年政府信息公开工作年度报告', '某县人民政府', 2024],
    ['某县人民政府本级2024年政府信息公开工作年度报告', '某县人民政府', 2024],
    ['教育局 某县教育局2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['某县教育局某县教育局2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['某市 某县教育局2024年政府信息公开工作年度报告', '某市某县教育局', 2024],
    ['某县人民政府 办公室2024年政府信息公开工作年度报告', '某县人民政府办公室', 2024],
    ['某市第110中学2024年政府信息公开工作年度报告', '某市第110中学', 2024],
    ['某县局贰零贰肆年政府信息公开工作年度报告', '某县局', 2024],
    ['某县局二O二四年政府信息公开工作年度报告', '某县局', 2024],
    ['某县教育局：2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['某县教育局政府信息公开工作2024年年度报告', '某县教育局', 2024],
    ['（2025年第1号）某县教育局2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['某县教育局2024年政府信息公开工作年度报告.docx', '某县教育局', 2024],
    ['h1(#某县教育局2024年年度报告). 某县教育局2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['h1. {anchor:某县教育局2024年年度报告}某县教育局2024年政府信息公开工作年度报告', '某县教育局', 2024],
    ['某县教育局2024年政府信息公开工作年度报告<br>', '某县教育局', 2024],
  ])('%s', (print, organ, year) => expect(readTitle(print)).toMatchObject({ organ, year }));

  it.each([
    '2024年工作总结',
    '怀远县公安局',
    '首页 > 政府信息公开 > 某县局2023年政府信息公开工作年度报告',
    '关于信息公开的通知',
    '上一篇：某县局2023年政府信息公开工作年度报告',
    '下一条: 2023年政府信息公开工作年度报告',
  ])('%s is none', (print) => expect(readTitle(print)).toBeNull());
});

describe('facts', () => {
  it.each([
    [['某县民政局', '2023年3月26日']],
    [['某县民政局 2023年3月26日']],
    [['2023年3月26日']],
    [['2023年', '2022年', '2021年']],
  ])('the end of the report before, %j, is no part of a title', (end) => {
    const texts = [...end, '某县民政局2023年政府信息公开工作年度报告'].map((words) => text(words));
    expect(titlesOf(texts)).toMatchObject([
      { text: '某县民政局2023年政府信息公开工作年度报告', organ: '某县民政局', year: 2023 },
    ]);
  });

  it('lines of strokes below a title cost no time', () => {
    const texts = ['某县局2024年政府信息公开工作年度报告', '='.repeat(70), `根据${'='.repeat(70)}要求`].map((words) =>
      text(words),
    );
    const began = performance.now();
    expect(factsOf({ properties: {} }, texts)).toMatchObject({ organ: { name: '某县局' }, year: 2024 });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('a title over two lines, and no menu before it', () => {
    const texts = ['政务公开', '怀远县公安局2024年政府信息公开工作', '年度报告', '正文'].map((words) => text(words));
    expect(factsOf({ properties: {} }, texts)).toMatchObject({
      title: '怀远县公安局2024年政府信息公开工作年度报告',
      year: 2024,
    });
  });

  it.each([
    '某县司法局2023年政府信息公开工作年度报告-某县人民政府网',
    '某县人民政府 某县司法局2023年政府信息公开工作年度报告',
  ])('the name of the site in that of the page is no part of the title: %s', (title) => {
    expect(factsOf({ properties: { title } }, [])).toMatchObject({ organ: { name: '某县司法局' }, year: 2023 });
  });

  const lines = (...words: readonly string[]) => words.map((one) => text(one));
  const opening = '根据〔2021〕30号的要求，某县公安局编制本报告。统计期限自2024年1月1日起至2024年12月31日止。';

  it('机构编制 in an organ’s name is no verb, and a width may cut the sentence on the period', () => {
    const texts = lines(
      '按要求，中共某市委机构编制委员会办公室编制本报告。',
      '所列数据的统计期限自2024年1',
      '月1日起至2024年12月31日止。',
      '一、总体情况',
    );
    expect(factsOf({ properties: {} }, texts)).toMatchObject({
      organ: { name: '中共某市委机构编制委员会办公室' },
      period: { from: '2024-01-01', to: '2024-12-31' },
    });
  });

  it('what is printed beats what the file says of itself, each fact by itself', () => {
    const properties = { title: '他县教育局2023年政府信息公开工作年度报告', pubdate: '2020-01-01' };
    const texts = lines('2024年政府信息公开工作', '年度报告', '发布时间：2025-01-09', opening, '一、总体情况');
    expect(factsOf({ properties }, texts)).toMatchObject({
      title: '2024年政府信息公开工作年度报告',
      organ: { name: '某县公安局' },
      year: 2024,
      publishedOn: '2025-01-09',
      factEvidence: { title: { from: 'title' }, organ: { from: 'opening' }, year: { from: 'title' } },
      notes: [],
    });
    expect(factsOf({ properties }, lines(opening, '一、总体情况'))).toMatchObject({
      organ: { name: '某县公安局' },
      year: 2024,
      factEvidence: { organ: { from: 'opening' }, year: { from: 'text' } },
    });
  });

  it('a property fills what nothing printed says, and a note tells', () => {
    const properties = { title: '他县教育局2023年政府信息公开工作年度报告' };
    const facts = factsOf({ properties }, lines('一、总体情况', '正文'));
    expect(facts).toMatchObject({ organ: { name: '他县教育局' }, year: 2023 });
    expect(facts.notes.map(({ code, cells }) => [code, cells])).toEqual([['extraction.fact-from-properties', []]]);
    const yearOnly = factsOf({ properties }, lines('某县局政府信息公开工作年度报告', '一、总体情况'));
    expect(yearOnly).toMatchObject({ organ: { name: '某县局' }, year: 2023 });
    expect(yearOnly.notes[0]?.message.zh).toMatch(/未印出年度/u);
  });

  it.each([
    ['本报告由某县公安局根据《条例》的要求编制。', '某县公安局'],
    ['现公布某县公安局2024年政府信息公开工作年度报告。', '某县公安局'],
    ['按照国办要求，某县公安局组织编制了本年度报告。', '某县公安局'],
    ['根据要求，现由某县公安局编写本报告', '某县公安局'],
    ['按照省政府办公厅要求编制本报告。', undefined],
    ['根据要求，由县政府办公室编制本报告。', undefined],
    ['结合我局实际，编制本报告。', undefined],
  ])('the opening words: %s', (words, organ) => {
    expect(factsOf({ properties: {} }, lines(words, '一、总体情况')).organ?.name).toBe(organ);
  });

  it('a brand in the organ’s place is told, and a name elsewhere is surer', () => {
    const title = '青石资讯2024年政府信息公开工作年度报告';
    const copied = factsOf({ properties: {} }, lines(title, '一、总体情况'));
    expect(copied.organ).toEqual({ name: '青石资讯' });
    expect(copied.notes.map(({ code }) => code)).toEqual(['extraction.organ-unlike']);
    const signed = factsOf({ properties: {} }, lines(title, opening, '一、总体情况'));
    expect(signed).toMatchObject({ organ: { name: '某县公安局' }, notes: [] });
  });

  it('links to other reports, before or behind the text, are not its title', () => {
    const links = [2021, 2022].map((year) => `某县局${year}年政府信息公开工作年度报告`);
    const own = ['某县公安局政府信息公开工作年度报告（2024年）', opening, '一、总体情况', '正文'];
    for (const texts of [lines(...links, '首页', '返回', '打印', ...own), lines(...own, '相关链接', ...links)])
      expect(factsOf({ properties: {} }, texts)).toMatchObject({ organ: { name: '某县公安局' }, year: 2024 });
    expect(factsOf({ properties: {} }, lines(...links))).toMatchObject({ organ: null, year: null });
  });

  it('the title that the page itself names wins over those of a list', () => {
    const texts = [2022, 2023, 2024].map((year) => text(`某县局${year}年政府信息公开工作年度报告`));
    const properties = { articletitle: '某县局2023年政府信息公开工作年度报告' };
    expect(factsOf({ properties }, texts).year).toBe(2023);
  });

  it('organ from the signature or the page, year from the period', () => {
    const texts = ['统计期限为2023年1月1日至12月31日。', '某县司法局', '2024年1月9日'].map((words) => text(words));
    expect(factsOf({ properties: {} }, texts)).toMatchObject({
      organ: { name: '某县司法局' },
      year: 2023,
      publishedOn: '2024-01-09',
    });
    expect(factsOf({ properties: { 发布机构: '某县财政局', pubdate: '2024-01-31 10:00' } }, [])).toMatchObject({
      organ: { name: '某县财政局' },
      publishedOn: '2024-01-31',
    });
  });

  it.each(['某县司法局', '（某县司法局）'])('the line below a title without organ: %s', (line) => {
    const texts = ['2023年政府信息公开工作年度报告', line, '一、总体情况'].map((words) => text(words));
    expect(factsOf({ properties: {} }, texts).organ).toEqual({ name: '某县司法局' });
  });

  it.each([
    '日期：2024-01-18 来源：某县司法局 浏览次数：1234',
    '【时间:2024年1月18日】',
    '发布于 2024-01-18',
    '二〇二四年一月十八日',
    '（２０２４年１月１８日）',
    '某县司法局　　2024年1月18日',
    '2024年01月18日来源：某县司法局',
    '2024-01-18 09:30 浏览次数：12',
    '发表日期：2024年1月18日 作者：办公室',
    '发布时间：二〇二四年一月十八日',
  ])('published on the day of the line: %s', (line) => {
    expect(factsOf({ properties: {} }, [text(line)]).publishedOn).toBe('2024-01-18');
  });

  it('nothing stated is null', () => {
    expect(factsOf({ properties: {} }, [text('结转至2026年办理')])).toEqual({
      title: null,
      organ: null,
      year: null,
      period: null,
      publishedOn: null,
      factEvidence: {},
      notes: [],
    });
  });
});

describe('dates', () => {
  it('a period is the one that the text says is the report’s, and no other range of days', () => {
    const read = (words: string) => readPeriod([text(words)], 2023);
    expect(read('统计期限为2023年1月1日至11月30日').period?.value).toEqual({ from: '2023-01-01', to: '2023-11-30' });
    const whole = { from: '2023-01-01', to: '2023-12-31' };
    expect(read('统计截止日期为2023年12月31日，起始日期为2023年1月1日').period?.value).toEqual(whole);
    expect(read('本报告汇总2023年元旦至12月31日的数据').period?.value).toEqual(whole);
    expect(read('2023年1月1日至6月30日公开信息报送时间为期半年。')).toEqual({ period: null, unread: null });
    expect(read('统计期限为上一年度')).toEqual({ period: null, unread: '统计期限为上一年度' });
    expect(read('2023年')).toEqual({ period: null, unread: null });
    const sinceThen = '自《条例》施行以来，本报告数据均截至2023年12月31日';
    expect(read(sinceThen)).toEqual({ period: null, unread: sinceThen });
  });

  it('knows no 30 February', () => expect([readDay('2024-02-30'), readDay('2024/2/29')]).toEqual([null, '2024-02-29']));
});
