import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extractors/extract.ts';
import { drawnBlocks } from '../read-back.ts';

const html =
  '<html><meta charset=utf-8><table class="x"><tr><td>规章</td><td>1=2</td></tr><tr><td>文件</td><td>3</td></tr></table></html>';
const quoted = [...Buffer.from(html)]
  .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
  .join('');
const wrap = (coding: string, body: string): Uint8Array =>
  Buffer.from(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_b"\r\n\r\n------=_b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${coding}\r\nContent-Location: file:///x.htm\r\n\r\n${body}\r\n------=_b\r\nContent-Type: image/png\r\n\r\nxx\r\n------=_b--\r\n`,
  );

describe('MHTML', () => {
  it.each([
    ['quoted-printable', quoted.replace(/(.{60})/g, '$1=\r\n')],
    ['base64', Buffer.from(html).toString('base64')],
    ['8bit', html],
  ])('is read as the page that it wraps (%s)', async (coding, body) => {
    const document = await extract(wrap(coding, body));
    expect(document).toMatchObject({ carrier: 'html', mediaType: 'multipart/related' });
    expect(drawnBlocks(document.blocks)).toEqual([['规章|1=2', '文件|3']]);
  });

  it.each(['', '--b\nContent-Type: text/html\n\n<p>FYI</p>\n', '--b\nContent-Type: text/plain\n\nFYI\n'])(
    'is read as the mail that another one passes on, behind %j',
    async (words) => {
      const mail = `From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(html).toString('base64')}\n`;
      const file = `From: b@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${words}--b\nContent-Type: message/rfc822\n\n${mail}--b--\n`;
      const document = await extract(Buffer.from(file));
      expect(drawnBlocks(document.blocks)).toEqual([['规章|1=2', '文件|3']]);
    },
  );

  it('is read as the sheets of the workbook whose frames it holds', async () => {
    const parts = {
      'book.htm': '<html><frameset><frame src="book.files/sheet001.htm"></frameset></html>',
      'book.files/sheet001.htm': '<html><meta charset=utf-8><table><tr><td>规章<td>1<tr><td>文件<td>3</table></html>',
      'book.files/tabstrip.htm': '<html><table><tr><td>表一<td>表二</table></html>',
      'book.files/sheet002.htm': '<html><meta charset=utf-8><table><tr><td>许可<td>5<tr><td>处罚<td>7</table></html>',
    };
    const bodies = Object.entries(parts).map(
      ([name, body]) =>
        `--b\nContent-Location: file:///C:/${name}\nContent-Type: text/html; charset="utf-8"\n\n${body}\n`,
    );
    const file = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${bodies.join('')}--b--\n`;
    const document = await extract(Buffer.from(file));
    expect(drawnBlocks(document.blocks)).toEqual([
      ['规章|1', '文件|3'],
      ['许可|5', '处罚|7'],
    ]);
  });
});
