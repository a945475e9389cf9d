/** Why an input was left out, and what to do where that was not meant; commands stand in backquotes. */
import type { LinkSkipReason } from '../../fetch/sources/attachment.ts';
import type { SkipReason } from '../../fetch/sources/source.ts';
import type { Message } from '../../model/note.ts';

interface Words {
  readonly title: Message;
  readonly advice: Message;
}

const nothing: Message = { zh: '无需处理', en: 'nothing' };
const ifWanted: Message = {
  zh: '如需读取，请单独加入：`nianbao enqueue ADDRESS`',
  en: 'if it is wanted, enqueue it by itself: `nianbao enqueue ADDRESS`',
};
const correctList: Message = { zh: '改正清单后重新加入', en: 'correct the list and enqueue it again' };
const correctPath: Message = {
  zh: '改正路径（在清单中的，改正清单）后重新加入',
  en: 'correct the path, or the list that names it, and enqueue that',
};

export const skippedWords: Readonly<Record<SkipReason | LinkSkipReason | 'unknown', Words>> = {
  unknown: {
    title: { zh: '本目录的台账与队列均不知其去向', en: 'neither the ledger here nor the queue knows how it ended' },
    advice: {
      zh: '指明其他机器的数据目录，或用 `nianbao reconcile` 重建队列',
      en: 'name the data folders of the other machines, or rebuild the queue: `nianbao reconcile`',
    },
  },
  'not-an-address': { title: { zh: '不是网址也不是文件', en: 'neither an address nor a file' }, advice: correctList },
  'missing-file': { title: { zh: '文件不存在', en: 'there is no such file' }, advice: correctPath },
  'empty-folder': {
    title: { zh: '文件夹中没有文件', en: 'the folder holds no files' },
    advice: { zh: '放入报告后重新加入该文件夹', en: 'put reports there and enqueue the folder again' },
  },
  'not-a-carrier': {
    title: { zh: '不是报告的文件类型', en: 'not a type of file that reports come in' },
    advice: nothing,
  },
  repeated: { title: { zh: '重复', en: 'named before' }, advice: nothing },
  'not-a-list': {
    title: {
      zh: '不是文本清单；如为 Excel 表格，请另存为 CSV 再试',
      en: 'not a list in text; save a workbook as CSV first',
    },
    advice: correctList,
  },
  'no-address-column': {
    title: { zh: '表头没有网址列', en: 'the header has no column of addresses' },
    advice: correctList,
  },
  'broken-row': { title: { zh: '该行不完整', en: 'the row is broken' }, advice: correctList },
  'too-large-a-list': { title: { zh: '清单过大', en: 'the list is too large' }, advice: correctList },
  'unreadable-version': {
    title: { zh: '图片、扫描件或解读', en: 'a picture, a scan or an explanation' },
    advice: nothing,
  },
  'other-version': {
    title: { zh: '已取报告的另一版本', en: 'another version of the report was taken' },
    advice: nothing,
  },
  'other-year': { title: { zh: '其他年度', en: 'another year' }, advice: ifWanted },
  'not-a-report': { title: { zh: '不像报告', en: 'does not look like a report' }, advice: ifWanted },
  'other-format': { title: { zh: '不支持的文件类型', en: 'a type of file that is not read' }, advice: nothing },
  'one-of-several': {
    title: { zh: '页面链接多份报告', en: 'one of several reports that the page links' },
    advice: {
      zh: '该页是列表：`nianbao enqueue --follow list ADDRESS`',
      en: 'the page is a list: `nianbao enqueue --follow list ADDRESS`',
    },
  },
  'off-site': { title: { zh: '在其他网站', en: 'on another site' }, advice: ifWanted },
  'over-the-limit': { title: { zh: '超出列表的上限', en: 'beyond what is taken of one list' }, advice: ifWanted },
};
