/** publication.file-metadata: another organ in the properties of the file. */
import { isAnother } from '../another-organ.ts';
import type { Facts } from '../facts.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

/** The government above it may have handed out the file: it is of another kind, and no other organ's report. */
function* checkProperties({ organ, report: { fileOrgans = [] } }: Facts): Iterable<Outcome> {
  if (organ === null || fileOrgans.length === 0) {
    yield notAssessable;
    return;
  }
  const others = fileOrgans.filter((name) => isAnother(organ, name));
  yield others.length === 0
    ? pass
    : fail([], { words: { list: listWords(others.map((name) => `「${name}」`)) }, quote: others[0] ?? '' });
}

export const fileMetadata: Rule = {
  id: 'publication.file-metadata',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '文件属性显示其他单位', en: 'The file’s properties name another organ' },
  message: {
    zh: '文件属性（标题或公司）显示其他单位{list}，疑套用其他单位的文件。',
    en: 'The file’s title or company property names another organ, {list}: perhaps its file was filled in anew.',
  },
  basis: '推断：属性随文件复制，正文改了而属性未改',
  advice: {
    zh: '核对报告内容是否为本单位数据；公布前清除文件属性。',
    en: 'Check whether the figures are the organ’s own; clear the properties before publishing.',
  },
  check: checkProperties,
  examples: [
    { name: 'another bureau', report: { fileOrgans: ['青山县审计局'] }, finds: [null] },
    { name: 'the government above it', report: { fileOrgans: ['青山县人民政府办公室'] }, finds: [] },
    { name: 'itself', report: { fileOrgans: ['青山县档案局'] }, finds: [] },
    { name: 'nobody', finds: [] },
  ],
};
