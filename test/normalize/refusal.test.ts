import { describe, expect, it } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';

const title = '青芦县教育局2024年政府信息公开工作年度报告';

const errorOf = async (source: string): Promise<string> => {
  const [record] = await processDocument(new TextEncoder().encode(source), { uri: 'file:x' });
  return record?.error?.messages?.en ?? '';
};

describe('a document without a statutory table is refused with its true reason', () => {
  it.each([
    ['a script fills', `<title>${title}</title><body><div id=app></div><script src=app.js></script>`],
    ['frames show', `<title>${title}</title><frameset><frame src=main.html></frameset>`],
    ['sends on', `<title>${title}</title><meta http-equiv=refresh content="0;url=/a.html"><body></body>`],
  ])('a page that %s', async (_, page) => expect(await errorOf(page)).toContain('scripts or frames show it'));

  it('a text whose table lost its cells, however it ends', async () => {
    const rows = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '四、结转下年度继续办理'];
    const table = rows.map((label) => `${label}\n3 0 0\n0`).join('\n');
    expect(await errorOf(`${title}\n三、收到和处理政府信息公开申请情况\n${table}\n总\n计\n`)).toContain(
      'glued together',
    );
  });

  it('a report that speaks of no table', async () =>
    expect(await errorOf(`<h1>${title}</h1><p>现公布本报告。</p>`)).toContain('none of the three statutory tables'));

  it('something else', async () =>
    expect(await errorOf('<p>关于召开会议的通知</p>')).toContain('Not an annual report'));
});
