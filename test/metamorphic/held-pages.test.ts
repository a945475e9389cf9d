/** Pages that other files hold: the same figures, without a doubt, or refused with the true reason. */
import { describe, expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { processDocument } from '../../src/pipeline.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { big5Bytes } from '../support/made-up/render/gbk.ts';
import { holders } from '../support/made-up/render/held.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

function bodyOf(kind: string, turn: number) {
  const clean = cleanDocument(kind, turn);
  const markup = htmlText(clean.document, htmlStyles[turn % 2]!);
  return { clean, body: /<body[^>]*>([\s\S]*)<\/body>/.exec(markup)![1]! };
}

const read = (text: string | Uint8Array) =>
  processDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text, { uri: 'file:held' });

it.each(holders)('a page held as $name gives its figures', async ({ name, hold }) => {
  for (const turn of upTo(2 * effort)) {
    const { clean, body } = bodyOf(`held as ${name}`, turn);
    const { counts, faults } = judge(clean, await read(hold(body)));
    expect([turn, clean.seed, counts.right, faults]).toEqual([turn, clean.seed, counts.figures, []]);
  }
});

const inScript = (code: string): string => `<html><meta charset="utf-8"><body><script>${code}</script></body></html>`;

describe('what can’t be read is refused with the true reason', () => {
  const { body } = bodyOf('refused', 0);
  const quoted = JSON.stringify(body);
  const filled = quoted.replaceAll(/>(\d+)</g, (_, number: string) => `>" + figures[${number}] + "<`);
  const traditional =
    '某縣2024年政府信息公開工作年度報告，總計、結轉、行政處罰、行政強制、規範性文件、辦理結果、科研機構。'.repeat(9);
  const utf32 = Uint8Array.from(
    Array.from(body, (one) => one.codePointAt(0)!).flatMap((code) => [0, 8, 16, 24].map((by) => (code >> by) & 255)),
  );
  const hz = `<p>${'~{VP9zUyN%~}2024 ~{Dj6H~}<br>'.repeat(40)}</p>`;
  const utf7 = `<p>${'+ZT9e3E/hYG8-2024+XnRl5g-<br>'.repeat(40)}</p>`;

  it.each<readonly [string, string | Uint8Array, string]>([
    ['figures that only a script knows', inScript(`document.write(${filled})`), '由脚本拼成'],
    [
      'one figure that only a script knows',
      inScript(`document.write(${quoted.replace(/>(\d+)</, '>" + first + "<')})`),
      '由脚本拼成',
    ],
    ['text that a script changes', inScript(`show(${quoted}.replace(/1/g, one))`), '由脚本拼成'],
    ['a table in a comment', `<html><meta charset="utf-8"><body><!-- ${body} --><p>正文</p></body></html>`, '在注释里'],
    [
      'a mail with the report attached',
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0x\n--b--\n',
      '邮件的附件未读取',
    ],
    ['UTF-8 taken for GBK', new TextDecoder('gbk').decode(new TextEncoder().encode(body)), '乱码'],
    ['UTF-8 taken for Latin-1', Buffer.from(body).toString('latin1'), '乱码'],
    [
      'bytes of no encoding that is known',
      Uint8Array.from({ length: 9000 }, (_, at) => 0xc4 + ((at * 7919) % 57)),
      '乱码',
    ],
    ['UTF-32', utf32, 'UTF-32'],
    ['HZ', hz, 'HZ-GB-2312'],
    ['UTF-7', utf7, 'UTF-7'],
    ['ISO-2022-CN', '\u001b$)A\u000eVP9zUyN%\u000f2024\n'.repeat(40), 'ISO-2022-CN'],
  ])('%s', async (_, text, reason) => {
    const [record] = await read(text);
    expect(record!.status).toBe('failed');
    expect(record!.error!.message).toContain(reason);
  });

  it('Big5 without a declaration is read, and told to be a mirror', async () => {
    const [record] = await read(
      big5Bytes(`<table><tr><td>${traditional}</td><td>1</td></tr><tr><td>總計</td><td>2</td></tr></table>`),
    );
    expect(record!.error!.message).toContain('繁体字的镜像');
  });
});
