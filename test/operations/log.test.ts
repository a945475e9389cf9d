import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/operations/log/create-log.ts';
import { loggedUri } from '../../src/model/logged-uri.ts';

describe('the log', () => {
  it('is a JSON line for each event, from its level on', () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    log.info({ event: 'done' });
    log.warn({ event: 'trouble', error: 'x\ny' });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', pid: process.pid, event: 'trouble', error: 'x\ny' });
    expect(lines[0]).not.toContain('hostname');
  });

  it.each([
    ['https://me:pass@example.test/a?id=3&token=abc', 'https://example.test/a?id=3&token=%E2%80%A6'],
    ['https://example.test/?X-Amz-Signature=abc', 'https://example.test/?X-Amz-Signature=%E2%80%A6'],
    ['file:samples/报告.docx', 'file:samples/报告.docx'],
    ['https://example.test/年报.html', 'https://example.test/%E5%B9%B4%E6%8A%A5.html'],
    ['htps://me:geheim@example.test/a', 'htps://example.test/a'],
    ['http//me:geheim@example.test/a', 'http…'],
    ['http://me:geheim', 'http…'],
    ['https://example.test/a?pwd=geheim#token=geheim', 'https://example.test/a?pwd=%E2%80%A6'],
    ['me:geheim@example.test', '…'],
    ['file:1、某局：http://me:geheim@example.test/a', 'file:…'],
    ['file:http//me:geheim@example.test/a', 'file:http…'],
    ['file:C:/甲局@2024/年报#1.pdf', 'file:C:/甲局@2024/年报#1.pdf'],
  ])('gives %s as %s', (uri, logged) => expect(loggedUri(uri)).toBe(logged));
});
