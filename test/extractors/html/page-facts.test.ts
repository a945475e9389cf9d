import { describe, expect, it } from 'vitest';
import { page, textsOf } from '../read-back.ts';

describe('what a page says besides its tables', () => {
  it('is read from meta, title and the table of metadata', () => {
    expect(
      page(`<title>某局 年报</title><meta name=ArticleTitle content="年度报告"><meta property="og:title" content=t><meta name=PubDate content=2025-01-20><meta name=PubDate content=x>
        <table><tr><td>索 引 号：</td><td>A/2025-1</td><td>发布机构</td><td>某局</td></tr><tr><td colspan=4>公开日期：2025-01-21</td></tr></table>`)
        .properties,
    ).toMatchObject({
      title: '某局 年报',
      articletitle: '年度报告',
      'og:title': 't',
      pubdate: '2025-01-20',
      索引号: 'A/2025-1',
      发布机构: '某局',
      公开日期: '2025-01-21',
    });
  });

  it('does not say who typed it, nor that it has no title', () => {
    expect(page('<title> </title><meta name=Author content=某人><meta name=keywords content=年报>').properties).toEqual(
      { keywords: '年报' },
    );
  });

  it('goes by what a second body tag adds, not by what it says otherwise', () => {
    const twice = (first: string, second: string) =>
      page(`<body ${first}><p>一</p><table><tr><td>1</td><td>2</td></tr></table><body ${second}>`).blocks;
    expect(twice('style="color:red"', 'style="display:none"')).toEqual(twice('style="color:red"', ''));
    expect(twice('', 'style="display:none"')).toEqual(twice('style="display:none"', ''));
    expect(twice('', 'style="display:none"')).not.toEqual(twice('', ''));
  });

  it('is read from links, frames and viewers, in order', () => {
    expect(
      page(`<a href="/a.docx">附件：某局年度报告</a><a href="javascript:void(0)">下载</a><a href="/news.html">新闻</a><a href="/x?id=3">下载 附件</a>
        <iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F2024.pdf"></iframe><embed src="b.pdf"><object data="c.ofd"></object><iframe src="about:blank"></iframe>`)
        .links,
    ).toEqual([
      { href: '/a.docx', text: '附件：某局年度报告' },
      { href: '/x?id=3', text: '下载 附件' },
      { href: '/files/2024.pdf', text: '' },
      { href: 'b.pdf', text: '' },
      { href: 'c.ofd', text: '' },
    ]);
  });

  it('keeps the address of a script that sends a file, and takes the file out of that of a viewer', () => {
    const links =
      page(`<a href="/download.jsp?file=2024%E5%B9%B4.pdf">下载</a><a href="/down.do?fileUrl=/up/a.docx&amp;x=1">附件</a>
      <a href="/op/view.aspx?src=https%3A%2F%2Fa.gov.cn%2Fx.docx">附件</a><iframe src="/web/viewer.jsp?file=/up/b.pdf#page=1"></iframe>`).links;
    expect(links.map(({ href }) => href)).toEqual([
      '/download.jsp?file=2024%E5%B9%B4.pdf',
      '/down.do?fileUrl=/up/a.docx&x=1',
      'https://a.gov.cn/x.docx',
      '/up/b.pdf',
    ]);
  });

  it('comes as one block a paragraph or line, with the level of headings', () => {
    const { blocks } = page(
      '<h2>一、总体<em>情况</em></h2><div>甲<br>乙<p>丙</p>丁</div><script>戊</script><!--己--><template>庚</template><noscript>辛</noscript>',
    );
    expect(textsOf({ blocks })).toEqual(['一、总体情况', '甲', '乙', '丙', '丁']);
    expect(blocks.map((block) => (block.kind === 'text' ? block.headingLevel : null))).toEqual([
      2,
      null,
      null,
      null,
      null,
    ]);
  });

  it('leaves out struck text and footnote marks', () => {
    expect(textsOf(page('<p>共收到<del>5</del>7<sup>[1]</sup>件</p>'))).toEqual(['共收到7件']);
  });

  it('says when the encoding was guessed', () => {
    expect(page('<p>年').notes).toEqual([]);
  });
});

describe('a picture', () => {
  const picturedOf = (html: string): readonly string[] =>
    page(html).blocks.flatMap((block) => (block.kind === 'text' && block.isPictured === true ? [block.text] : []));

  it('is marked on its paragraph, or on the one before it', () => {
    expect(picturedOf('<p>一、总体</p><p>二、公开<img src=a.png></p><p>三、申请</p>')).toEqual(['二、公开']);
    expect(picturedOf('<p>一、总体</p><p>二、公开</p><p><img src=a.png></p><p>三、申请</p>')).toEqual(['二、公开']);
    expect(picturedOf('<p>二、公开</p><img src=a.png style="display:block;width:640px"><p>三、申请</p>')).toEqual([
      '二、公开',
    ]);
    expect(picturedOf('<p>二、公开</p><div><svg width=600 height=400></svg></div>')).toEqual(['二、公开']);
  });

  it('is none if it is an icon, hidden, or in a table of text', () => {
    for (const icon of ['width=16 height=16', 'style="width: 24px"', 'hidden', 'style="display:none"'])
      expect(picturedOf(`<p>二、公开<img src=a.png ${icon}></p>`)).toEqual([]);
    expect(picturedOf('<img src=a.png><p>二、公开</p>')).toEqual([]);
    expect(textsOf(page('<p>二、公<img src=a.png>开</p>'))).toEqual(['二、公开']);
  });
});
