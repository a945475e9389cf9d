import { describe, expect, it } from 'vitest';
import { gridsOf, drawn, page } from '../read-back.ts';

const isCut = (html: string): boolean => page(html).notes.some(({ code }) => code === 'extraction.cut-off');
const tableOf = (html: string): readonly string[] => drawn(gridsOf(page(html))[0]);

describe('A page that breaks off', () => {
  it.each([
    '<div><p>一</p>',
    '<p>一</p><p>二',
    '<p>一</p><p>',
    '<p>一</p><p',
    '<p>一</p><!-- 二',
    '<p>一</p><script>var a = 1;',
    '<p>一</p><',
    '<html><head></head><body><p>一</p>',
    '<p>一</p></di',
  ])('is told by what is still open: %s', (html) => {
    expect(isCut(html)).toBe(true);
  });

  it.each([
    '<p>一</p>',
    '<p>一<p>二',
    '<p>一</p><br>',
    '<html><body><p>一</p>',
    '<html><head></head><body><div><p>一</body></html>',
    '<div><span>一</div></body></html><!-- 生成于 -->',
    '<html><head></head><body><p>一</p></body></htm',
    '<p>1 < 2',
    '<table><tr><td>甲<td>1</table>',
  ])('is none where its end is there, or none is usual: %s', (html) => {
    expect(isCut(html)).toBe(false);
  });

  it.each([
    ['<table><tr><td>甲</td><td>12', ['甲|12!cut-off']],
    ['<table><tr><td>甲</td><td>12</td><td', ['甲|12']],
    ['<table><tr><td>甲</td><td><p>12</p', ['甲|12!cut-off']],
    ['<table><tr><td>甲</td><td>12<!-- 1', ['甲|12!cut-off']],
    ['<table><tr><td>甲</td><td>', ['甲|!cut-off']],
  ])('leaves the cell in doubt that it breaks off in: %s', (html, rows) => {
    expect(tableOf(html)).toEqual(rows);
  });
});
