import { describe, expect, it } from 'vitest';
import { xhtmlAsHtml } from '../../../src/extractors/html/xhtml.ts';
import { extractHtml } from '../../../src/extractors/html/extract-html.ts';
import { drawn, gridsOf } from '../read-back.ts';

const rowsOf = (markup: string) => drawn(gridsOf(extractHtml(new TextEncoder().encode(markup)))[0]);

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ROOT = '<html xmlns="http://www.w3.org/1999/xhtml">';
const TABLE = '<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td/></tr></table>';

describe('XHTML that was written as XML', () => {
  it.each([
    ['an empty title', `${XML}${ROOT}<head><title/></head><body>${TABLE}</body></html>`],
    ['an empty style', `${XML}${ROOT}<head><style type="text/css"/></head><body>${TABLE}</body></html>`],
    [
      'a script of another file',
      `${XML}${ROOT}<head><script src="a>b.js" defer="defer"/></head><body>${TABLE}</body></html>`,
    ],
    [
      'no declaration, and nothing that closes it',
      `${ROOT}<head><title>x</title><script src="a.js"/></head><body>${TABLE}</body></html>`,
    ],
    ['a hidden anchor', `${XML}${ROOT}<body><span style="display:none"/><a name="top"/>${TABLE}</body></html>`],
  ])('is read with %s', (_, markup) => expect(rowsOf(markup)).toEqual(['甲|1', '乙|']));

  it.each([
    ['void elements', `${XML}<p>1<br/>2<img src="a"/></p>`],
    ['comments', `${XML}<!-- <b/> --><p>1</p>`],
    ['CDATA', `${XML}<![CDATA[<b/>]]><p>1</p>`],
    ['scripts', `${XML}<script>x = "<b/>";</script><p>1</p>`],
    ['attributes', `${XML}<p title="<b/>">1</p>`],
    ['what breaks off', `${XML}<p>1</p><script>x = "<b/>`],
    ['a page of HTML that closes it later', `${ROOT}<script src="a.js"/><p>1</p><script>2</script><p>3</p>`],
    ['a page that names no XML', '<html><head><script src="a.js"/></head><body>1</body></html>'],
  ])('keeps %s', (_, markup) => expect(xhtmlAsHtml(markup)).toBe(markup));

  it('takes no longer for what is never closed', () => {
    const began = performance.now();
    for (const piece of ['<script>', '<!--', '<a "', "<a b='", '<a /']) xhtmlAsHtml(`${XML}${piece.repeat(200_000)}`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
