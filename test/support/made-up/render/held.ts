/** A page that another file holds: in a script's strings, as its source, in a mail, in records of a crawler. */

export interface Holder {
  readonly name: string;
  /** `markup`: of the page's body. */
  readonly hold: (markup: string) => string;
}

const escaped = (markup: string): string =>
  markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const quoted = (text: string): string => JSON.stringify(text).replaceAll('</', '<\\/');
const page = (body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开</title></head><body>${body}</body></html>`;
const script = (code: string): string => page(`<div id="content"></div><script>${code}</script>`);
const whole = (markup: string): string => `<html><head><meta charset="utf-8"></head><body>${markup}</body></html>`;

const byteEscape = (byte: number, mark: string): string => `${mark}${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const quotedPrintable = (text: string): string =>
  Array.from(Buffer.from(text), (byte) =>
    byte > 126 || byte === 61 || byte === 13 ? byteEscape(byte, '=') : String.fromCharCode(byte),
  )
    .join('')
    .replaceAll(/(?:=..|[^\n=]){60}(?=[^\n])/g, '$&=\n');
const base64 = (text: string): string => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\n');

const fields =
  'Received: from a.example.org by b.example.org;\n\tMon, 1 Jan 2024 08:00:00 +0800\nFrom: a@example.org\nSubject: =?utf-8?B?5bm05oql?=\n';
const mail = (coding: string, body: string): string =>
  `${fields}MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: ${coding}\n\n${body}\n`;
const mailInParts = (markup: string): string =>
  `${fields}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="outer"\n\n--outer\nContent-Type: multipart/alternative;\n boundary="inner"\n\n` +
  `--inner\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64('见网页版')}\n` +
  `--inner\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(whole(markup))}\n--inner--\n\n--outer--\n`;

export const holders: readonly Holder[] = [
  { name: 'its source in a textarea', hold: (markup) => page(`<textarea>${escaped(markup)}</textarea>`) },
  { name: 'markup in a textarea', hold: (markup) => page(`<textarea id="editor">${markup}</textarea>`) },
  { name: 'its source in pre', hold: (markup) => page(`<pre><code>${escaped(whole(markup))}</code></pre>`) },
  { name: 'its source, escaped twice', hold: (markup) => page(`<div>${escaped(escaped(markup))}</div>`) },
  { name: 'the value of a field', hold: (markup) => page(`<input type="hidden" value="${escaped(markup)}">`) },
  { name: 'document.write', hold: (markup) => script(`document.write(${quoted(markup)});`) },
  {
    name: 'document.write, a line a call',
    hold: (markup) =>
      script(
        markup
          .split('\n')
          .map((line) => `document.writeln(${quoted(line)}); // line`)
          .join('\n'),
      ),
  },
  {
    name: 'innerHTML of a string in single quotes',
    hold: (markup) => {
      const text = markup.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\\n');
      return script(`var pattern = /["']/; document.getElementById("content").innerHTML = '${text}';`);
    },
  },
  {
    name: 'a template literal',
    hold: (markup) => script(`const page = \`${markup.replaceAll('`', '\\`')}\`; show(page);`),
  },
  {
    name: 'strings added up',
    hold: (markup) => script(`var html = ${markup.split('\n').map(quoted).join(' +\n')};\n$('#content').html(html);`),
  },
  {
    name: 'a string that grows',
    hold: (markup) =>
      script(
        `var html = '';\n${markup
          .split('\n')
          .map((line) => `html += ${quoted(line)};`)
          .join('\n')}`,
      ),
  },
  {
    name: 'the state of an application',
    hold: (markup) =>
      script(
        `window.__STATE__ = ${JSON.stringify({ detail: { id: 7, content: markup, next: '下一篇' } }).replaceAll('<', String.raw`\u003c`)}`,
      ),
  },
  {
    name: 'unescape',
    hold: (markup) =>
      script(
        `document.write(unescape('${markup.replaceAll(/[^\w ]/g, (one) => (one.charCodeAt(0) < 256 ? byteEscape(one.charCodeAt(0), '%') : `%u${one.charCodeAt(0).toString(16).padStart(4, '0')}`))}'));`,
      ),
  },
  { name: 'decodeURIComponent', hold: (markup) => script(`show(decodeURIComponent("${encodeURIComponent(markup)}"))`) },
  {
    name: 'records in a script of XML',
    hold: (markup) =>
      page(`<script type="text/xml"><datastore><record><![CDATA[${markup}]]></record></datastore></script>`),
  },
  { name: 'a mail, quoted-printable', hold: (markup) => mail('quoted-printable', quotedPrintable(whole(markup))) },
  { name: 'a mail, Base64', hold: (markup) => mail('base64', base64(whole(markup))) },
  { name: 'a mail of parts in parts', hold: mailInParts },
  { name: 'quoted-printable without a word of it', hold: (markup) => quotedPrintable(whole(markup)) },
  { name: 'letters of an address', hold: (markup) => encodeURIComponent(whole(markup)) },
  { name: 'a value of JSON, escaped', hold: (markup) => JSON.stringify({ id: 1, content: escaped(markup) }) },
  {
    name: 'lines of JSON',
    hold: (markup) => `${JSON.stringify({ content: markup })}\n${JSON.stringify({ content: '其他' })}\n`,
  },
  {
    name: 'a feed',
    hold: (markup) =>
      `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><item><description>${escaped(markup)}</description></item></channel></rss>`,
  },
];
