/** Examples below each command's help; a test runs them. */
import type { Message } from '../model/note.ts';

export interface Example {
  /** Words of a command line behind `nianbao`, without quotes. */
  readonly line: string;
  readonly what: Message;
  /** Until it is stopped, or it asks the network. */
  readonly goesOn?: true;
}

const example = (line: string, zh: string, en: string): Example => ({ line, what: { zh, en } });
const lasting = (line: string, zh: string, en: string): Example => ({ ...example(line, zh, en), goesOn: true });

/** Where to begin, below `nianbao --help`. */
export const firstSteps: readonly Example[] = [
  example(
    'check reports --out findings.xlsx',
    '检查一个文件夹，问题清单存为工作簿',
    'check a folder, findings as a workbook',
  ),
  lasting('review reports', '在浏览器中对照原文逐份核对', 'look at each beside its source, in the browser'),
  example('extract reports --out records.jsonl', '提取为记录', 'extract records'),
  example('panel records.jsonl --out panel.csv', '汇总为机关×年度', 'a table of organs by years'),
];

export const examples: Readonly<Record<string, readonly Example[]>> = {
  check: [
    example('check reports', '每份一行结论，最差的在前', 'a line of verdict each, the worst first'),
    example('check reports --out findings.html', '另存问题清单', 'and the findings as a page'),
    example(
      'check reports --history records.jsonl --fail-on warning',
      '与往年比对；有警告也算不合格',
      'compare with last year; warnings count',
    ),
  ],
  sheet: [example('sheet reports --out sheets', '每个机关一份问题清单', 'an issue sheet for each organ')],
  review: [lasting('review reports --write', '核对并记下处理意见', 'review, and note decisions')],
  extract: [
    example('extract reports --out records.jsonl', '每份报告一行 JSON', 'a line of JSON for each report'),
    example('extract reports --out figures.csv', '每项数据一行，可用电子表格打开', 'a row a figure, for a spreadsheet'),
    example('extract reports --wide --out reports.parquet', '每份报告一行', 'a row a report'),
  ],
  show: [example('show reports/a.html', '结论、表格与问题', 'verdict, tables, findings')],
  explain: [
    example('explain reports/a.html applications.received.total', '这个数是怎样读出来的', 'how this figure was read'),
  ],
  audit: [example('audit records.jsonl --out audit.jsonl', '跨年度、跨单位核查', 'checks over years and peers')],
  panel: [example('panel records.jsonl --least 20', '分母不足 20 的不计算比率', 'no rate of fewer than 20 cases')],
  report: [example('report records.jsonl --out report.html', '图表页', 'a page of charts')],
  enqueue: [
    example('enqueue reports', '把文件夹加入队列', 'put a folder into the queue'),
    example('enqueue reports --every 7d', '每周再读一次', 'and read it again each week'),
  ],
  watch: [lasting('watch inbox', '放入文件夹的自动加入队列', 'what is put into the folder is enqueued')],
  work: [example('work --drain', '处理完所有任务后退出', 'work until nothing is left')],
  inputs: [example('inputs --state done', '各输入的去向', 'how each input ended')],
  retry: [example('retry --state dead --all', '被搁置的任务再来一次', 'once more what was set aside')],
  export: [
    example('export --out all.jsonl', '合并为一个文件', 'merge into one file'),
    example('export --where year=2024 --out 2024.xlsx', '只要 2024 年度，存为工作簿', 'one year, as a workbook'),
    example('export --changes --cursor cursor.json', '上次以来的变化', 'what changed since the last time'),
  ],
  compact: [example('compact', '合并并压缩分段', 'join and compress segments')],
  verify: [example('verify', '核对存储的每个字节', 'every byte that is stored')],
  rules: [example('rules narrative.processed', '说明一条规则', 'all about one rule')],
  completion: [
    example(
      'completion bash',
      '写入 ~/.bashrc：source <(nianbao completion bash)',
      'in ~/.bashrc: source <(nianbao completion bash)',
    ),
  ],
  forms: [example('forms --json', '代码与官方用语', 'codes and official labels')],
};

export function examplesText(list: readonly Example[], title: Message, language: keyof Message): string {
  if (list.length === 0) return '';
  const width = Math.max(...list.map(({ line }) => line.length));
  const lines = list.map(({ line, what }) => `  nianbao ${line.padEnd(width)}  # ${what[language]}`);
  return `\n${title[language]}\n${lines.join('\n')}`;
}
