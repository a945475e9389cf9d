import { describe, expect, it } from 'vitest';
import { drawn, gridsOf, page, rowsOf } from '../read-back.ts';

describe('what nobody sees in HTML', () => {
  it('leave out what is hidden, and let cells close up as the browser does', () => {
    expect(
      rowsOf(
        `<style>.secret, td.x > .y { display: none } @media print { .p { display: none } } @media screen { .q { visibility: hidden } }</style>
        <table><tr><td>甲</td><td style="display:none">9</td><td>1</td></tr>
        <tr hidden><td>乙</td><td>9</td></tr><tr style="DISPLAY : NONE ! important"><td>乙</td><td>9</td></tr><tr class=secret><td>乙</td><td>9</td></tr>
        <tr><td>丙</td><td class=x><i class=y>9</i>2</td></tr>
        <tr><td>丁</td><td><span style="mso-hide:all">9</span>3</td></tr>
        <tr><td>戊</td><td><span class=p>4</span><span class=q>9</span></td></tr>
        <tr><td>己</td><td style="visibility:hidden">9</td></tr>
        <tr><td>庚</td><td><span style="font-size:0">9</span>5</td></tr></table>`,
      ),
    ).toEqual(['甲|1', '丙|2', '丁|3', '戊|4', '己|', '庚|5']);
  });

  it('leave out what only selectors beyond classes hide, and what stands off the screen', () => {
    expect(
      rowsOf(
        `<style>td:nth-child(2), [data-old] { display: none } td:hover { display: none } td::before { content: '' }</style>
        <table><tr><td>甲</td><td>9</td><td>1</td></tr><tr><td>乙</td><td>9</td><td><b data-old>9</b>2<i style="position:absolute; left:-9999px">9</i></td></tr></table>`,
      ),
    ).toEqual(['甲|1', '乙|2']);
  });

  it('leave out what the last of a whole framework of rules hides', () => {
    const framework = Array.from({ length: 12_000 }, (_, index) => `.size-${index} { display: block }`).join(' ');
    expect(
      rowsOf(
        `<style>${framework} .old { display: none }</style><table><tr><td>甲</td><td>1</td></tr><tr class=old><td>乙</td><td>9</td></tr></table>`,
      ),
    ).toEqual(['甲|1']);
  });

  it('lift a hidden state where a child sets its own', () => {
    expect(
      rowsOf(
        '<table style="font-size:0"><tr><td style="font-size:14px">甲</td><td style="visibility:hidden"><b style="visibility:visible;font-size:12pt">1</b></td></tr></table>',
      ),
    ).toEqual(['甲|1']);
  });

  it.each([
    ...['#fff', '#FEFEFE', '#f0f0f0ff', 'snow', 'rgb(254, 254,254)', 'rgb(250 250 250)', 'rgba(255,255,255,1)'],
    ...['hsl(0, 0%, 98%)', 'rgba(255,255,255,0.5)', 'rgb(0 0 0 / 5.5%)'],
  ])('take %s for white', (colour) => {
    const [grid] = gridsOf(page(`<table><tr><td>甲</td><td>7<span style="color:${colour}">9</span></td></tr></table>`));
    expect(drawn(grid)).toEqual(['甲|7!two-numbers']);
  });

  it.each(['#eee', '#e0f0f0', 'rgb(254,254,100)', 'rgba(0,0,0,0.5)', 'hsl(0, 0%, 30%)', 'black'])(
    'take %s for a colour that is seen',
    (colour) => {
      const [grid] = gridsOf(
        page(`<table><tr><td>甲</td><td>7<span style="color:${colour}">9</span></td></tr></table>`),
      );
      expect(drawn(grid)).toEqual(['甲|79']);
    },
  );

  it('doubt white text where no background is known, leave it out beside other text, hide a table that is all white', () => {
    const grids = gridsOf(
      page(
        `<table><tr><td>7<font color="#FFFFFF">9</font></td><td style="color:white">8</td><td bgcolor=blue><span style="color:#fff">6</span></td><td>x</td></tr></table>
        <table style="color:#fff"><tr><td>甲</td><td>9</td></tr></table>`,
      ),
    );
    expect(drawn(grids[0])).toEqual(['7!two-numbers|8!two-readings|6|x']);
    expect(grids.map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  it.each([
    'opacity:.01',
    'opacity:0%',
    'color:#0000',
    'color:rgb(0 0 0 / 0%)',
    '-webkit-text-fill-color:transparent',
    'font-size:1px',
    'font:0/0 a',
    'display:inline-block;content-visibility:hidden',
    'display:inline-block;transform:scale(0)',
    'position:absolute;right:-9999px',
    'position:absolute;margin-left:-9999px',
    'position:absolute;width:1px;height:1px;overflow:hidden',
    'position:absolute;clip:rect(0 0 0 0)',
    'position:absolute;clip-path:inset(100%)',
    'display:inline-block;max-width:0;overflow:hidden',
    'display:block;height:0;overflow-y:hidden',
    'position:absolute;left:9999px',
    'display:inline-block;transform:translateX(9999px)',
    'position:absolute;clip-path:inset(0 100% 0 0)',
    'display:block;text-indent:100%;white-space:nowrap;overflow:hidden',
    'font-size:.1em',
    'd\\isplay:none',
    'displ\\000061y:none',
    'filter:opacity(0)',
    'zoom:.01',
    'display:inline-block;transform:scale(0.01)',
    'display:var(--x, none)',
    '/* a;b */display:none',
    'displ\\61y:none',
  ])('leave out what nobody sees by %s', (css) => {
    const row = `<tr><td>甲<td>7<span style="${css}">9</span><tr><td>乙<td>1`;
    expect(rowsOf(`<table>${row}</table>`)).toEqual(['甲|7', '乙|1']);
  });

  it.each([
    '@media (min-width: 768px)',
    '@media only screen and (min-width:48em)',
    '@supports (display:grid)',
    '@layer a',
    '@media not print',
    '@container page (min-width: 1px)',
    '@media (width >= 768px) and (orientation: landscape)',
  ])('leave out what is hidden under %s', (prelude) => {
    const sheet = `<style>${prelude} { .x { display: none } } @media (max-width: 767px) { .y { display: none } }</style>`;
    expect(rowsOf(`${sheet}<table><tr><td>甲<td><i class=y>7</i><i class=x>9</i><tr><td>乙<td>1</table>`)).toEqual([
      '甲|7',
      '乙|1',
    ]);
  });

  it('leave out a closed dialog and what a meter says to old browsers', () => {
    expect(rowsOf('<table><tr><td>甲<td>7<dialog>9</dialog><tr><td>乙<td><meter value=.1>9</meter>1</table>')).toEqual([
      '甲|7',
      '乙|1!not-text',
    ]);
  });

  it.each([
    ['position:relative;top:-120px', ''],
    ['position:relative;left:-120px', ''],
    ['margin-left:120pt;text-indent:-120pt', ''],
    ['overflow:hidden;height:1px;min-height:300px', ''],
    ['color:transparent', 'color:#000'],
    ['font-size:1px', 'font-size:1rem'],
    ['background:transparent', 'color:#111'],
    ['background:linear-gradient(#000,#333);background-clip:text;color:transparent', ''],
    ['', 'color:transparent;text-shadow:0 0 0 #000'],
    ['', 'color:#fff;-webkit-text-stroke:1px #000'],
  ])('read what is shown in a box with %s', (box, text) => {
    const row = `<tr><td>甲<td><b style="${text}">7</b><tr><td>乙<td><b style="${text}">1</b>`;
    const [grid] = gridsOf(page(`<div style="${box}"><table>${row}</table></div>`));
    expect([grid?.hidden, grid?.cells[1]?.text]).toEqual([false, '7']);
  });

  it('keep the cells of a table whatever height and width they declare', () => {
    const flat = 'style="width:0;height:0;overflow:hidden"';
    expect(rowsOf(`<table ${flat}><tr ${flat}><td>甲<td ${flat}>7<tr><td>乙<td>1</table>`)).toEqual(['甲|7', '乙|1']);
  });

  it.each([
    ['', 'color:#fefefe'],
    ['', 'color:rgb(254, 254, 254)'],
    ['', 'color:rgb(100% 100% 100%)'],
    ['', 'color:hsl(0, 0%, 99%)'],
    ['', 'color:snow'],
    ['background:#f5f5f5', 'color:#fff'],
    ['background:#eee none repeat 0% 0%', 'color:#eee'],
    ['background-color:#123456', 'color:#123456'],
  ])('doubt digits that can not be told from their background: %s, %s', (ground, ink) => {
    const row = `<tr><td>甲<td style="${ground}">7<span style="${ink}">9</span><tr><td>乙<td>1`;
    expect(rowsOf(`<table>${row}</table>`)[0]).toBe('甲|7!two-numbers');
  });

  it.each([
    ['background:#1f4e79', 'color:#fefefe'],
    ['background-image:linear-gradient(#123,#234)', 'color:#fff'],
    ['background:rgba(0,0,0,.5)', 'color:#fff'],
    ['', 'color:hsl(0, 0%, 20%)'],
    ['', 'color:red'],
  ])('read digits that stand out from their background: %s, %s', (ground, ink) => {
    const row = `<tr><td>甲<td style="${ground}"><span style="${ink}">79</span><tr><td>乙<td>1`;
    expect(rowsOf(`<table>${row}</table>`)[0]).toBe('甲|79');
  });

  it.each(['vertical-align:5px', 'vertical-align:text-top', 'mso-text-raise:4.0pt', 'position:relative;top:-0.5em'])(
    'take digits off the line for a footnote mark: %s',
    (css) => {
      const row = `<tr><td>甲<td>7<span style="${css}">1</span><tr><td style="${css}">乙<td style="${css}">1`;
      expect(rowsOf(`<table>${row}</table>`)).toEqual(['甲|7!two-numbers', '乙|1']);
    },
  );

  it.each(['vertical-align:1pt', 'mso-text-raise:-1.0pt', 'position:relative;top:1.5pt', 'vertical-align:middle'])(
    'read digits that a font sets a little off the line: %s',
    (css) => {
      expect(rowsOf(`<table><tr><td>甲<td>7<span style="${css}">1</span><tr><td>乙<td>1</table>`)[0]).toBe('甲|71');
    },
  );

  it.each([
    '<span style="unicode-bidi:bidi-override;direction:rtl">71</span>',
    '<span style="display:flex;flex-direction:row-reverse"><i>7</i><i>1</i></span>',
    '<span dir=rtl><i style="display:inline-block">7</i><i style="display:inline-block">1</i></span>',
    '<span style="float:right">7</span>1',
    '<span style="float:right">7</span><span style="float:right">1</span>',
    '<span style="display:flex"><i style="order:2">7</i><i>1</i></span>',
    '7<span style="position:absolute;left:0">1</span>',
    '7<span style="position:relative;left:-20px">1</span>',
    '7<span style="margin-left:-16px">1</span>',
    '7<span style="display:inline-block;transform:translateX(-16px)">1</span>',
    '<span style="position:absolute;z-index:-1">7</span>1',
    '<span style="letter-spacing:-8px">71</span>',
  ])('doubt digits that a style shows in another order: %s', (cell) => {
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe('甲|71!unknown-characters');
  });

  it.each([
    '<span style="float:right">71</span>',
    '<div style="display:flex;flex-direction:row-reverse"><i>71</i></div>',
    '<div style="float:left"><b>7</b><b>1</b></div>',
    '<p dir=rtl>71</p>',
    '<p style="position:absolute;left:0;top:3px">7<b>1</b></p>',
    '<i style="position:relative;left:1px">7</i>1',
  ])('read digits that a style shows elsewhere together: %s', (cell) => {
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe('甲|71');
  });

  it.each([
    '.x { .y & { color: red } & { display: none } }',
    'table { color: red; .x { display: none } }',
    'td { @media screen { .x { display: none } } font-size: 12px }',
  ])('leave out what a rule within a rule hides: %s', (sheet) => {
    const table = '<table><tr><td>甲<td>7<i class=x>9</i><tr><td>乙<td>1</table>';
    expect(rowsOf(`<style>${sheet} .z { display: none }</style>${table}`)).toEqual(['甲|7', '乙|1']);
  });

  it.each([
    ['.x::before { content: "1" }', '甲|7!unknown-characters'],
    ['td .x:after { content: "万" }', '甲|7!unknown-characters'],
    ['.x::before { content: "-" }', '甲|7!unknown-characters'],
    ['td:last-child i::after { content: "." }', '甲|7!unknown-characters'],
    ['.x::before { content: attr(data-n) }', '甲|7!unknown-characters'],
    ['.x::before { content: counter(a) }', '甲|7!unknown-characters'],
    ['.x::before { content: var(--n) }', '甲|7!unknown-characters'],
    [':root { --n: "1" } .x::before { content: var(--n) }', '甲|7!unknown-characters'],
    ['*, ::before { --n: "" } .x::before { content: var(--n) }', '甲|7'],
    ['.x::before { content: var(--n, "") }', '甲|7'],
    ['.x { color: var(--n); content: normal }', '甲|7'],
    ['.x::first-letter { font-size: 0 }', '甲|7!unknown-characters'],
    ['.x::before { content: attr(data-label) }', '甲|7'],
    ['.x::before { content: "\\e601" }', '甲|7!unknown-characters'],
    ['.x::before { content: url(1.png) }', '甲|7!unknown-characters'],
    ['.x::after { content: "." ; display: block; height: 0; visibility: hidden }', '甲|7'],
    ['.x::before { content: open-quote }', '甲|7'],
    ['@media (max-width: 700px) { .x::before { content: "1" } }', '甲|7'],
  ])('doubt a number that a style sheet adds letters to: %s', (sheet, row) => {
    const cell = '<i class=x data-n=3 data-label=数量>7</i>';
    expect(rowsOf(`<style>${sheet}</style><table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe(row);
  });

  it.each([
    ['<ol><li value=1>36</li></ol>', '36!unknown-characters'],
    ['<ol start=136><li></li></ol>', '!unknown-characters!not-text'],
    ['<ul style="list-style-type:decimal"><li>36</li></ul>', '36!unknown-characters'],
    ['<ul><li>36</li></ul>', '36'],
    ['<ol style="list-style:none"><li>36</li></ol>', '36'],
    ['<ol><li style="display:block">36</li></ol>', '36'],
    ['<ol><li><ul><li style="list-style:none">36</li></ul></li></ol>', '36!unknown-characters'],
  ])('doubt a number that a list numbers: %s', (cell, text) => {
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe(`甲|${text}`);
  });

  it.each([
    ['<i data-count=17>0</i>', '0!unknown-characters'],
    ['<i data-count-to="1,700">0</i>', '0!unknown-characters'],
    ['<i data-value=0>0</i>', '0'],
    ['<i data-row=3 data-col=2 data-label=2023>0</i>', '0'],
    ['<b class=countup>0</b>', '0!unknown-characters'],
    ['0<script>countUp("n", 17)</script>', '0!not-text'],
    ['7<script>show(17)</script>', '7!not-text'],
    ['<script>show(17)</script>', '!not-text'],
    ['<script type="application/json">{"n":17}</script>', ''],
    ['0<script>var v = 1;</script>', '0'],
    ['<script>document.write(17)</script>', '!not-text'],
    ['0<br data-mce-bogus=1>', '0'],
    ['<i data-figure=17></i>', '!unknown-characters'],
    ['<input placeholder=17>', '!unknown-characters'],
    ['<data value=17></data>', '!unknown-characters'],
    ['<i data-v-7ba5bd90 data-index=4 data-col-width=120></i>', ''],
  ])('doubt a cell for which a script may hold a number: %s', (cell, text) => {
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe(`甲|${text}`);
  });

  it.each([
    '<math><msup><mn>7</mn><mn>1</mn></msup></math>',
    '<i style="display:inline-block;transform:rotate(180deg)">71</i>',
    '<i style="transform: scaleX(-1)">71</i>',
  ])('doubt digits that are set about one another: %s', (cell) => {
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe('甲|71!unknown-characters');
  });

  it('leave out the brackets that stand for letters over a number', () => {
    const cell = '<ruby>7<rp>（</rp><rt>件</rt><rp>）</rp></ruby>';
    expect(rowsOf(`<table><tr><td>甲<td>${cell}<tr><td>乙<td>1</table>`)[0]).toBe('甲|7件');
  });

  it.each([
    ['td:nth-of-type(2) i:first-child { color: #fff }', '7!two-numbers'],
    ['td i:first-child { vertical-align: super }', '7!two-numbers'],
    ['td i:first-child { text-decoration: line-through }', '7!two-numbers'],
    ['td i:first-child { float: right }', '97!two-readings!unknown-characters'],
    ['i[class^="ol"] { display: none }', '7'],
    ['i[title="last year"] { display: none }', '7'],
    ['.md\\:old { display: none }', '7'],
    [':root { --shown: none } .old { display: var(--shown) }', '7'],
    ['.old { display: none } td i:first-child { display: inline !important }', '97'],
    ['.old { display: none } .md\\:old { display: inline }', '97'],
  ])('read what is seen where a style sheet says %s', (sheet, cell) => {
    const row = '<tr><td>甲<td><i class="old md:old" title="last year">9</i><b>7</b><tr><td>乙<td>1';
    expect(rowsOf(`<style>${sheet}</style><table>${row}</table>`)[0]).toBe(`甲|${cell}`);
  });

  it.each(['media=print', 'media="(max-width: 600px)"', 'type=text/less'])(
    'take no notice of a style sheet that is not for a screen: %s',
    (attribute) => {
      const table = '<table><tr><td>甲<td><i>7</i><tr><td>乙<td>1</table>';
      expect(rowsOf(`<style ${attribute}>i { display: none }</style>${table}`)[0]).toBe('甲|7');
    },
  );
});
