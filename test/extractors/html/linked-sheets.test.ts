import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extractors/extract.ts';
import { drawnBlocks } from '../read-back.ts';

interface Sheet {
  readonly head: string;
  readonly css: string;
}

const at = (location: string, css: string): Sheet => ({ head: `Content-Location: ${location}`, css });

/** A page whose second row holds an old figure, as a browser saves it. */
const saved = (head: string, sheets: readonly Sheet[]): Uint8Array => {
  const page = `<html><head><meta charset="utf-8">${head}</head><body><table><tr><td>规章<td>1</tr><tr class="old"><td>规章<td>8</tr><tr><td>文件<td>3</tr></table></body></html>`;
  const parts = [
    `Content-Type: text/html\nContent-Location: http://www.example.gov.cn/a/page.html\n\n${page}`,
    ...sheets.map((sheet) => `Content-Type: text/css\n${sheet.head}\n\n${sheet.css}`),
  ];
  return Buffer.from(
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`,
  );
};

const rowsOf = async (file: Uint8Array): Promise<unknown> => drawnBlocks((await extract(file)).blocks)[0];
const link = (href: string, more = ''): string => `<link rel="stylesheet" ${more} href="${href}">`;

const hides = '.old { display: none }';
const shows = '.old { display: table-row }';
const main = 'http://www.example.gov.cn/css/main.css';
const without = ['规章|1', '文件|3'];
const all = ['规章|1', '规章|8', '文件|3'];

describe('Style sheets in the file of a saved page', () => {
  it.each<[string, string, readonly Sheet[]]>([
    ['by content id', link('cid:one@saved'), [{ head: 'Content-ID: <one@saved>', css: hides }]],
    ['by a location that is a content id', link('cid:one@saved'), [at('cid:one@saved', hides)]],
    ['by address', link(main), [at(main, hides)]],
    ['by an address from the page', link('../css/main.css'), [at(main, hides)]],
    ['by an address from the page’s base', `<base href="/css/">${link('main.css')}`, [at(main, hides)]],
    ['by an address from the root', link('/css/main.css?v=2#top'), [at(`${main}?v=2`, hides)]],
    ['by an address over two lines', link(main), [at('http://www.example.gov.cn\n /css/main.css', hides)]],
    ['by a relative location', link('main.css'), [at('main.css', hides)]],
    [
      'as Base64',
      link('cid:one@saved'),
      [at('cid:one@saved\nContent-Transfer-Encoding: base64', Buffer.from(hides).toString('base64'))],
    ],
    [
      'as quoted-printable',
      link('cid:one@saved'),
      [at('cid:one@saved\nContent-Transfer-Encoding: quoted-printable', '.o=6Cd { dis=\nplay: none }')],
    ],
    ['after one that is overruled', link('cid:a@x') + link('cid:b@x'), [at('cid:b@x', hides), at('cid:a@x', shows)]],
    ['imported', `<style>@import url("../css/main.css") screen;</style>`, [at(main, hides)]],
    ['imported by another', link(main), [at(main, '@charset "utf-8"; @import "x.css";'), at('/css/x.css', hides)]],
    ['importing itself', link(main), [at(main, `@import "main.css"; ${hides}`)]],
    ['in the address', link(`data:text/css,${encodeURIComponent(hides)}`), []],
    ['in the address as Base64', link(`data:text/css;base64,${Buffer.from(hides).toString('base64')}`), []],
  ])('hide what they hide: %s', async (_, head, sheets) => {
    expect(await rowsOf(saved(head, sheets))).toEqual(without);
  });

  it.each<[string, string, readonly Sheet[]]>([
    ['is not in the file', link('cid:two@saved'), [at('cid:one@saved', hides)]],
    ['is not linked', '', [at(main, hides)]],
    ['is for paper', link(main, 'media="print"'), [at(main, hides)]],
    ['is for small screens', link(main, 'media="(max-width: 600px)"'), [at(main, hides)]],
    ['is another that one may choose', `<link rel="alternate stylesheet" href="${main}">`, [at(main, hides)]],
    ['is switched off', link(main, 'disabled'), [at(main, hides)]],
    ['is overruled by a later one', link('cid:b@x') + link('cid:a@x'), [at('cid:b@x', hides), at('cid:a@x', shows)]],
    ['is overruled by the page', `${link(main)}<style>${shows}</style>`, [at(main, hides)]],
    ['is imported for paper', `<style>@import "${main}" print;</style>`, [at(main, hides)]],
    ['is no style sheet', link('data:text/plain,.old{display:none}'), []],
  ])('hide nothing where one %s', async (_, head, sheets) => {
    expect(await rowsOf(saved(head, sheets))).toEqual(all);
  });
});
