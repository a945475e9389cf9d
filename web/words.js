/** What the page says, in both languages. */

/** @import { Message } from '../src/model/note.ts' */

/** @type {Readonly<Record<string, readonly [zh: string, en: string]>>} */
const words = {
  title: ['政府信息公开年报核对', 'Review of annual reports'],
  search: ['查找机关、标题、问题、文件', 'Search organ, title, finding, file'],
  reports: ['份报告', 'reports'],
  of: ['／', ' of '],
  none: ['没有符合条件的报告', 'No report fits'],
  clear: ['清除筛选', 'Clear filters'],
  sort: ['排序', 'Sort by'],
  sort_worst: ['问题严重程度', 'the worst first'],
  sort_organ: ['机关', 'organ'],
  sort_year: ['年度', 'year'],
  sort_region: ['地区', 'region'],
  sort_file: ['文件', 'file'],
  filters: ['筛选', 'Filters'],
  facet_verdict: ['结论', 'Verdict'],
  facet_severity: ['问题级别', 'Findings'],
  facet_decision: ['处理情况', 'Decisions'],
  facet_year: ['年度', 'Year'],
  facet_region: ['地区', 'Region'],
  facet_level: ['层级', 'Level'],
  facet_function: ['职能', 'Function'],
  facet_rule: ['规则', 'Rule'],
  facet_organ: ['机关', 'Organ'],
  facet_carrier: ['文件类型', 'Kind of file'],
  verdict: ['结论', 'Verdict'],
  organ: ['机关', 'Organ'],
  year: ['年度', 'Year'],
  region: ['地区', 'Region'],
  first: ['首要问题', 'First finding'],
  file: ['文件', 'File'],
  previousPage: ['上一页', 'Previous page'],
  nextPage: ['下一页', 'Next page'],
  faulty: ['有误', 'faulty'],
  not_assessable: ['无法判断', 'not assessable'],
  to_check: ['待核', 'to check'],
  clean: ['无误', 'clean'],
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  info: ['提示', 'info'],
  doubt: ['存疑', 'doubt'],
  open: ['有未处理问题', 'open findings'],
  decided: ['有已处理问题', 'decided findings'],
  unknown: ['（不明）', '(unknown)'],
  national: ['国家', 'national'],
  province: ['省级', 'province'],
  city: ['市级', 'city'],
  county: ['县级', 'county'],
  township: ['乡级', 'township'],
  back: ['返回列表', 'Back to the list'],
  previous: ['上一份', 'Previous report'],
  next: ['下一份', 'Next report'],
  findings: ['检查发现', 'Findings'],
  noFindings: ['没有发现问题', 'Nothing was found'],
  doubts: ['读取存疑（程序未能确定，不是报告的问题）', 'Doubts about the reading (ours, no faults of the report)'],
  notes: ['读取说明', 'Notes on the reading'],
  tables: ['法定报表', 'Statutory tables'],
  disclosure: ['二、主动公开政府信息情况', 'Table two: disclosed on own initiative'],
  applications: ['三、收到和处理政府信息公开申请情况', 'Table three: applications received and handled'],
  disputes: ['四、政府信息公开行政复议、行政诉讼情况', 'Table four: reconsiderations and lawsuits'],
  narrative: ['正文', 'Narrative'],
  source: ['原文', 'Source'],
  selected: ['所选单元格', 'Selected cell'],
  nothingSelected: [
    '未选单元格：按 n 到第一处问题，或点击报表中的数字',
    'No cell selected: press n for the first finding, or click a figure',
  ],
  read: ['读作', 'read as'],
  printed: ['印作', 'printed'],
  blank: ['空白', 'blank'],
  noCell: ['报告中没有这一格', 'the report has no such cell'],
  page: ['页', 'page'],
  lastYear: ['上年', 'last year'],
  lastYearReport: ['上年报告', 'Last year’s report'],
  corrected: ['人工更正', 'corrected'],
  wasRead: ['程序读作', 'the program read'],
  expected: ['应为', 'expected'],
  formula: ['算式', 'formula'],
  quote: ['原句', 'words'],
  basis: ['依据', 'basis'],
  unverified: ['（依据未经核实）', ' (basis not verified)'],
  advice: ['建议', 'what to do'],
  comparedWith: ['对照的报告', 'The report that it compares with'],
  follows: ['由以下问题引起：第', 'follows from no. '],
  confirm: ['确认', 'Confirm'],
  dismiss: ['排除', 'Dismiss'],
  correct: ['更正读数', 'Correct the reading'],
  undo: ['撤销', 'Undo'],
  dismissed: ['已排除', 'dismissed'],
  confirmed: ['已确认', 'confirmed'],
  to_correct: ['已确认，应改正', 'confirmed, to be corrected'],
  reason: ['理由', 'Reason'],
  reason1: ['已与台账核实，填报无误', 'Checked against the register: right as printed'],
  reason2: ['正文或表注已说明原因', 'The report says why'],
  reason3: ['统计口径不同', 'Counted in another way'],
  reasonOther: ['其他理由', 'Another reason'],
  cellReads: ['此格所印数字（空白则不填）', 'The number printed in this cell (leave empty for a blank)'],
  notNumber: ['请填数字', 'A number, please'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  saved: ['已保存', 'Saved'],
  undone: ['已撤销', 'Undone'],
  readOnly: ['只读：启动时加 --write 可作处理', 'Read-only: start with --write to decide'],
  sourceMissing: [
    '原文件不在手边；启动时用 --sources 指明所在文件夹',
    'The source is not at hand: name its folder by --sources at the start',
  ],
  sourceChanged: [
    '原文件已改变，不是当时读取的文件，不作标记；请重新提取',
    'The source has changed since it was read; nothing is marked. Extract it again',
  ],
  sourceFailed: ['无法显示原文', 'The source can’t be shown'],
  loading: ['正在读取…', 'Loading…'],
  noPlace: [
    '原文中找不到此格的位置，不作标记',
    'The place of this cell was not found in the source; nothing is marked',
  ],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  pageBefore: ['上一页', 'Page before'],
  pageAfter: ['下一页', 'Page after'],
  keys: ['键盘', 'Keys'],
  keysText: [
    'n／p 下一处／上一处问题（到末尾接下一份），j／k 下一份／上一份，方向键移动单元格，c 确认，d 排除，e 更正读数，u 撤销，+／- 缩放，/ 查找，Esc 返回列表',
    'n/p next/previous finding (on to the next report at the end), j/k next/previous report, arrows move the cell, c confirm, d dismiss, e correct the reading, u undo, +/- zoom, / search, Esc back to the list',
  ],
  listKeys: ['j／k 移动，Enter 打开，/ 查找', 'j/k move, Enter opens, / searches'],
  claims: ['正文所述', 'Stated in the text'],
  position: ['第', 'No. '],
  failed: ['未能读取', 'not read'],
  queue: ['任务队列', 'Queue'],
  all: ['全部', 'all'],
  refresh: ['刷新', 'Refresh'],
  state: ['状态', 'State'],
  address: ['地址', 'Address'],
  title_of_failure: ['情况', 'What happened'],
  advice_of_failure: ['处理建议', 'What to do'],
  attempts: ['尝试次数', 'Tries'],
  records: ['记录数', 'Records'],
  next_attempt: ['下次尝试', 'Next try'],
  noJobs: ['没有任务', 'No jobs'],
  waiting: ['等待', 'waiting'],
  delayed: ['稍后重试', 'delayed'],
  active: ['进行中', 'active'],
  done: ['完成', 'done'],
  dead: ['搁置', 'dead'],
  skipped: ['略过', 'skipped'],
};

/** @type {'zh' | 'en'} */
let language = 'zh';

export const languages = { zh: '中文', en: 'English' };

/** @param {string} wanted */
export function setLanguage(wanted) {
  language = wanted === 'en' ? 'en' : 'zh';
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

export const currentLanguage = () => language;

/**
 * Unknown names stand for themselves: rules, functions, years.
 * @param {string} name
 */
export function say(name) {
  const found = Object.hasOwn(words, name) ? words[name] : undefined;
  return found?.[language === 'en' ? 1 : 0] ?? name;
}

/**
 * A message that the server gave in both languages.
 * @param {Message | null} message
 */
export const both = (message) => message?.[language] ?? '';

export const colon = () => (language === 'en' ? ': ' : '：');
export const comma = () => (language === 'en' ? ', ' : '，');
