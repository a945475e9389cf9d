import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../src/report/collect.ts';
import { type ChartOptions, chartsOf } from '../../src/report/charts.ts';
import { reportPage } from '../../src/report/page.ts';
import { ruleset } from '../../src/rules/catalogue.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { folderWith } from '../cli/support/folder.ts';
import { nianbao } from '../cli/support/run.ts';
import { madeRecord } from '../support/set-records.ts';

const answers = (granted: number, all: number) => ({
  'applications.received.total': all,
  'applications.outcomes.granted.total': granted,
  'applications.outcomes.total.total': all,
});
const records: readonly ReportRecord[] = [
  madeRecord({ organ: '合肥市公安局', year: 2022, figures: answers(30, 60) }),
  madeRecord({ organ: '合肥市公安局', year: 2023, figures: answers(20, 40) }),
  madeRecord({ organ: '蚌埠市财政局', year: 2023, figures: answers(9, 12) }),
  madeRecord({ organ: '怀远县人民政府', year: 2023, figures: answers(1, 2) }),
  madeRecord({
    organ: '<b>坏</b>县公安局',
    year: 2023,
    figures: { ...answers(5, 10), 'applications.carried_out.total': 9 },
  }),
];
const faultRules = new Map(ruleset.rules.map(({ id, title }) => [id, title]));
const options: ChartOptions = { faultRules, leastCases: 10, language: 'zh' };

function collected(of = records) {
  const collector = new Collector();
  for (const record of of) collector.add(record);
  return collector.collected(10, []);
}

const chart = (id: string, of = records) => chartsOf(collected(of), options).find((one) => one.id === id)!;
const page = (of = records): string =>
  [...reportPage(collected(of), chartsOf(collected(of), options), { language: 'zh', createdBy: 'nianbao test' })].join(
    '',
  );

describe('charts', () => {
  it('add the outcomes up by year', () => {
    const { categories, series } = chart('outcomes');
    expect(categories).toEqual(['2022', '2023']);
    expect(series[0]?.values).toEqual([30, 35]);
  });

  it('pool a rate over its group, and leave out groups of too few cases', () => {
    const functions = chart('disclosure-functions');
    expect(functions.categories).toEqual(['财政', '公安']);
    expect(functions.series[0]?.values).toEqual([75, 50]);
    expect(functions.details[1]?.values).toEqual(['12', '110']);
  });

  it('tell regions apart at the level where the set has several', () => {
    expect(chart('disclosure-regions').categories).toEqual(['蚌埠市', '合肥市']);
    const inOneCity = records.filter(({ report }) => report?.organ?.name.startsWith('合肥') === true);
    expect(chart('disclosure-regions', inOneCity).categories).toEqual(['合肥市']);
  });

  it('count reports and organs by region, those without a known one last in name', () => {
    const { categories, details } = chart('coverage');
    expect(categories).toContain('名称未载明');
    expect(details[0]?.values[categories.indexOf('合肥市')]).toBe('1');
  });

  it('name the organs and rules that find most', () => {
    const { categories, series } = chart('organs');
    expect(new Set(categories).size).toBe(4);
    const errors = series[0]!.values.map(Number);
    expect(errors).toEqual(errors.toSorted((left, right) => right - left));
    const rules = chart('rules');
    expect(rules.details[0]?.values.length).toBeGreaterThan(0);
    for (const value of rules.series[0]!.values) expect(value).toBeGreaterThan(0);
  });
});

describe('the page', () => {
  it('stands alone: no script, no address, nothing of a document as markup', () => {
    const html = page();
    const $ = load(html);
    expect($('script, link, img, iframe, [onclick], [onload]').length).toBe(0);
    expect(html.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|url\(|@import/u);
    expect($('b').length).toBe(0);
    expect($('main').text()).toContain('<b>坏</b>县公安局');
  });

  it('describes each chart to those who do not see it, and gives its numbers', () => {
    const $ = load(page());
    const charts = $('svg').toArray();
    expect(charts.length).toBe(7);
    for (const one of charts) {
      expect($(one).attr('role')).toBe('img');
      for (const id of $(one).attr('aria-labelledby')!.split(' ')) expect($(`#${id}`).text().length).toBeGreaterThan(3);
      expect($(one).parent().find('table tbody tr').length).toBeGreaterThan(0);
    }
    const ids = $('[id]')
      .toArray()
      .map((one) => $(one).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is whole without any record', () => expect(load(page([]))('section').length).toBe(8));

  it('is written by the command, which ends, and is the same twice', async () => {
    const folder = folderWith({ 'records.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join('') });
    const run = (name: string) => nianbao(['report', join(folder, 'records.jsonl'), '--out', join(folder, name)]);
    expect([await run('a.html'), await run('b.html')].map(({ code }) => code)).toEqual([0, 0]);
    expect(readFileSync(join(folder, 'a.html'))).toEqual(readFileSync(join(folder, 'b.html')));
    const { code, stderr } = await nianbao(['report', join(folder, 'missing.jsonl'), '--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('missing.jsonl')]);
  });
});
