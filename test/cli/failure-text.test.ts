import { expect, it } from 'vitest';
import { inLanguage } from '../../src/cli/failure-text.ts';

it.each([
  ['文件不存在 | There is no such file', '文件不存在', 'There is no such file'],
  ['文件为空；请重新下载。The file is empty.', '文件为空；请重新下载。', 'The file is empty.'],
  ['「甲 | 乙」没有表格 | The report has no tables', '「甲 | 乙」没有表格', 'The report has no tables'],
  ['Only English. Another sentence', 'Only English. Another sentence', 'Only English. Another sentence'],
  ['只有中文。第二句', '只有中文。第二句', '只有中文。第二句'],
])('the language of %j', (message, zh, en) => {
  expect(inLanguage(message, 'zh')).toBe(zh);
  expect(inLanguage(message, 'en')).toBe(en);
});
