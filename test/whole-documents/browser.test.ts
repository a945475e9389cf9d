/** Markup that keeps text back or brings it in: what Chromium prints of each cell is what is read of it, or a doubt. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { mapCells, mapTables } from '../support/made-up/document.ts';
import { codesOfReport } from '../support/made-up/judge.ts';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { laidOut, recordOf, report } from './outcome.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Each shows 12, or what its name says; a browser is asked. */
const faces: readonly string[] = [
  // Kept back until it is opened.
  '12<span popover>7</span>',
  '12<div popover=manual>7</div>',
  '<span popover>7</span>',
  '12<dialog>7</dialog>',
  '<dialog open style="position:static">12</dialog>',
  '<details><summary>12</summary>7</details>',
  '<details open><summary>1</summary>2</details>',
  '12<span hidden>7</span>',
  '12<span hidden=until-found>7</span>',
  '12<div hidden=until-found>7</div>',
  // Shadow roots that the markup declares.
  '<span><template shadowrootmode=open>12</template>7</span>',
  '<span><template shadowrootmode=closed>12</template>7</span>',
  '<span><template shadowrootmode=open><slot></slot></template>12</span>',
  '<span><template shadowrootmode=open>1<slot></slot></template>2</span>',
  '<span><template shadowrootmode=open><slot name=n></slot></template><b slot=n>12</b>7</span>',
  '<span><template shadowrootmode=open><slot name=n>12</slot></template>7</span>',
  '<span><template shadowrootmode=open><slot>12</slot></template></span>',
  '<span><template shadowrootmode=open><slot name=b></slot><slot name=a></slot></template><i slot=a>2</i><i slot=b>1</i></span>',
  '<x-n><template shadowrootmode=open>12</template>7</x-n>',
  '<b><template shadowrootmode=open>7</template>12</b>',
  '<span><template shadowrootmode=open><style>i { display: none }</style>12<i>7</i></template></span>',
  '<span><template shadowrootmode=open><span><template shadowrootmode=open>12</template>7</span></template>7</span>',
  '<span>12<template>7</template></span>',
  // Brought in by a sheet.
  '<span class=before>2</span>',
  '<span class=after>1</span>',
  '<span class=attribute data-n=2>1</span>',
  '<span class=gone>7</span>12',
  '<span class=nothing>12</span>',
  // Other elements.
  '12<noscript>7</noscript>',
  '12<datalist><option>7</option></datalist>',
  '12<style>i { }</style><script>7</script><!-- 7 -->',
  '<input value=12 size=3>',
  '<textarea rows=1 cols=3>12</textarea>',
  '<select><option>7</option><option selected>12</option></select>',
  '12<video controls hidden>7</video>',
  '12<iframe hidden>7</iframe>',
  '1<wbr>2',
  '1&shy;2',
  '1&#8203;2',
  '<span style="display:inline-flex;flex-direction:row-reverse"><i>2</i><i>1</i></span>',
  '<span style="display:inline-flex"><i style="order:2">2</i><i>1</i></span>',
  '<span style="display:inline-block"><i style="float:right">2</i><i>1</i></span>',
  '<bdo dir=rtl>21</bdo>',
  '<span style="display:inline-grid"><i style="grid-area:1/2">2</i><i style="grid-area:1/1">1</i></span>',
  '12<span style="position:absolute;left:-999px">7</span>',
  '12<span style="clip-path:inset(100%);position:absolute">7</span>',
  '12<span style="content-visibility:hidden;display:block">7</span>',
  '12<span style="transform:scale(0);display:inline-block">7</span>',
  '12<span style="opacity:0">7</span>',
];

const sheet = `<style>
  body { font-family: 'WenQuanYi Zen Hei' } td { min-width: 40px; position: relative }
  .before::before { content: '1' } .after::after { content: '2' } .attribute::after { content: attr(data-n) }
  .gone { display: none } .nothing::after { content: none }
</style>`;

/** Cells of table three in their order, a face each. */
const cells = codesOfReport(report)
  .filter((code) => code.startsWith('applications.'))
  .slice(0, faces.length);

const mark = (index: number): string => `〓${index}〓`;
const marked = mapTables(laidOut, (table) =>
  mapCells(table, (cell) => {
    const index = cells.indexOf(cell.code ?? '');
    return index < 0 ? cell : { ...cell, text: mark(index) };
  }),
);
const page = faces.reduce(
  (markup, face, index) => markup.replace(mark(index), () => face),
  htmlText(marked, htmlStyles[0]!).replace('<head>', `<head>${sheet}`),
);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const shown = (record: ReportRecord, code: string): string =>
  (record.evidence[code]?.raw ?? '').replaceAll(/[\s\u00ad\u200b]/gu, '');

it('what a browser prints is what is read, or in doubt', async () => {
  const print = await recordOf(await browser.print(page));
  const read = await recordOf(page);
  const doubted = new Set(read.notes.flatMap(({ cells: own }) => own));
  const rows = faces.map((face, index) => {
    const code = cells[index]!;
    return { face, printed: shown(print, code), read: shown(read, code), isDoubted: doubted.has(code) };
  });
  expect(rows.filter(({ printed, read: own, isDoubted }) => printed !== own && !isDoubted)).toEqual([]);
  // The print is what it is held against, so it has to be read itself; and doubt is no way out.
  expect(rows.filter(({ printed }) => printed === '12').length).toBeGreaterThan(faces.length * 0.9);
  expect(rows.filter(({ isDoubted }) => isDoubted).length).toBeLessThan(faces.length * 0.25);
});
