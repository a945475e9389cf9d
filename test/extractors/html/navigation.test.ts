import { describe, expect, it } from 'vitest';
import { extractHtml } from '../../../src/extractors/html/extract-html.ts';

const navigationOf = (html: string) =>
  extractHtml(new TextEncoder().encode(`<meta charset="utf-8">${html}`)).navigation;

describe('where a list page leads', () => {
  it('links that are no documents, in order, with the words or the title that was cut off', () => {
    const html =
      '<ul><li><a href="t1.html" title="某县2023年工作要点全文">某县2023年工…</a></li><li><a href="#top">回到顶部</a></li></ul>' +
      '<a href="index_1.html">下一页</a><a href="a.pdf">附件</a><a href="javascript:void(0)">打印</a>';
    expect(navigationOf(html)).toEqual([
      { href: 't1.html', text: '某县2023年工作要点全文' },
      { href: 'index_1.html', text: '下一页' },
    ]);
  });

  it('calls of the paging script', () => {
    expect(navigationOf('<script>createPageHTML(5, 0, "index", "html");</script>')).toEqual([
      { href: 'javascript:createPageHTML(5, 0, "index", "html")', text: '' },
    ]);
  });

  it('a site map ends somewhere', () => {
    const html = Array.from({ length: 6_000 }, (_, index) => `<a href="p${index}.html">x</a>`).join('');
    expect(navigationOf(html)).toHaveLength(5_000);
  });
});
