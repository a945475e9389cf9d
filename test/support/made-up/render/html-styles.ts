/** Pages as the common content systems write them, each with its own bad habits. */
import type { CellRole, ModelDocument } from '../document.ts';
import { gbkBytes } from './gbk.ts';
import { escaped, lines, metaTags, style, type HtmlStyle } from './html-style.ts';

const headerRoles: ReadonlySet<CellRole> = new Set(['title', 'corner', 'span', 'column', 'group', 'row']);

function head(document: ModelDocument, charset: string): string {
  return `<html><head>${charset}<title>${escaped(document.name)}</title>${metaTags(document)}</head>`;
}

const declared = (charset: string): string =>
  `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`;

const letters = (text: string, wrap: (letter: string) => string): string =>
  Array.from(text, (letter) => (letter === '\n' ? '<br/>' : wrap(escaped(letter)))).join('');

const trs = style('TRS editor', {
  page: (document, body) =>
    `${head(document, declared('utf-8'))}<body><div class="article_content"><div class=TRS_Editor>${body}</div></div></body></html>`,
  text: ({ kind, text }) =>
    `<p style="text-indent: 2em;">${kind === 'title' ? `<strong>${lines(text)}</strong>` : lines(text)}</p>`,
  table: (rows, hidden) =>
    `<table style="border-collapse: collapse; border: none;${hidden ? 'display:none' : ''}" cellspacing="0" align="center" border="1"><tbody>${rows}</tbody></table>`,
  row: (cells, index) => `<tr${index === 0 ? ' class="firstRow"' : ''} style="height:19px">${cells}</tr>`,
  cell: (_, spans, content) =>
    `<td${spans} style="padding:5px;border:1px solid windowtext" valign="center">${content}</td>`,
  content: (text) =>
    text
      .split('\n')
      .map((line) => `<p style="text-indent: 0em;">${escaped(line)}&nbsp;</p>`)
      .join(''),
});

const wordPaste = style('Word paste', {
  page: (document, body) =>
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">` +
    `${head(document, declared('UTF-8'))}<body><div id="zoom"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->${body}</div></body></html>`,
  text: ({ text }) =>
    `<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span>${letters(text, (letter) => `<span>${letter}</span>`)}</p>`,
  table: (rows, hidden) =>
    `<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0"${hidden ? ' hidden' : ''}><tbody>${rows}` +
    `<!--[if !supportMisalignedColumns]><tr height=0><td width=75></td></tr><![endif]--></tbody></table><p class="MsoNormal"><o:p>&nbsp;</o:p></p>`,
  row: (cells, index) => `<tr style="mso-yfti-irow:${index};page-break-inside:avoid">${cells}</tr>`,
  cell: (_, spans, content) =>
    `<td width="75"${spans} valign="top"><p class="MsoNormal" align="center">${content}</p></td>`,
  content: (text) =>
    text === ''
      ? '<span lang="EN-US"><o:p> </o:p></span>'
      : letters(text, (letter) => `<span lang="EN-US" style="font-family:仿宋_GB2312">${letter}<o:p></o:p></span>`),
});

const shell = style('page in a shell', {
  page: (document, body) =>
    `<!DOCTYPE html><html><head><meta charset="UTF-8"><title>${escaped(document.name)}_政府信息公开</title>${metaTags(document)}<style>.x{color:red}</style><script>var total = "总计 12";</script></head>` +
    `<body><div class="header"><ul><li><a href="/">首页</a></li><li>政务公开</li></ul></div><div class="crumb">您的位置：首页 &gt; 政府信息公开年报</div>` +
    `<div class="main"><div class="content" id="UCAP-CONTENT">${body}</div><div class="related"><h3>相关链接</h3><ul>` +
    `<li><a href="/a1.html">2017年政府信息公开工作年度报告</a></li><li><a href="/a2.html">2018年政府信息公开工作年度报告</a></li></ul></div></div>` +
    `<div class="footer"><p>主办：信息中心 网站标识码：1234567890</p><p>建议使用1024×768分辨率</p></div></body></html>`,
  text: ({ kind, text }) =>
    kind === 'title' ? `<h1 class="title">${lines(text)}</h1>` : `<div class="para">${lines(text)}</div>`,
  table: (rows, hidden) =>
    `<div class="table-box"${hidden ? ' style="display: none;"' : ''}><table>${rows}</table></div>`,
});

const layoutTable = style('nested layout table', {
  page: (document, body) =>
    `${head(document, declared('utf-8'))}<body><table width="980" align="center"><tr><td colspan="2"><img src="banner.jpg"></td></tr><tr><td width="200" valign="top"><table><tr><td>机构职能</td></tr><tr><td>公开年报</td></tr></table></td>` +
    `<td><table width="100%"><tr><td class="bt">${escaped(document.name)}</td></tr><tr><td class="nr">${body}</td></tr></table></td></tr><tr><td colspan="2">版权所有</td></tr></table></body></html>`,
});

const fontTags = style('font tags', {
  page: (document, body) =>
    `${head(document, declared('gb2312'))}<BODY bgColor=#ffffff><CENTER>${body}</CENTER></BODY></HTML>`,
  text: ({ text }) => `<P align=left><FONT face=宋体 size=3>${lines(text)}</FONT></P>`,
  table: (rows, hidden) =>
    `<TABLE borderColor=#000000 cellSpacing=0 border=1${hidden ? " style='display : none'" : ''}>${rows}</TABLE>`,
  row: (cells) => `<TR>${cells}</TR>\r\n`,
  cell: (_, spans, content) => `<TD${spans.replaceAll('"', '')} align=middle>${content}</TD>`,
  content: (text) => `<FONT face=仿宋_GB2312 size=3><B>${lines(text)}</B></FONT>`,
  bytes: gbkBytes,
});

const unclosed = style('unclosed tags', {
  page: (document, body) => `<meta charset=utf-8><title>${escaped(document.name)}</title>${metaTags(document)}${body}`,
  text: ({ kind, text }) => (kind === 'title' ? `<center><h3>${lines(text)}</h3></center>` : `<p>${lines(text)}\n`),
  table: (rows, hidden) => `<table border=1${hidden ? ' style=display:none' : ''}>${rows}</table>`,
  row: (cells) => `<tr>${cells}\n`,
  cell: (_, spans, content) => `<td${spans}><p>${content}`,
});

/** A table in so many sections of rows. */
export const rowsOfSection = 7;

const headedTable = style('thead and th', {
  table: (rows, hidden) =>
    `<table${hidden ? ' style="visibility:collapse;display:none"' : ''}><caption></caption><colgroup><col span="2"><col></colgroup><thead></thead>${rows}</table>`,
  row: (cells, index) => (index % rowsOfSection === 0 ? `<tbody><tr>${cells}</tr>\n` : `<tr>${cells}</tr>\n`),
  cell: (cell, spans, content) =>
    headerRoles.has(cell.role) ? `<th scope="col"${spans}>${content}</th>` : `<td${spans}>${content}</td>`,
});

const breaksOnly = style('one block with line breaks', {
  text: ({ text }) => `${lines(text)}<br><br>\n&emsp;&emsp;`,
  page: (document, body) =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escaped(document.name)}</title>${metaTags(document)}</head><body><div id="zoom">${body}</div></body></html>`,
});

const deepCells = style('deep cells', {
  cell: (_, spans, content) =>
    `<td${spans}><div><div align="center"><p>&nbsp;</p>${content}<!-- cell 3 --></div></div></td>`,
  content: (text) =>
    `<p><strong><span><span>${lines(text)}</span></span></strong></p><span style="display:none">88</span>`,
  table: (rows, hidden) =>
    `<div${hidden ? ' style="display:none"' : ''}><table class="outer"><tbody><tr><td><table><tbody>${rows}</tbody></table></td></tr></tbody></table></div>`,
});

const splitDigits = style('digits in pieces', {
  content: (text) => letters(text, (letter) => `${letter}<!-- -->`),
  row: (cells) => `<tr>\n\t${cells}\n</tr>\n`,
  cell: (_, spans, content) => `<td${spans}>\n\t\t${content}\n\t</td>\n`,
});

const fields = style('form fields', {
  cell: (cell, spans, content) =>
    cell.role === 'value'
      ? `<td${spans}><input type="text" readonly value="${escaped(cell.text)}"></td>`
      : `<td${spans}>${content}</td>`,
});

const gbkWithout = style('GBK undeclared', {
  page: (document, body) =>
    `<html><head><title>${escaped(document.name)}</title>${metaTags(document)}</head><body>${body}</body></html>`,
  bytes: gbkBytes,
});

const wronglyDeclared = style('UTF-8 declared as gb2312', {
  page: (document, body) => `${head(document, declared('gb2312'))}<body>${body}</body></html>`,
});

const gbkAsUtf8 = style('GBK declared as UTF-8', { bytes: gbkBytes });

const fragment = style('fragment', { page: (_, body) => `<div class="Custom_UnionStyle">${body}</div>` });

/** Rows of the same shape with other figures, in the page but not shown. */
const hiddenRows = style('hidden rows', {
  row: (cells, index) =>
    `<tr class="x" style="display:none">${cells.replaceAll(/>\d+</g, '>33<').replaceAll(/ rowspan="\d+"/g, '')}</tr><tr data-index="${index}">${cells}</tr>\n`,
});

const rolled = style('divs with roles', {
  table: (rows, hidden) => `<div role="table"${hidden ? ' style="display:none"' : ''}>${rows}</div>`,
  row: (cells) => `<div role="row">${cells}</div>\n`,
  cell: (_, __, content) => `<div role="cell">${content}</div>`,
});

const tableLike = style('divs laid out as a table', {
  table: (rows, hidden) => `<div style="${hidden ? 'display:none' : 'display: table'}">${rows}</div>`,
  row: (cells) => `<div style="display:table-row">${cells}</div>\n`,
  cell: (_, __, content) => `<div style="display:table-cell;border:1px solid">${content}</div>`,
});

const scripted = style('cells with titles and scripts', {
  cell: (cell, spans, content) =>
    `<td${spans} title="${escaped(cell.text)}" data-index="999">${content}<script>var v = 1;</script><style>.a{}</style></td>`,
  table: (rows, hidden) =>
    `<noscript>请启用脚本 1</noscript><table${hidden ? ' style="display:none"' : ''}><!-- <tr><td>1</td></tr> -->${rows}</table>`,
});

const links = style('figures as links', {
  content: (text) => `<a href="javascript:void(0)" target="_blank"><u><b>${lines(text)}</b></u></a>`,
});

export const htmlStyles: readonly HtmlStyle[] = [
  style('clean'),
  trs,
  wordPaste,
  shell,
  layoutTable,
  fontTags,
  unclosed,
  headedTable,
  breaksOnly,
  deepCells,
  splitDigits,
  fields,
  gbkWithout,
  wronglyDeclared,
  gbkAsUtf8,
  fragment,
  hiddenRows,
  rolled,
  tableLike,
  scripted,
  links,
];
